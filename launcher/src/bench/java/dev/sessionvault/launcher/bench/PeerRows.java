package dev.sessionvault.launcher.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What people use today, as its own documentation says, with one key. What is not installed here says so. */
final class PeerRows {
    private final Stage stage;

    PeerRows(Stage stage) {
        this.stage = stage;
    }

    List<Row> all() {
        return List.of(
                here("envchain's way: C over libsecret, exec", "pkg-config", this::envchain),
                here("X=$(secret-tool lookup) exec", "secret-tool", this::secretTool),
                here("X=$(pass show) exec (pass, gpg)", "pass", () -> pass("pass")),
                here("X=$(gopass show) exec (Debian's gopass)", "gopass", () -> pass("gopass")),
                here("dotenvx run (npm)", "npm", this::dotenvx),
                here("varlock run (npm)", "npm", this::varlock));
    }

    private interface Making {
        Row make() throws IOException;
    }

    private Row here(String name, String program, Making making) {
        if (!Files.isExecutable(Path.of("/usr/bin", program)) && !Files.isExecutable(Path.of("/bin", program))) {
            return Row.absent(name, program + " is not installed: see .ci/bench");
        }
        try {
            Row made = making.make();
            return new Row(name, made.command(), made.environment(), made.directory(), "", "");
        } catch (IOException e) {
            return Row.absent(name, String.valueOf(e.getMessage()).lines().reduce("", (first, last) -> last));
        }
    }

    private Row envchain() throws IOException {
        Path program = stage.compiled("envchain", "libsecret-1");
        store();
        return Row.of("", stage, inSession(), List.of(program.toString(), Row.END + "/claude"));
    }

    private Row secretTool() throws IOException {
        store();
        return fromOutputOf("secret-tool lookup bench key", inSession());
    }

    private void store() throws IOException {
        Shell.run(stage, inSession(), "printf %s " + Stage.KEY + " | secret-tool store --label=bench bench key");
    }

    /** gpg's key has no passphrase and its agent runs: what a user has who typed it before. */
    private Row pass(String program) throws IOException {
        Path gpg = stage.path("gpg");
        Map<String, String> more = Map.of("GNUPGHOME", gpg.toString(), "PASSWORD_STORE_DIR", stage.path("store") + "");
        if (!Files.exists(gpg)) {
            Files.createDirectory(
                    gpg, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            stage.atEnd(() -> Shell.run(stage, more, "gpgconf --kill all"));
            String noQuestion = "gpg --batch --quiet --pinentry-mode loopback --passphrase ''";
            Shell.run(stage, more, noQuestion + " --quick-gen-key bench default default never; pass init bench");
            Shell.run(stage, more, "echo " + Stage.KEY + " | pass insert -e claude");
        }
        return fromOutputOf(program + " show claude", more);
    }

    private Row fromOutputOf(String program, Map<String, String> more) {
        String script = "ANTHROPIC_API_KEY=$(" + program + ") exec " + Row.END + "/claude";
        return Row.of("", stage, more, List.of("/bin/sh", "-c", script));
    }

    private Row dotenvx() throws IOException {
        Npm npm = Npm.installed(stage);
        Path directory = Files.createDirectories(stage.path("dotenvx"));
        Row row = Row.of("", stage, npm.environment(), npm.command("dotenvx", "run", "--quiet"))
                .in(directory);
        Shell.run(row, npm.command("dotenvx", "set", "ANTHROPIC_API_KEY", Stage.KEY), directory);
        return npm.ending(row);
    }

    /** Its values from a plain file: with a plugin that asks a keyring it can only be slower. */
    private Row varlock() throws IOException {
        Npm npm = Npm.installed(stage);
        Path directory = Files.createDirectories(stage.path("varlock"));
        Files.writeString(directory.resolve(".env.schema"), "# @sensitive @required\nANTHROPIC_API_KEY=\n");
        Files.writeString(directory.resolve(".env.local"), "ANTHROPIC_API_KEY=" + Stage.KEY + "\n");
        return npm.ending(Row.of("", stage, npm.environment(), npm.command("varlock", "run"))
                .in(directory));
    }

    private Map<String, String> inSession() {
        Map<String, String> more = new TreeMap<>(stage.session());
        more.put("HOME", stage.path("home").toString());
        return more;
    }
}
