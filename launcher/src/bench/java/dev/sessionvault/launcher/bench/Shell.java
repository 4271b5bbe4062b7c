package dev.sessionvault.launcher.bench;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Preparing: commands whose time nobody looks at. */
final class Shell {
    private static final int MINUTES = 10;

    private Shell() {}

    /** A command line in the project's directory; its output. */
    static String run(Stage stage, Map<String, String> more, String script) throws IOException {
        Row row = Row.of("prepare", stage, more, List.of("sh", "-euc", script)).endingIn(stage.end(false));
        return run(row, row.command(), row.directory());
    }

    static String run(Row row, List<String> command, Path where) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(where.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(row.environment());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (code(process) != 0) {
            throw new IOException(row.name() + ": " + String.join(" ", command) + ": " + output.strip());
        }
        return output;
    }

    private static int code(Process process) throws IOException {
        try {
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
