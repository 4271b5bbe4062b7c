package dev.sessionvault.vault;

import java.nio.charset.StandardCharsets;

/**
 * What is said of a key when it is stored.
 *
 * @param label free text for people, at most {@link #MAX_LABEL_BYTES} of UTF-8, without control characters
 */
public record NewEntry(ToolName tool, Scope scope, AccountName account, String label, Expiry expiry) {
    /** The longest label, in bytes of UTF-8. */
    public static final int MAX_LABEL_BYTES = 256;

    /** @throws IllegalArgumentException if the label is too long or holds control characters */
    public NewEntry {
        if (!isLabel(label)) {
            throw new IllegalArgumentException("label: want at most 256 bytes without control characters");
        }
    }

    /** Whether the text may be a label. */
    public static boolean isLabel(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                return false;
            }
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return utf8.length <= MAX_LABEL_BYTES && new String(utf8, StandardCharsets.UTF_8).equals(text);
    }
}
