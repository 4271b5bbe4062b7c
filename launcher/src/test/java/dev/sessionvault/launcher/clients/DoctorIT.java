package dev.sessionvault.launcher.clients;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real tools say their versions to {@code sv doctor}, and what it says of them is so. */
final class DoctorIT {
    @TempDir
    Path directory;

    @Test
    void versionsAreThoseThatWereInstalled() throws Exception {
        Desk desk = new Desk(directory.toRealPath());
        Sv sv = Sv.withPassphrase(desk);
        sv.add("codex", desk.project(), TestKeys.CODEX);

        Outcome outcome = desk.play(desk.project(), sv.command("doctor", "tools"));

        String found =
                "[9] tools: claude " + version("@anthropic-ai/claude-code") + ", codex " + version("@openai/codex");
        assertTrue(outcome.out().startsWith(found), outcome.explained());
        assertTrue(outcome.out().contains("claude: ANTHROPIC_BASE_URL is set here"), outcome.explained());
        assertTrue(outcome.out().contains("codex: every command that it runs gets its key"), outcome.explained());
    }

    private static String version(String name) throws Exception {
        Path installed = Clients.programs().resolveSibling(name).resolve("package.json");
        return Files.readString(installed)
                .lines()
                .filter(line -> line.strip().startsWith("\"version\""))
                .map(line -> line.replaceAll(".*: \"(.*)\".*", "$1"))
                .findFirst()
                .orElseThrow();
    }
}
