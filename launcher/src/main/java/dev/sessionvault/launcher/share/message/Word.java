package dev.sessionvault.launcher.share.message;

import java.util.regex.Pattern;

/** The words that messages carry, by what they may consist of. */
enum Word {
    /** Of a verb or a parameter; which of them exist is not the message's to know. */
    NAME("name", "[A-Za-z][A-Za-z0-9._-]{0,63}"),
    REASON("reason", "[A-Z][A-Z_]{0,31}"),
    /** As a reason, where there need be none. */
    NO_REASON("reason", "(?:[A-Z][A-Z_]{0,31})?"),
    NO_NAME("name", "(?:[A-Za-z][A-Za-z0-9._-]{0,63})?");

    private final String label;
    private final Pattern pattern;

    Word(String label, String pattern) {
        this.label = label;
        this.pattern = Pattern.compile(pattern);
    }

    String label() {
        return label;
    }

    boolean allows(String word) {
        return pattern.matcher(word).matches();
    }

    String require(String word) {
        if (!allows(word)) {
            throw new IllegalArgumentException("not a " + label + ": " + word);
        }
        return word;
    }
}
