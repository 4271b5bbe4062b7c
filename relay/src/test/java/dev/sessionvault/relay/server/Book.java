package dev.sessionvault.relay.server;

import dev.sessionvault.relay.wire.RelayName;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Where relays are: NAME@PORT, of this machine. */
final class Book {
    private Book() {}

    static String entry(RelayName name, int port) {
        return name.value() + "@" + port;
    }

    /** @return the names in order */
    static List<RelayName> read(List<String> entries, Map<RelayName, InetSocketAddress> into) {
        List<RelayName> names = new ArrayList<>();
        for (String entry : entries) {
            String[] parts = entry.split("@");
            names.add(new RelayName(parts[0]));
            into.put(new RelayName(parts[0]), new InetSocketAddress("127.0.0.1", Integer.parseInt(parts[1])));
        }
        return names;
    }

    static InetSocketAddress find(Map<RelayName, InetSocketAddress> book, RelayName name) {
        InetSocketAddress address = book.get(name);
        if (address == null) {
            throw new IllegalStateException("nobody said where " + name.value() + " is");
        }
        return address;
    }
}
