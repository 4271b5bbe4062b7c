package dev.sessionvault.launcher.share.owner;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.relay.wire.RelayName;
import java.util.Locale;

/**
 * A relay as people name it: {@code relay.example.org}, with a port or without, by TLS unless it begins with {@code ws://}.
 *
 * @param name with the port
 */
public record RelayText(RelayName name, boolean tls) {
    private static final String BY_TLS = "wss://";
    private static final String IN_CLEAR = "ws://";

    public static RelayText parse(String text) throws LauncherException {
        String given = text.toLowerCase(Locale.ROOT);
        boolean tls = !given.startsWith(IN_CLEAR);
        String name = given.startsWith(BY_TLS) ? given.substring(BY_TLS.length()) : given;
        name = tls ? name : name.substring(IN_CLEAR.length());
        name = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
        try {
            return new RelayText(new RelayName(hasPort(name) ? name : name + (tls ? ":443" : ":80")), tls);
        } catch (IllegalArgumentException e) {
            throw new LauncherException(
                    ExitCode.USAGE,
                    "find the relay: its name is none: want HOST, HOST:PORT, or wss:// or ws:// before it",
                    "sv relay login relay.example.org");
        }
    }

    /** The colons of an address of version 6 stand in brackets. */
    private static boolean hasPort(String name) {
        return name.lastIndexOf(':') > name.lastIndexOf(']');
    }
}
