package dev.sessionvault.relay.server;

import dev.sessionvault.relay.pairing.Grant;
import java.time.Instant;

/**
 * A line of the operator's book: the public half of a deployment key, and what it may use.
 *
 * @param label the operator's word for it; never sent
 */
record Token(Grant grant, String label, Instant made) {
    private static final int ID_CHARS = 10;

    Token {
        if (label.length() > 100 || label.chars().anyMatch(c -> c < ' ' || c == '"' || c == '\\' || c > '~')) {
            throw new IllegalArgumentException("label: want at most 100 ASCII characters, no quote, no backslash");
        }
    }

    /** What it is called by: the beginning of its key. */
    String id() {
        return grant.key().toString().substring(0, ID_CHARS);
    }
}
