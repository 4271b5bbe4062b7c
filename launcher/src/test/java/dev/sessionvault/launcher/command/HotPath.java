package dev.sessionvault.launcher.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.root.secretservice.SecretServiceSession;
import dev.sessionvault.root.tpm.SwtpmDevice;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** One {@code sv run} of the built program on one kind of root, looked at from outside. The caller has 3 and 4 open. */
final class HotPath {
    private static final String KEY = "sk-ant-api03-" + "hot".repeat(31) + "AA";

    /** The tool: tells what it was given. The listing's own descriptor is closed again when the rest are looked at. */
    private static final String TOOL = """
            #!/usr/bin/python3 -IS
            import os, resource
            files = [name for name in os.listdir('/proc/self/fd') if os.path.exists('/proc/self/fd/' + name)]
            print('files', *sorted(files))
            print('threads', len(os.listdir('/proc/self/task')))
            print('children', open('/proc/thread-self/children').read().strip())
            print('peak', resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
            print('key', len(os.environ['ANTHROPIC_API_KEY']))
            """;

    final String root;
    final Sv sv;
    private final UnaryOperator<List<String>> place;
    private final AutoCloseable closer;
    private boolean kept;

    private HotPath(String root, Sv sv, UnaryOperator<List<String>> place, AutoCloseable closer) throws IOException {
        this.root = root;
        this.sv = sv;
        this.place = place;
        this.closer = closer;
        write(sv.home.resolve("bin/claude"), TOOL);
        String p = asksForPassphrase() ? " --passphrase-fd=3" : "";
        must(shell("'" + Sv.PROGRAM + "' init --root=" + root + p + " --recovery-fd=4"));
        must(shell("printf %s " + KEY + " | '" + Sv.PROGRAM + "' add claude --stdin" + p));
    }

    static HotPath secretService(Path directory) throws Exception {
        SecretServiceSession session = SecretServiceSession.start(directory.resolve("session"));
        Sv sv = Sv.built(directory.resolve("home"));
        sv.environment.putAll(session.environment());
        return new HotPath("secret-service", sv, command -> command, session);
    }

    static HotPath tpm(Path directory) throws Exception {
        SwtpmDevice device = SwtpmDevice.start(directory.resolve("tpm"));
        return new HotPath("tpm2", Sv.built(directory.resolve("home")), device::inside, device);
    }

    static HotPath passphrase(Path directory) throws Exception {
        return new HotPath("passphrase", Sv.built(directory.resolve("home")), command -> command, () -> {});
    }

    /** The same, where the kernel keeps the slot's key. */
    static HotPath kept(Path directory) throws Exception {
        HotPath path = passphrase(directory);
        must(path.shell("'" + Sv.PROGRAM + "' unlock --passphrase-fd=3"));
        path.kept = true;
        return path;
    }

    boolean asksForPassphrase() {
        return root.equals("passphrase") && !kept;
    }

    boolean isKept() {
        return kept;
    }

    /** What the tool says of itself. */
    List<String> tool() throws IOException {
        return Arrays.asList(must(run(List.of(), Sv.PROGRAM)).split("\n"));
    }

    /** The system calls of one run, up to the tool. */
    SystemCalls systemCalls() throws IOException {
        Path trace = sv.home.resolve("trace");
        List<String> strace = List.of("strace", "-f", "-qq", "-e", SystemCalls.TRACED, "-o", trace.toString());
        must(run(strace, Sv.PROGRAM));
        return SystemCalls.parse(Files.readAllLines(trace, StandardCharsets.ISO_8859_1));
    }

    /** What the runtime says of the classes of one run, by the very command line that the start script makes. */
    Classes classes() throws IOException {
        Path home = sv.home.resolve("listening");
        Path log = sv.home.resolve("classes.log");
        if (!Files.exists(home)) {
            listening(home, log);
        }
        must(run(List.of(), home.resolve("bin/sv")));
        return Classes.parse(Files.readAllLines(log, StandardCharsets.ISO_8859_1));
    }

    /** The image with another program in the runtime's place: it adds one option and becomes the runtime. */
    private static void listening(Path home, Path log) throws IOException {
        Path runtime = Sv.IMAGE.resolve("runtime");
        Files.createDirectories(home.resolve("bin"));
        Files.createDirectories(home.resolve("runtime/bin"));
        Files.createSymbolicLink(home.resolve("lib"), Sv.IMAGE.resolve("lib"));
        write(home.resolve("bin/sv"), Files.readString(Sv.PROGRAM));
        // The last option before the program counts: after the one that switches all of this off.
        String option = "-Xlog:class+load=info,class+init=info:file=" + log + ":none";
        write(
                home.resolve("runtime/bin/java"),
                "#!/bin/sh\nn=$# done=\nwhile [ $n -gt 0 ]; do\n"
                        + "  case $done$1 in -m) set -- \"$@\" '" + option + "'; done=1 ;; esac\n"
                        + "  set -- \"$@\" \"$1\"; shift; n=$((n-1))\ndone\n"
                        + "exec '" + runtime.resolve("bin/java") + "' \"$@\"\n");
    }

    private static void write(Path program, String text) throws IOException {
        Files.writeString(program, text);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Sv.Answer run(List<String> before, Path program) throws IOException {
        List<String> command = new ArrayList<>(before);
        command.add(program.toString());
        command.addAll(asksForPassphrase() ? List.of("run", "--passphrase-fd=3", "claude") : List.of("run", "claude"));
        StringBuilder line = new StringBuilder();
        command.forEach(word -> line.append(" '").append(word).append('\''));
        // In a process that the shell makes: one that Java makes begins with Java's own peak of memory.
        return shell(line + "; exit $?");
    }

    private Sv.Answer shell(String line) throws IOException {
        String files = "exec 3< '" + sv.passphraseFile() + "' 4>> '" + sv.recoveryFile() + "'\n";
        File errors = sv.home.resolve("errors").toFile();
        ProcessBuilder builder = new ProcessBuilder(place.apply(List.of("sh", "-c", files + line)))
                .directory(sv.project("shop").toFile())
                .redirectError(errors);
        builder.environment().clear();
        builder.environment().putAll(sv.environment);
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            return new Sv.Answer(process.waitFor(), out, Files.readString(errors.toPath()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static String must(Sv.Answer answer) {
        assertEquals(0, answer.code(), answer.toString());
        assertTrue(answer.err().isEmpty() || !answer.out().startsWith("files"), answer.toString());
        return answer.out();
    }

    @Override
    public String toString() {
        return root + (kept ? ", kept" : "");
    }

    /** Not AutoCloseable: JUnit would close it after the first test that it is given to. */
    void end() throws Exception {
        must(shell("'" + Sv.PROGRAM + "' lock"));
        closer.close();
    }
}
