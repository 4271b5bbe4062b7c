package dev.sessionvault.vault.audit;

/** Bytes and numbers as lower-case hexadecimal digits. */
final class Hexadecimal {
    static final int LONG_DIGITS = 16;

    private static final String DIGITS = "0123456789abcdef";

    private Hexadecimal() {}

    static String of(byte[] bytes) {
        StringBuilder text = new StringBuilder(2 * bytes.length);
        for (byte b : bytes) {
            text.append(DIGITS.charAt((b & 0xF0) >> 4)).append(DIGITS.charAt(b & 0x0F));
        }
        return text.toString();
    }

    /** Always {@link #LONG_DIGITS} digits. */
    static String of(long number) {
        StringBuilder text = new StringBuilder(LONG_DIGITS);
        for (int shift = Long.SIZE - 4; shift >= 0; shift -= 4) {
            text.append(DIGITS.charAt((int) (number >>> shift) & 0x0F));
        }
        return text.toString();
    }

    /** The number of so many digits from there, or -1 if they are not all digits or it is below 0. */
    static long number(String text, int start) {
        long number = 0;
        for (int i = start; i < start + LONG_DIGITS; i++) {
            int digit = DIGITS.indexOf(text.charAt(i));
            if (digit < 0) {
                return -1;
            }
            number = number << 4 | digit;
        }
        return Math.max(number, -1);
    }
}
