package dev.sessionvault.relay.wire;

import org.jspecify.annotations.Nullable;

/**
 * A relay's {@code host:port} as a leg dialled it: what a proof is made for.
 *
 * @param value in lower case, the port always written
 */
public record RelayName(String value) {
    private static final int MAX_BYTES = 255;

    public RelayName {
        String fault = fault(value);
        if (fault != null) {
            throw new IllegalArgumentException("relay name " + fault + ": want host:port in lower case");
        }
    }

    /** @throws FrameException MALFORMED if it is none */
    static RelayName decode(String value) throws FrameException {
        String fault = fault(value);
        if (fault != null) {
            throw FrameException.malformed("relay name " + fault);
        }
        return new RelayName(value);
    }

    private static @Nullable String fault(String value) {
        int colon = value.lastIndexOf(':');
        if (value.length() > MAX_BYTES) {
            return "is too long";
        }
        if (colon < 1 || !isPort(value.substring(colon + 1))) {
            return "has no host or no port";
        }
        return value.substring(0, colon).chars().allMatch(RelayName::inHost)
                ? null
                : "has a character that no host has";
    }

    /** Brackets and colons are those of an IPv6 address. */
    private static boolean inHost(int c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || ".-_[]:".indexOf(c) >= 0;
    }

    private static boolean isPort(String digits) {
        boolean decimal = !digits.isEmpty()
                && digits.length() <= 5
                && digits.charAt(0) != '0'
                && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return decimal && Integer.parseInt(digits) <= 0xffff;
    }

    @Override
    public String toString() {
        return value;
    }
}
