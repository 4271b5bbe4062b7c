package dev.sessionvault.launcher.leak.place;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the real vim leaves beside a file. */
final class Vim {
    private Vim() {}

    /** A line was added and not saved when the editor was killed: the line is in the swap file only. */
    static void killed(Path directory, String name, String line) throws IOException, InterruptedException {
        run(directory, "set swapfile directory=.", "edit " + name, append(line), "preserve", "silent !kill -9 $PPID");
    }

    /** A line was added, saved, removed again and saved: it is in the undo file only. */
    static void undone(Path directory, String name, String line) throws IOException, InterruptedException {
        String edit = "edit " + name;
        run(
                directory,
                "set noswapfile undofile undodir=.",
                edit,
                append(line),
                "write",
                "normal! Gdd",
                "write",
                "quit");
    }

    private static String append(String line) {
        return "call append('$', '" + line + "')";
    }

    private static void run(Path directory, String... commands) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of("vim", "-u", "NONE", "-i", "NONE", "-N", "-es"));
        for (String command : commands) {
            line.add("-c");
            line.add(command);
        }
        ProcessBuilder builder = new ProcessBuilder(line).directory(directory.toFile());
        builder.environment().put("HOME", "/nonexistent");
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        Process process = builder.start();
        process.getOutputStream().close();
        process.waitFor();
    }
}
