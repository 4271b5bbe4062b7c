package dev.sessionvault.root.secretservice;

import dev.sessionvault.root.ffi.Address;
import dev.sessionvault.root.ffi.ForeignLibrary;

/** What a search found: a GList of SecretItem objects, released with it. */
final class Items implements AutoCloseable {
    private final ForeignLibrary libsecret;
    private final Address list;

    Items(ForeignLibrary libsecret, Address list) {
        this.libsecret = libsecret;
        this.list = list;
    }

    int count() {
        return libsecret.callInt("g_list_length", list);
    }

    Address item(int index) {
        return libsecret.call("g_list_nth_data", list, index);
    }

    boolean isLocked(int index) {
        return libsecret.callInt("secret_item_get_locked", item(index)) != 0;
    }

    @Override
    public void close() {
        libsecret.callVoid("g_list_free_full", list, libsecret.addressOf("g_object_unref"));
    }
}
