package dev.sessionvault.relay.wire;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Where two legs meet: the hash of the keys that open its two places, so that nobody with other keys can be in it
 * (PROTOCOL.md, "Keys and the rendezvous id").
 */
public final class RendezvousId {
    public static final int BYTES = 16;
    public static final String PATH_PREFIX = "/v1/";

    private static final byte[] LABEL = "sv-relay/1 rendezvous".getBytes(StandardCharsets.US_ASCII);

    private final byte[] bytes;

    private RendezvousId(byte[] bytes) {
        this.bytes = bytes;
    }

    public static RendezvousId of(PublicKey deployment, PublicKey guest) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(LABEL);
            digest.update(deployment.bytes());
            digest.update(guest.bytes());
            return new RendezvousId(Arrays.copyOf(digest.digest(), BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    /** @throws FrameException MALFORMED if this is not the path of a rendezvous */
    public static RendezvousId parsePath(String path) throws FrameException {
        if (path.length() != PATH_PREFIX.length() + 2 * BYTES || !path.startsWith(PATH_PREFIX)) {
            throw FrameException.malformed("path is not that of a rendezvous");
        }
        String hex = path.substring(PATH_PREFIX.length());
        if (!hex.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
            throw FrameException.malformed("rendezvous id is not lower-case hex");
        }
        return new RendezvousId(HexFormat.of().parseHex(hex));
    }

    /** What a leg asks for by GET. */
    public String path() {
        return PATH_PREFIX + this;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RendezvousId && Arrays.equals(bytes, ((RendezvousId) other).bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** 32 hex digits. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
