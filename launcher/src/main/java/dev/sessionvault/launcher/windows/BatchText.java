package dev.sessionvault.launcher.windows;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import java.util.List;

/**
 * The command line that has cmd.exe run a batch file, such as npm's {@code claude.cmd}.
 *
 * <p>cmd.exe reads arguments by rules of its own, and a batch file that hands them on has them read a second time. Between
 * quotation marks only a quotation mark, a percent sign and the end of a line mean something to it; no way of writing
 * these is safe in both readings, so an argument with one of them is refused.
 */
final class BatchText {
    private static final String MEANINGFUL = "\"%\r\n\0";

    private BatchText() {}

    /** @throws LauncherException NOT_EXECUTABLE if the batch file or an argument cannot be said safely */
    static String of(String interpreter, String batch, List<String> arguments) throws LauncherException {
        requireSafe(batch, batch, "its path");
        StringBuilder inner = new StringBuilder();
        ArgumentText.quote(inner, batch);
        for (int i = 0; i < arguments.size(); i++) {
            requireSafe(batch, arguments.get(i), "argument " + (i + 1));
            inner.append(' ');
            ArgumentText.quote(inner, arguments.get(i));
        }
        // No start-up commands, no second kind of variables, and exactly the outermost quotation marks taken off.
        return "\"" + interpreter + "\" /d /e:on /v:off /s /c \"" + inner + "\"";
    }

    private static void requireSafe(String batch, String text, String which) throws LauncherException {
        for (int i = 0; i < text.length(); i++) {
            if (MEANINGFUL.indexOf(text.charAt(i)) >= 0) {
                throw new LauncherException(
                        ExitCode.NOT_EXECUTABLE,
                        "cannot run: " + batch + ": " + which
                                + " has a quotation mark, a percent sign or a line's end, which no batch file is safe with",
                        "start the program itself, an .exe, or hand that over in a file");
            }
        }
    }
}
