package dev.sessionvault.launcher.share.tunnel;

import dev.sessionvault.relay.wire.RelayName;

/**
 * Where a relay may send a leg that it restarts: to another port of its host, or to its neighbour in the same domain. A
 * relay is not trusted, and an owner stands inside of a network whose hosts no stranger shall make it dial.
 */
final class Moves {
    private Moves() {}

    static boolean isNear(RelayName from, RelayName to) {
        String here = Dialling.hostOf(from);
        String there = Dialling.hostOf(to);
        return here.equals(there)
                || isName(here) && isName(there) && domain(here).equals(domain(there));
    }

    private static boolean isName(String host) {
        return host.matches("[a-z0-9-]+(\\.[a-z0-9-]+){2,}") && !host.matches("[0-9.]+");
    }

    private static String domain(String host) {
        return host.substring(host.indexOf('.'));
    }
}
