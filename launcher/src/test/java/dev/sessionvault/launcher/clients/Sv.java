package dev.sessionvault.launcher.clients;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The built launcher, with a vault of its own on a {@link Desk}. */
final class Sv {
    static final Path PROGRAM = Path.of("target/sv/bin/sv").toAbsolutePath();

    private final Desk desk;
    private final List<String> openWith;

    private Sv(Desk desk, List<String> openWith) {
        this.desk = desk;
        this.openWith = openWith;
        desk.with("SV_HOME", desk.vault().toString());
    }

    /** A vault that asks for a passphrase, which every command gets on a descriptor. */
    static Sv withPassphrase(Desk desk) throws IOException, InterruptedException {
        Files.writeString(desk.passphrase(), "correct horse battery staple\n");
        Sv sv = new Sv(desk, List.of("--passphrase-fd", "3"));
        sv.init("passphrase");
        return sv;
    }

    /** A vault that opens without a question for whoever is in the session that the desk's environment names. */
    static Sv withSecretService(Desk desk) throws IOException, InterruptedException {
        Files.writeString(desk.passphrase(), "");
        Sv sv = new Sv(desk, List.of());
        sv.init("secret-service");
        return sv;
    }

    void add(String tool, Path project, String key) throws IOException, InterruptedException {
        succeed(command("add", tool, "--project", project.toString(), "--stdin"), key);
    }

    /** A verb that asks for nothing. */
    void call(String verb, String... arguments) throws IOException, InterruptedException {
        succeed(command(verb, arguments), "");
    }

    /** In the project, for the vault that needs no passphrase. */
    void perform(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(PROGRAM.toString()));
        command.addAll(List.of(arguments));
        succeed(command, "");
    }

    /** A command line for {@code sv}, with the passphrase on descriptor 3. */
    List<String> command(String verb, String... arguments) {
        List<String> command = new ArrayList<>(shell("exec \"$@\" 3< \"$p\""));
        command.addAll(List.of(PROGRAM.toString(), verb));
        command.addAll(openWith);
        command.addAll(List.of(arguments));
        return command;
    }

    private void init(String root) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(shell("exec \"$@\" 3< \"$p\" 4> \"$p.recovery\""));
        command.addAll(List.of(PROGRAM.toString(), "init", "--root", root, "--recovery-fd", "4"));
        command.addAll(openWith);
        succeed(command, "");
    }

    /** Java hands no descriptor but the first three to a child; a shell does. */
    private List<String> shell(String script) {
        return List.of(
                "sh", "-c", "p=$1; shift; " + script, "sh", desk.passphrase().toString());
    }

    private void succeed(List<String> command, String input) throws IOException, InterruptedException {
        Path log = desk.vault().resolveSibling("sv.log");
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(desk.project().toFile());
        builder.environment().clear();
        builder.environment().putAll(desk.environment());
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(Redirect.to(log.toFile()))
                .start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(US_ASCII));
        }
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException(command + " failed: " + Files.readString(log));
        }
    }
}
