package dev.sessionvault.launcher.share.executor;

/** Two digits a byte, in either case, with blanks, colons or line breaks between. */
final class HexSpelling implements Spelling {
    private static final String DIGITS = "0123456789abcdef";

    private final Letters letters;

    HexSpelling(byte[] key) {
        byte[] digits = new byte[2 * key.length];
        for (int i = 0; i < key.length; i++) {
            digits[2 * i] = (byte) DIGITS.charAt(key[i] >> 4 & 0xf);
            digits[2 * i + 1] = (byte) DIGITS.charAt(key[i] & 0xf);
        }
        this.letters = new Letters(digits, " :\r\n");
    }

    @Override
    public int match(byte[] text, int at) {
        return letters.match(text, at, c -> c >= 'A' && c <= 'F' ? (byte) (c | 0x20) : c);
    }

    @Override
    public void wipe() {
        letters.wipe();
    }
}
