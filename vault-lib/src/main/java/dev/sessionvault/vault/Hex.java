package dev.sessionvault.vault;

/** Bytes as lower-case hexadecimal digits. */
final class Hex {
    private static final String DIGITS = "0123456789abcdef";

    private Hex() {}

    static String encode(byte[] bytes) {
        StringBuilder text = new StringBuilder(2 * bytes.length);
        for (byte b : bytes) {
            text.append(DIGITS.charAt((b & 0xF0) >> 4)).append(DIGITS.charAt(b & 0x0F));
        }
        return text.toString();
    }
}
