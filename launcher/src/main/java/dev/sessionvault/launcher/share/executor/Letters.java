package dev.sessionvault.launcher.share.executor;

import java.util.Arrays;

/** Letters one behind the other, some others allowed between any two. */
final class Letters {
    private static final int MAX_GAP = 2;

    private final byte[] wanted;
    private final String between;

    interface Folding {
        byte fold(byte letter);
    }

    /** @param wanted kept, and wiped in the end */
    Letters(byte[] wanted, String between) {
        this.wanted = wanted;
        this.between = between;
    }

    int match(byte[] text, int from, Folding folding) {
        int at = from;
        int gap = 0;
        for (int done = 0; done < wanted.length; at++) {
            if (at == text.length) {
                return Spelling.MORE;
            }
            if (folding.fold(text[at]) == wanted[done]) {
                done++;
                gap = 0;
            } else if (done == 0 || ++gap > MAX_GAP || between.indexOf(text[at]) < 0) {
                return Spelling.NONE;
            }
        }
        return at - from;
    }

    void wipe() {
        Arrays.fill(wanted, (byte) 0);
    }
}
