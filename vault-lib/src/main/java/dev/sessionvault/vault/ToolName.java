package dev.sessionvault.vault;

/**
 * The name of a tool, as typed: {@code claude}. Lower-case letters, digits, dot, underscore and hyphen, at most 64 of
 * them, the first a letter or digit.
 */
public record ToolName(String value) {
    private static final int MAX_LENGTH = 64;

    public ToolName {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a tool name: " + value);
        }
    }

    /** @throws IllegalArgumentException naming the text, if it is no tool name */
    public static ToolName parse(String text) {
        return new ToolName(text);
    }

    /** Whether {@code text} may name a tool. */
    public static boolean isValid(String text) {
        if (text.isEmpty() || text.length() > MAX_LENGTH || !isAlphanumeric(text.charAt(0))) {
            return false;
        }
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isAlphanumeric(c) && c != '.' && c != '_' && c != '-') {
                return false;
            }
        }
        return true;
    }

    private static boolean isAlphanumeric(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }
}
