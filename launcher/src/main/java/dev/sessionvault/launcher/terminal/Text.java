package dev.sessionvault.launcher.terminal;

/** Text of other people's making (a name, a path, a label) on its way to a terminal. */
final class Text {
    private Text() {}

    /** Each control character replaced, so that a name cannot move the cursor or hide what follows. */
    static String withoutControls(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isControl(text.charAt(i))) {
                return replaced(text);
            }
        }
        return text;
    }

    private static String replaced(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            clean.append(isControl(c) ? '\ufffd' : c);
        }
        return clean.toString();
    }

    /** C0, DEL, C1, and the marks that turn the direction of the writing. */
    private static boolean isControl(char c) {
        return c < 0x20 || (c >= 0x7f && c < 0xa0) || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
    }
}
