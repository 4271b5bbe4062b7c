package dev.sessionvault.root.secretservice;

import java.io.File;
import org.jspecify.annotations.Nullable;

/**
 * Whether this process belongs to a login session, told from its environment before any library is asked.
 *
 * <p>Asked without one, GLib would start a message bus by itself. And it would follow an address to another machine:
 * only local sockets are taken.
 */
final class SessionBus {
    private static final String LOCAL = "unix:";

    private SessionBus() {}

    static boolean isReachable() {
        return isReachable(System.getenv("DBUS_SESSION_BUS_ADDRESS"), System.getenv("XDG_RUNTIME_DIR"));
    }

    static boolean isReachable(@Nullable String address, @Nullable String runtimeDirectory) {
        if (address != null && !address.isEmpty()) {
            return isLocal(address);
        }
        return runtimeDirectory != null && new File(runtimeDirectory, "bus").exists();
    }

    /** An address is a list of alternatives, separated by semicolons. */
    private static boolean isLocal(String address) {
        int start = 0;
        while (start < address.length()) {
            if (!address.startsWith(LOCAL, start)) {
                return false;
            }
            int end = address.indexOf(';', start);
            start = end < 0 ? address.length() : end + 1;
        }
        return true;
    }
}
