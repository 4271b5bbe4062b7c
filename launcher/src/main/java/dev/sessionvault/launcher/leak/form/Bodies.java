package dev.sessionvault.launcher.leak.form;

/**
 * Where runs of an alphabet end. Each end is looked for once, however many beginnings lie before it: or a hostile text
 * would cost the square of its length.
 */
final class Bodies {
    private static final int SLOTS = 8;

    private final Text text;
    private final int[] alphabets = new int[SLOTS];
    private final int[] starts = new int[SLOTS];
    private final int[] ends = new int[SLOTS];

    Bodies(Text text) {
        this.text = text;
    }

    int end(int start, int alphabet) {
        int slot = Integer.remainderUnsigned(alphabet * 0x9E3779B9 >>> 24, SLOTS);
        if (alphabets[slot] != alphabet || start < starts[slot] || start >= ends[slot]) {
            alphabets[slot] = alphabet;
            starts[slot] = start;
            ends[slot] = text.skip(start, alphabet);
        }
        return ends[slot];
    }
}
