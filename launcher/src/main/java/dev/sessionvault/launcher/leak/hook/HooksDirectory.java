package dev.sessionvault.launcher.leak.hook;

import dev.sessionvault.launcher.leak.PathBytes;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Where git looks for its hooks: git itself is asked, since work trees and {@code core.hooksPath} have a say. */
public final class HooksDirectory {
    private static final int MAX_ANSWER_BYTES = 1 << 16;

    private HooksDirectory() {}

    /**
     * Of the repository around a directory.
     *
     * @param path {@code PATH}; only absolute directories of it count
     * @throws IOException in git's own words, if there is no repository; or if there is no git
     */
    public static Path of(Path directory, String path) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(git(path), "rev-parse", "--git-path", "hooks"))
                .directory(directory.toFile())
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("GIT_") && !name.startsWith("GIT_CONFIG"));
        builder.environment().putAll(Map.of("LC_ALL", "C.UTF-8", "GIT_TERMINAL_PROMPT", "0"));
        Process process = builder.start();
        process.getOutputStream().close();
        byte[] answer = line(process.getInputStream());
        if (ended(process) != 0) {
            throw new IOException(new String(answer, StandardCharsets.UTF_8).replaceFirst("^fatal: ", ""));
        }
        return answer.length > 0 && answer[0] == '/' ? PathBytes.path(answer) : PathBytes.below(directory, answer);
    }

    private static String git(String path) throws IOException {
        for (String entry : path.split(File.pathSeparator)) {
            File candidate = new File(entry, "git");
            if (entry.startsWith("/") && candidate.isFile() && Files.isExecutable(candidate.toPath())) {
                return candidate.getPath();
            }
        }
        throw new IOException("git is not installed: no directory of PATH has it");
    }

    private static byte[] line(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MAX_ANSWER_BYTES);
        int end = 0;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        return Arrays.copyOf(bytes, end);
    }

    private static int ended(Process process) throws IOException {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
