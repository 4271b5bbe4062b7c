package dev.sessionvault.launcher.reflect;

import dev.sessionvault.launcher.share.text.Unseen;

/**
 * Text of the owner's side on its way to a person or a model: what is there is seen, and nothing is there that is not
 * seen. A control sequence would steer a terminal; a character without a picture would say to a model what the person
 * beside it does not see.
 */
public final class Visible {
    private static final int PICTURES = 0x2400;
    private static final int DELETE = 0x7f;
    private static final int DELETE_PICTURE = 0x2421;
    private static final int REPLACEMENT = 0xfffd;
    private static final int ZERO_WIDTH_NON_JOINER = 0x200c;
    private static final int ZERO_WIDTH_JOINER = 0x200d;

    private Visible() {}

    /** Of several lines; lines and tabs stay. */
    public static String text(String text) {
        return made(text.replace("\r\n", "\n"), "\n\t");
    }

    /** Of one line. */
    public static String line(String text) {
        return made(text, "");
    }

    private static String made(String text, String kept) {
        StringBuilder visible = new StringBuilder(text.length());
        text.codePoints().forEach(c -> visible.appendCodePoint(kept.indexOf(c) >= 0 ? c : picture(c)));
        return visible.toString();
    }

    private static int picture(int c) {
        if (c < ' ') {
            return PICTURES + c;
        }
        if (c == DELETE) {
            return DELETE_PICTURE;
        }
        return isUnseen(c) ? REPLACEMENT : c;
    }

    /** Some scripts cannot be written without the two joiners. */
    private static boolean isUnseen(int c) {
        boolean joins = c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER;
        return !joins && Unseen.is(c) || isVariation(c);
    }

    /** Marks that choose among pictures of a character, by which a text can be hidden behind one. */
    private static boolean isVariation(int c) {
        return c >= 0xfe00 && c <= 0xfe0e || c >= 0xe0100 && c <= 0xe01ef;
    }
}
