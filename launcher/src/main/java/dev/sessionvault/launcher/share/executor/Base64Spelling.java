package dev.sessionvault.launcher.share.executor;

import java.util.Arrays;
import java.util.Base64;

/** In Base64 or its form for URLs, behind some number of other bytes. */
final class Base64Spelling implements Spelling {
    private static final int BITS = 6;

    private final Letters letters;

    /** @param before how many bytes stand in the same group of three before it */
    Base64Spelling(byte[] key, int before) {
        byte[] padded = new byte[before + key.length];
        System.arraycopy(key, 0, padded, before, key.length);
        byte[] all = Base64.getEncoder().withoutPadding().encode(padded);
        // Letters that hold bits of the neighbours too can be any; what they hold of the key is half a byte at most.
        int first = (8 * before + BITS - 1) / BITS;
        int last = 8 * padded.length / BITS;
        this.letters = new Letters(Arrays.copyOfRange(all, first, last), "\r\n");
        Arrays.fill(padded, (byte) 0);
        Arrays.fill(all, (byte) 0);
    }

    @Override
    public int match(byte[] text, int at) {
        return letters.match(text, at, c -> c == '-' ? (byte) '+' : c == '_' ? (byte) '/' : c);
    }

    @Override
    public void wipe() {
        letters.wipe();
    }
}
