package dev.sessionvault.launcher.windows;

import java.util.List;

/**
 * The one text in which a Windows program is handed its arguments, written so that {@code CommandLineToArgvW}, and with
 * it every usual C runtime, takes it apart into the same ones.
 */
final class ArgumentText {
    private ArgumentText() {}

    /** @param program its path, which cannot have a quotation mark in it */
    static String of(String program, List<String> arguments) {
        StringBuilder text = new StringBuilder("\"" + program + "\"");
        for (String argument : arguments) {
            text.append(' ');
            if (isPlain(argument)) {
                text.append(argument);
            } else {
                quote(text, argument);
            }
        }
        return text.toString();
    }

    private static boolean isPlain(String argument) {
        for (int i = 0; i < argument.length(); i++) {
            char c = argument.charAt(i);
            if (c <= ' ' || c == '"') {
                return false;
            }
        }
        return !argument.isEmpty();
    }

    /** Backslashes count only before a quotation mark: there, and before the closing one, each is doubled. */
    static void quote(StringBuilder text, String argument) {
        text.append('"');
        int backslashes = 0;
        for (int i = 0; i < argument.length(); i++) {
            char c = argument.charAt(i);
            if (c == '"') {
                text.append("\\".repeat(backslashes + 1));
            }
            backslashes = c == '\\' ? backslashes + 1 : 0;
            text.append(c);
        }
        text.append("\\".repeat(backslashes)).append('"');
    }
}
