package dev.sessionvault.launcher.share.text;

/** A word that is not what it should be. The message never repeats a character of it: it may be a handle. */
public final class TextException extends Exception {
    private static final long serialVersionUID = 1;

    private final Fault fault;

    /** What is wrong with it. */
    public enum Fault {
        /** It begins otherwise: it is something else. */
        PREFIX,
        /** A character that is none of the alphabet's. */
        CHARACTER,
        /** Cut short, too long, or left over bits: no encoding has this form. */
        FORM,
        /** Every character may stand there, but one of them was another. */
        CHECKSUM,
        /** It was written so, but means nothing. */
        MEANING
    }

    /** @param why for people, in lower case, without a character of the word */
    public TextException(Fault fault, String why) {
        super(why);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }

    /** For people. */
    public String why() {
        return String.valueOf(getMessage());
    }
}
