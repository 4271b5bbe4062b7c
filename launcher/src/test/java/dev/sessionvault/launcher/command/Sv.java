package dev.sessionvault.launcher.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sessionvault.root.secretservice.SecretServiceSession;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * The built program as a real process, with a home of its own. It gets the passphrase on descriptor 3 and writes a
 * recovery code to descriptor 4; no terminal controls it.
 */
final class Sv {
    static final String PASSPHRASE = "four words on paper";
    static final Path IMAGE =
            Path.of(System.getProperty("sv.image", "target/sv")).toAbsolutePath();
    static final Path PROGRAM = IMAGE.resolve("bin/sv");

    /** How it ended, and what it printed on either stream. */
    record Answer(int code, String out, String err) {}

    final Path home;
    final Map<String, String> environment = new TreeMap<>();
    private final List<String> program;

    private Sv(Path home, List<String> program) throws IOException {
        this.home = home;
        this.program = program;
        environment.put("PATH", home.resolve("bin") + ":/usr/bin:/bin");
        environment.put("HOME", home.toString());
        environment.put("SV_HOME", home.resolve("sv").toString());
        environment.put("LANG", "C.UTF-8");
        Files.writeString(passphraseFile(), PASSPHRASE + "\n");
        tool("claude", "exec printenv");
        tool("codex", "exec printenv");
        tool("bwrap", "exit 1"); // there, as far as anyone looks: claude's companion needs it
    }

    static Sv built(Path home) throws IOException {
        return new Sv(real(home), List.of(PROGRAM.toString()));
    }

    /** The same code in another place. */
    static Sv at(Path program, Path home) throws IOException {
        return new Sv(real(home), List.of(program.toString()));
    }

    /** In a login session, whose keyring opens the vault without a question. */
    static Sv inSession(Path home, SecretServiceSession session) throws IOException {
        Sv sv = built(home);
        sv.environment.putAll(session.environment());
        sv.environment.put("HOME", sv.home.toString());
        assertEquals(
                0,
                sv.run(sv.home, "init", "--root=secret-service", "--recovery-fd=4")
                        .code());
        return sv;
    }

    /** Where there is another /etc/sv. */
    static Sv where(EtcSv etc, Path home) throws IOException {
        Path real = real(home);
        List<String> program = new ArrayList<>(etc.enter(real));
        program.add(PROGRAM.toString());
        return new Sv(real, program);
    }

    /** The same code, with a TPM simulator for a TPM. */
    static Sv withSimulator(Path home, String address) throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new Sv(
                real(home),
                List.of(
                        System.getProperty("java.home") + "/bin/java",
                        "-XX:TieredStopAtLevel=1",
                        "-Xrs",
                        "-Dsv.fds=:0:1:2:3:4:",
                        "-cp",
                        classPath,
                        "dev.sessionvault.launcher.TestOnlyMain",
                        address));
    }

    /** Any program, with nothing of the caller's environment but a home directory and the system's programs. */
    static Answer bare(Path home, List<String> command) throws IOException {
        File out = File.createTempFile("out", ".txt", home.toFile());
        File err = File.createTempFile("err", ".txt", home.toFile());
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out).redirectError(err);
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/bin:/bin");
        builder.environment().put("HOME", home.toString());
        return answer(builder.start(), out, err);
    }

    private static Path real(Path home) throws IOException {
        return Files.createDirectories(home).toRealPath();
    }

    Path passphraseFile() {
        return home.resolve("passphrase");
    }

    Path recoveryFile() {
        return home.resolve("recovery");
    }

    Path vault() {
        return home.resolve("sv/data/vault.db");
    }

    Path project(String name) throws IOException {
        return Files.createDirectories(home.resolve(name));
    }

    /** A tool on the PATH, outside every project. */
    void tool(String name, String script) throws IOException {
        Path file = Files.createDirectories(home.resolve("bin")).resolve(name);
        Files.deleteIfExists(file); // it may be a link, and is not to be written through
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    Answer run(Path where, String... arguments) throws IOException {
        return feed(where, "", arguments);
    }

    /** Any program, in this environment, with nothing to read. */
    Answer start(Path where, List<String> command) throws IOException {
        File out = File.createTempFile("out", ".txt", home.toFile());
        File err = File.createTempFile("err", ".txt", home.toFile());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(where.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectOutput(out)
                .redirectError(err);
        builder.environment().clear();
        builder.environment().putAll(environment);
        return answer(builder.start(), out, err);
    }

    /** @param input what standard input is */
    Answer feed(Path where, String input, String... arguments) throws IOException {
        File out = File.createTempFile("out", ".txt", home.toFile());
        File err = File.createTempFile("err", ".txt", home.toFile());
        Process process = start(where, out, err, arguments);
        try (OutputStream stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // It ended without reading all of it: what it answered is looked at.
        }
        return answer(process, out, err);
    }

    private static Answer answer(Process process, File out, File err) throws IOException {
        int code = ended(process);
        Answer answer = new Answer(code, Files.readString(out.toPath()), Files.readString(err.toPath()));
        Files.delete(out.toPath());
        Files.delete(err.toPath());
        return answer;
    }

    private Process start(Path where, File out, File err, String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command(arguments))
                .directory(where.toFile())
                .redirectOutput(out)
                .redirectError(err);
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** Java hands no descriptor but the first three to a child; a shell does. setsid: no terminal controls it. */
    List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of("setsid", "--wait"));
        command.addAll(onDescriptors(arguments));
        return command;
    }

    List<String> onDescriptors(String... arguments) {
        String script = "p=$1 r=$2; shift 2; unset OLDPWD; exec \"$@\" 3< \"$p\" 4>> \"$r\"";
        List<String> command = new ArrayList<>(List.of(
                "sh",
                "-c",
                script,
                "sh",
                passphraseFile().toString(),
                recoveryFile().toString()));
        command.addAll(program);
        command.addAll(List.of(arguments));
        return command;
    }

    private static int ended(Process process) throws IOException {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("it did not end");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
