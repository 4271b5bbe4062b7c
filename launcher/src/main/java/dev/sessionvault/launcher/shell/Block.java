package dev.sessionvault.launcher.shell;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import org.jspecify.annotations.Nullable;

/**
 * Lines of ours in a profile of the user's, between two marks. The first mark also says what had to be done to put them
 * there, so that taking them out leaves the file as it was.
 */
final class Block {
    private static final String BEGIN = "# >>> sv >>> written by `sv install`, and taken out by --uninstall";
    private static final String END = "# <<< sv <<<\n";
    private static final String WITH_THE_FILE = ": with this file";
    private static final String AFTER_NO_NEWLINE = ": after a line without end";

    private final String file;
    private final @Nullable String text;

    /**
     * @param file for messages
     * @param text what the file holds, each byte a character; {@code null} if it is not there
     */
    Block(String file, @Nullable String text) {
        this.file = file;
        this.text = text;
    }

    /** The text with these lines in it: in the place of earlier ones, else at the end. */
    String with(String lines) throws LauncherException {
        int begin = begin();
        if (text == null || begin < 0) {
            return appended(lines);
        }
        int firstLine = text.indexOf('\n', begin) + 1;
        return text.substring(0, firstLine) + lines + text.substring(end(begin) - END.length());
    }

    private String appended(String lines) {
        String before = text == null ? "" : text;
        boolean open = !before.isEmpty() && !before.endsWith("\n");
        String how = text == null ? WITH_THE_FILE : open ? AFTER_NO_NEWLINE : "";
        return before + (open ? "\n" : "") + BEGIN + how + "\n" + lines + END;
    }

    /** The text without them; {@code null}: then there was no file. */
    @Nullable
    String without() throws LauncherException {
        int begin = begin();
        if (text == null || begin < 0) {
            return text;
        }
        int end = end(begin);
        String how = text.substring(begin + BEGIN.length(), text.indexOf('\n', begin));
        boolean isLast = end == text.length();
        int keep = how.equals(AFTER_NO_NEWLINE) && isLast ? begin - 1 : begin;
        String rest = text.substring(0, keep) + text.substring(end);
        return rest.isEmpty() && how.equals(WITH_THE_FILE) ? null : rest;
    }

    /** What stands behind them. */
    String after() throws LauncherException {
        int begin = begin();
        return text == null || begin < 0 ? "" : text.substring(end(begin));
    }

    private int begin() throws LauncherException {
        int begin = text == null ? -1 : text.indexOf(BEGIN);
        if (begin >= 0 && text != null && text.indexOf(BEGIN, begin + 1) >= 0) {
            throw torn("sv's lines are there twice");
        }
        return begin;
    }

    private int end(int begin) throws LauncherException {
        int end = text == null ? -1 : text.indexOf("\n" + END, begin);
        if (end < 0) {
            throw torn("sv's lines have no end");
        }
        return end + 1 + END.length();
    }

    private LauncherException torn(String why) {
        return new LauncherException(
                ExitCode.USAGE, "change the profile: " + file + ": " + why, "take them out by hand");
    }
}
