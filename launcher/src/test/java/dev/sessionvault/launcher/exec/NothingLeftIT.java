package dev.sessionvault.launcher.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the built program asks of the kernel on its way to the tool: one line is logged, one process is made. */
class NothingLeftIT {
    @TempDir
    static Path directory;

    private static Image image;
    private static List<String> calls;

    @BeforeAll
    static void start() throws Exception {
        image = Image.start(directory);
        calls = trace("exec \"$@\"");
    }

    /** @param script how the program is started: as its arguments */
    private static List<String> trace(String script) throws Exception {
        Path trace = Files.createTempFile(directory, "trace", "");
        List<String> command = new ArrayList<>(List.of("strace", "-f", "-qq", "-o", trace.toString()));
        command.addAll(List.of("-e", "signal=none", "-e"));
        command.add("trace=%file,dup2,socket,bind,listen,clone,clone3,fork,vfork,ftruncate,fchmod,memfd_create");
        command.addAll(List.of("/bin/sh", "-c", script, "sh"));
        command.addAll(Image.exec("/bin/true"));
        Map<String, String> environment = new TreeMap<>(image.environment());
        environment.put("TMPDIR", Files.createTempDirectory(directory, "tmp").toString());
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(image.home().toFile()).inheritIO();
        builder.environment().clear();
        builder.environment().putAll(environment);
        assertEquals(0, builder.start().waitFor());
        return Files.readAllLines(trace, StandardCharsets.ISO_8859_1);
    }

    @AfterAll
    static void stop() throws Exception {
        image.close();
    }

    /** Not the runtime's statistics, nor its door for debuggers, nor a library that was unpacked, nor a crash's report. */
    @Test
    void noFile_isMadeOrChanged_butTheLogs() {
        TreeSet<String> changed = new TreeSet<>();
        for (String call : calls) {
            boolean opens = call.contains("O_WRONLY") || call.contains("O_RDWR") || call.contains("O_CREAT");
            boolean changes = call.matches("\\d+ +(mkdir|rename|unlink|rmdir|link|symlink|truncate|chmod|fchmod|chown"
                    + "|mknod|utime|bind|listen|ftruncate|memfd_create|setxattr).*");
            if ((opens || changes) && !call.contains(" = -1 ")) {
                changed.add(call.replaceFirst("\\d+ +", ""));
            }
        }
        changed.removeIf(call -> call.contains("\"/dev/null\"") || call.contains("\"/proc/self/coredump_filter\""));
        assertTrue(changed.removeIf(call -> call.matches("openat\\(.*/sv/log/(audit\\.log|head|lock)\", .*")));
        assertEquals(new TreeSet<>(), changed);
        assertTrue(calls.size() > 100);
    }

    @Test
    void programsOnTheWay_areThree() {
        List<String> programs = new ArrayList<>();
        for (String call : calls) {
            if (call.contains(" execve(") && !call.contains(" = -1 ")) {
                String path = call.substring(call.indexOf('"') + 1);
                programs.add(path.substring(path.lastIndexOf('/', path.indexOf('"')) + 1, path.indexOf('"')));
            }
        }
        assertEquals(List.of("sh", "sv", "base64", "java", "true"), programs);
    }

    @Test
    void onlyTheScript_makesAProcess() {
        long processes = calls.stream()
                .filter(call -> call.matches("\\d+ +(v?fork\\(|clone3?\\().*") && !call.contains("CLONE_THREAD"))
                .count();
        assertEquals(1, processes, () -> String.join("\n", calls));
    }

    /** Else what the runtime reads would be its standard input, and a message of ours might land in a socket. */
    @Test
    void numbersThatTheCallerClosed_areNotUsedByTheRuntime() throws Exception {
        List<String> used = new ArrayList<>();
        boolean runtime = false;
        for (String call : trace("exec \"$@\" <&- >&- 2>&-")) {
            runtime |= call.contains("/java\", [");
            if (runtime && call.matches("\\d+ +(openat|socket)\\(.* = [012]")) {
                used.add(call);
            }
        }
        assertTrue(runtime);
        // The tool's own loader opens what it needs under the first number that is free.
        used.removeIf(call -> call.contains("/etc/ld.so.cache") || call.contains("libc.so.6"));
        assertEquals(List.of(), used);
    }
}
