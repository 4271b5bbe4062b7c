package dev.sessionvault.launcher.reflect.mcp;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The command line; read without a library, for the start is waited for. */
record Line(
        @Nullable String passport,
        @Nullable String passportFile,
        @Nullable String pin,
        String owner,
        @Nullable Path relayCa) {

    private static final Set<String> OPTIONS =
            Set.of("--passport", "--passport-file", "--pin", "--owner", "--relay-ca");
    private static final String HINT = "sv reflect --help";

    /** Each option once, as {@code --pin WORDS} or {@code --pin=WORDS}. */
    static Line parse(String[] arguments) throws LauncherException {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            int equals = arguments[i].indexOf('=');
            String name = equals < 0 ? arguments[i] : arguments[i].substring(0, equals);
            if (!OPTIONS.contains(name)) {
                throw usage("unknown option, or one word too many");
            }
            if (equals < 0 && ++i == arguments.length) {
                throw usage(name + ": its value is missing");
            }
            if (given.put(name, equals < 0 ? arguments[i] : arguments[i].substring(equals + 1)) != null) {
                throw usage(name + ": given twice");
            }
        }
        String relayCa = given.get("--relay-ca");
        return new Line(
                given.get("--passport"),
                given.get("--passport-file"),
                given.get("--pin"),
                given.getOrDefault("--owner", ""),
                relayCa == null ? null : Path.of(relayCa));
    }

    private static LauncherException usage(String why) {
        return new LauncherException(ExitCode.USAGE, "read the command line: " + why, HINT);
    }
}
