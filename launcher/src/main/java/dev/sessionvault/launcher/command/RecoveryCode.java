package dev.sessionvault.launcher.command;

import dev.sessionvault.secret.SecretAccess;
import dev.sessionvault.secret.SecretBytes;
import java.util.Arrays;
import java.util.Optional;

/**
 * The recovery code: 160 random bits as people copy them. Crockford's base 32 in eight groups of four and a group of
 * two check symbols: {@code 4HWC-…-9QX7-M3}. The number the 32 symbols make, modulo 1021 (the largest prime that two
 * symbols hold), is the check: every single wrong symbol and every swap of two is found.
 */
final class RecoveryCode {
    static final int BYTES = 20;

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int SYMBOLS = BYTES * 8 / 5;
    private static final int CHECKS = 2;
    private static final int GROUP = 4;
    private static final int MODULUS = 1021;

    private RecoveryCode() {}

    /** The groups, as ASCII; the caller wipes them. */
    static byte[] write(SecretBytes code) {
        return code.read(SecretAccess.granted(), RecoveryCode::write);
    }

    private static byte[] write(byte[] bytes) {
        int[] symbols = split(bytes);
        byte[] text = new byte[SYMBOLS + CHECKS + SYMBOLS / GROUP];
        int at = 0;
        for (int i = 0; i < symbols.length; i++) {
            if (i > 0 && i % GROUP == 0) {
                text[at++] = '-';
            }
            text[at++] = (byte) ALPHABET.charAt(symbols[i]);
        }
        Arrays.fill(symbols, 0);
        return text;
    }

    private static int[] split(byte[] bytes) {
        int[] symbols = new int[SYMBOLS + CHECKS];
        for (int bit = 0; bit < BYTES * 8; bit++) {
            int set = bytes[bit / 8] >> (7 - bit % 8) & 1;
            symbols[bit / 5] = symbols[bit / 5] << 1 | set;
        }
        int check = check(symbols);
        symbols[SYMBOLS] = check >> 5;
        symbols[SYMBOLS + 1] = check & 31;
        return symbols;
    }

    private static int check(int[] symbols) {
        int rest = 0;
        for (int i = 0; i < SYMBOLS; i++) {
            rest = (rest * 32 + symbols[i]) % MODULUS;
        }
        return rest;
    }

    /**
     * The code that was typed. Case, spaces and dashes do not matter; O is 0, I and L are 1.
     *
     * @return empty if it is not a recovery code: too short, too long, another symbol, or a wrong check
     */
    static Optional<SecretBytes> parse(SecretBytes typed) {
        return typed.read(SecretAccess.granted(), RecoveryCode::parse);
    }

    private static Optional<SecretBytes> parse(byte[] typed) {
        int[] symbols = new int[SYMBOLS + CHECKS];
        try {
            return symbols(typed, symbols) && check(symbols) == symbols[SYMBOLS] * 32 + symbols[SYMBOLS + 1]
                    ? Optional.of(SecretBytes.takeFrom(join(symbols)))
                    : Optional.empty();
        } finally {
            Arrays.fill(symbols, 0);
        }
    }

    private static boolean symbols(byte[] typed, int[] symbols) {
        int count = 0;
        for (byte letter : typed) {
            if (letter == '-' || letter == ' ' || letter == '\t') {
                continue;
            }
            int symbol = symbol((char) letter);
            if (symbol < 0 || count == symbols.length) {
                return false;
            }
            symbols[count++] = symbol;
        }
        return count == symbols.length;
    }

    private static int symbol(char letter) {
        char upper = letter >= 'a' && letter <= 'z' ? (char) (letter - 'a' + 'A') : letter;
        switch (upper) {
            case 'O':
                return 0;
            case 'I':
            case 'L':
                return 1;
            default:
                return ALPHABET.indexOf(upper);
        }
    }

    private static byte[] join(int[] symbols) {
        byte[] bytes = new byte[BYTES];
        for (int bit = 0; bit < BYTES * 8; bit++) {
            int set = symbols[bit / 5] >> (4 - bit % 5) & 1;
            bytes[bit / 8] |= (byte) (set << (7 - bit % 8));
        }
        return bytes;
    }
}
