package dev.sessionvault.relay.server;

import dev.sessionvault.relay.pairing.Grant;
import java.time.Instant;
import java.util.HexFormat;

/**
 * A line of the operator's book: the public half of a deployment key, and what it may use.
 *
 * @param label the operator's word for it; never sent
 */
record Token(Grant grant, String label, Instant made) {
    private static final int ID_BYTES = 5;

    Token {
        if (label.length() > 100 || label.chars().anyMatch(c -> c < ' ' || c == '"' || c == '\\' || c > '~')) {
            throw new IllegalArgumentException("label: want at most 100 ASCII characters, no quote, no backslash");
        }
    }

    /** What it is called by: the beginning of its key, in digits that no command line takes for an option. */
    String id() {
        return HexFormat.of().formatHex(grant.key().bytes(), 0, ID_BYTES);
    }
}
