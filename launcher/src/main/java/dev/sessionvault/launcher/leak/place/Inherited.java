package dev.sessionvault.launcher.leak.place;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;

/** Who had what first. Of what they have only digests are kept. */
final class Inherited {
    /** A shorter one is no key. */
    private static final int LEAST_BYTES = 12;

    private static final class Holders {
        private final long first;
        private int others;

        private Holders(long first) {
            this.first = first;
        }
    }

    private final Map<ByteBuffer, Holders> holders = new HashMap<>();
    private final MessageDigest sha256;

    Inherited() {
        try {
            this.sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** To be called for the oldest process first. */
    void note(long pid, byte[] bytes, int from, int to) {
        if (to - from < LEAST_BYTES) {
            return;
        }
        ByteBuffer digest = digest(bytes, from, to);
        Holders known = holders.get(digest);
        if (known == null) {
            holders.put(digest, new Holders(pid));
        } else if (known.first != pid) {
            known.others++;
        }
    }

    /** How many more have it than this process; less than 0 if an older one had it, or nobody can tell. */
    int others(long pid, byte[] bytes, int from, int to) {
        Holders known = to - from < LEAST_BYTES ? null : holders.get(digest(bytes, from, to));
        return known == null || known.first != pid ? -1 : known.others;
    }

    private ByteBuffer digest(byte[] bytes, int from, int to) {
        sha256.update(bytes, from, to - from);
        return ByteBuffer.wrap(sha256.digest());
    }
}
