package dev.sessionvault.launcher.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.command.Sv.Answer;
import dev.sessionvault.root.secretservice.SecretServiceSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A machine on which sv is in use and nothing is wrong; and on which then everything is that {@code sv doctor} knows. */
final class SickMachine {
    /** Lines of the answer in JSON: of a check, and of what it found. */
    private static final Pattern CHECK = Pattern.compile("    \"id\" : \"(.*)\",");

    private static final Pattern FINDING = Pattern.compile("      \"id\" : \"(.*)\",");
    private static final String GONE = "/opt/gone/bin/sv";

    final Sv sv;
    final Path shop;
    final Canary canary = new Canary();
    final List<String> planted = new ArrayList<>();
    final List<String> mendable = new ArrayList<>();

    /** Nothing is wrong yet. */
    SickMachine(Path home, SecretServiceSession session) throws IOException {
        sv = Sv.inSession(home, session);
        shop = sv.project("shop");
        sv.environment.put("SHELL", "/bin/bash");
        sv.environment.put("PATH", Sv.PROGRAM.getParent() + ":" + sv.environment.get("PATH"));
        sv.tool("claude", "echo 2.1.0");
        sv.tool("codex", "echo codex-cli 0.99.1");
        write(".codex/config.toml", "[shell_environment_policy]\nignore_default_excludes = false\n");
        done(canary.key, "add", "claude", "--stdin");
        done("", "wrap", "claude");
        done("", "install", "--shell=bash");
        sv.environment.put("PATH", data("shims") + ":" + sv.environment.get("PATH"));
    }

    private void done(String input, String... arguments) throws IOException {
        Answer answer = sv.feed(shop, input, arguments);
        assertEquals(0, answer.code(), answer.toString());
    }

    private Path data(String name) {
        return sv.home.resolve("sv/data").resolve(name);
    }

    private Path write(String name, String text) throws IOException {
        Path file = sv.home.resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        Files.deleteIfExists(file);
        return Files.writeString(file, text);
    }

    private static Path chmod(Path file, String permissions) throws IOException {
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    /** What a check finds here, as {@code CHECK FINDING}. */
    TreeSet<String> found(String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("doctor", "--json"));
        arguments.addAll(List.of(options));
        Answer answer = sv.run(shop, arguments.toArray(String[]::new));
        canary.assertAbsent(answer);
        assertTrue(answer.code() < 2, answer.toString());
        TreeSet<String> found = new TreeSet<>();
        String check = "";
        for (String line : answer.out().split("\n")) {
            Matcher begins = CHECK.matcher(line);
            Matcher finds = FINDING.matcher(line);
            if (finds.matches()) {
                found.add(check + " " + finds.group(1));
            } else if (begins.matches()) {
                check = begins.group(1);
            }
        }
        return found;
    }

    /** From now on everything is wrong. */
    void fallIll() throws IOException, InterruptedException {
        keys();
        files();
        shell();
        tools();
        open();
        contents();
        planted.addAll(mendable);
    }

    private void keys() throws IOException, InterruptedException {
        String other = new Canary().key;
        done(other, "add", "amp", "--stdin", "--force");
        done(other, "add", "crush", "--stdin");
        Path gone = sv.project("gone");
        done(new Canary().key, "add", "claude", "--project=" + gone, "--stdin");
        Files.delete(gone);
        done(new Canary().key, "add", "codex", "--stdin", "--force", "--expires=1s");
        Thread.sleep(1100);
        planted.addAll(List.of("keys form", "keys shared", "keys gone", "keys expired"));
    }

    /** Others may read the vault, and change what the shell reads. A vault like that is not opened. */
    void letOthersIn() throws IOException {
        chmod(data(""), "rwxr-xr-x");
        chmod(sv.vault(), "rw-r--r--");
        chmod(data("hook.bash"), "rw-rw-rw-");
    }

    private void files() throws IOException {
        Path old = write("old/sv", "#!/bin/sh\n");
        chmod(old, "rwxr-xr-x");
        sv.environment.put("PATH", sv.home.resolve("bin") + ":" + old.getParent() + ":" + sv.environment.get("PATH"));
        planted.add("files other-first");
    }

    private void shell() throws IOException {
        Path shim = data("shims/claude");
        Files.writeString(shim, Files.readString(shim).replace(Sv.PROGRAM.toString(), GONE));
        Path profile = sv.home.resolve(".bashrc");
        Files.writeString(profile, Files.readString(profile) + "PATH=$HOME/bin:$PATH\nalias claude=~/bin/claude\n");
        write(".claude/settings.json", "{\"apiKeyHelper\": \"" + GONE + " helper claude\"}\n");
        mendable.addAll(List.of("shims stale", "shims hook-order", "settings helper-gone"));
        done("", "tools", "pin", "codex");
        sv.tool("codex", "echo 1.0.0");
        planted.addAll(List.of("shims alias", "settings pin-changed"));
    }

    private void tools() throws IOException {
        write(".claude/.credentials.json", "{\"claudeAiOauth\":{\"accessToken\":\"" + canary.key + "\"}}");
        write(".codex/config.toml", "model = \"x\"\n");
        sv.tool("aider", "echo aider 0.80.0");
        sv.tool("copilot", "echo 1.0.1");
        sv.tool("droid", "echo 0.1.1");
        chmod(sv.home.resolve("bin/droid"), "rwxrwxrwx");
        sv.environment.put("OPENAI_BASE_URL", "https://example.org");
        sv.environment.put("OPENAI_API_KEY", canary.key);
        sv.environment.put("GH_TOKEN", "ghp_" + "a".repeat(36));
        planted.addAll(List.of(
                "tools login-and-key",
                "tools handed-on",
                "tools env-file",
                "tools refused",
                "tools redirected",
                "tools no-login",
                "tools refused-token"));
    }

    private void open() throws IOException {
        write("shop/.env", "ANTHROPIC_API_KEY=" + canary.key + "\n");
        write(".profile", "export ANTHROPIC_API_KEY=" + canary.key + "\n");
        assertEquals(0, sv.start(shop, List.of("git", "init", "--quiet")).code());
        assertEquals(0, sv.start(shop, List.of("git", "add", ".env")).code());
        planted.addAll(List.of("leaks environment", "leaks tracked", "leaks leak"));
        mendable.add("leaks readable");
    }

    private void contents() throws IOException {
        Path kept = data("vault.db.1");
        byte[] bytes = Files.readAllBytes(kept);
        bytes[bytes.length / 2] ^= 1;
        Files.write(kept, bytes);
        Path log = sv.home.resolve("sv/log/audit.log");
        Files.writeString(log, Files.readString(log).replaceFirst("\"amp\"", "\"codex\""));
        planted.addAll(List.of("vault damaged", "vault log"));
        Matcher id = Pattern.compile("\"id\" : \"([0-9a-f]{16})\"")
                .matcher(sv.run(shop, "list", "--json").out());
        assertTrue(id.find());
        Path used = Files.createDirectories(data("used"));
        Files.writeString(chmod(used, "rwx------").resolve(id.group(1)), "what");
        mendable.add("vault void-stamps");
    }
}
