package dev.sessionvault.launcher.shell;

/** A text as a shell of the Bourne family takes it for one word. */
public final class ShellWord {
    private ShellWord() {}

    /** In quotes only where it must be. */
    public static String of(String text) {
        if (text.isEmpty()) {
            return "''";
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = Character.isLetterOrDigit(c) || "/._-+@%:,=".indexOf(c) >= 0;
            if (!plain) {
                return "'" + text.replace("'", "'\\''") + "'";
            }
        }
        return text;
    }
}
