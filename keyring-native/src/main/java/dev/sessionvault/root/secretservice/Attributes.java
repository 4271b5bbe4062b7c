package dev.sessionvault.root.secretservice;

import dev.sessionvault.root.ffi.Address;
import dev.sessionvault.root.ffi.ForeignLibrary;
import dev.sessionvault.root.ffi.NativeBuffer;

/** By what an item is found: {@code application = sv} and {@code key =} its id. The keyring keeps them in the clear. */
final class Attributes implements AutoCloseable {
    private final ForeignLibrary glib;
    private final NativeBuffer[] strings;
    private final Address table;

    Attributes(ForeignLibrary glib, ItemId id) {
        this.glib = glib;
        strings = new NativeBuffer[] {
            NativeBuffer.cString("application"), NativeBuffer.cString("sv"),
            NativeBuffer.cString("key"), NativeBuffer.cString(id.hex())
        };
        table = glib.call("g_hash_table_new", glib.addressOf("g_str_hash"), glib.addressOf("g_str_equal"));
        for (int i = 0; i < strings.length; i += 2) {
            glib.callInt("g_hash_table_insert", table, strings[i], strings[i + 1]);
        }
    }

    /** A GHashTable that borrows this object's strings. */
    Address table() {
        return table;
    }

    @Override
    public void close() {
        glib.callVoid("g_hash_table_unref", table);
        for (NativeBuffer string : strings) {
            string.close();
        }
    }
}
