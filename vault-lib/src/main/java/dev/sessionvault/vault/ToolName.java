package dev.sessionvault.vault;

/**
 * The name of a tool, as typed after {@code sv run}.
 *
 * @param value 1 to 64 of {@code a-z 0-9 . _ -}, beginning with a letter or digit
 */
public record ToolName(String value) {
    /** The longest name, in characters. */
    public static final int MAX_CHARS = 64;

    private static final String ALSO_INSIDE = "._-";
    private static final String OWN = "sv.";

    /** @throws IllegalArgumentException if the value is no tool name */
    public ToolName {
        if (!isValid(value)) {
            throw new IllegalArgumentException("tool name: " + value + ": want 1 to 64 of a-z 0-9 . _ -");
        }
    }

    /** @throws IllegalArgumentException if the text is no tool name */
    public static ToolName parse(String text) {
        return new ToolName(text);
    }

    /** Whether the text is a tool name. */
    public static boolean isValid(String text) {
        return !text.isEmpty()
                && text.length() <= MAX_CHARS
                && ALSO_INSIDE.indexOf(text.charAt(0)) < 0
                && Alphabet.LOWER_ALPHANUMERIC.allows(text, ALSO_INSIDE);
    }

    /** Whether it names no tool but keys of sv's own, which no tool is ever given: FORMAT.md "Own keys". */
    public boolean isOwn() {
        return value.startsWith(OWN);
    }

    @Override
    public String toString() {
        return value;
    }
}
