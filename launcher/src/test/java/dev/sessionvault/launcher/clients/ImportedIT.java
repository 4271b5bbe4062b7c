package dev.sessionvault.launcher.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.leak.place.Planted;
import dev.sessionvault.launcher.leak.place.PreparedHome;
import dev.sessionvault.root.secretservice.SecretServiceSession;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real tools in a home whose files held keys and logins: what an import leaves of the files is still good for them. */
@Tag("nightly")
final class ImportedIT {
    @TempDir
    Path directory;

    @Test
    void toolsStartWithTheFilesThatAreLeft_andHaveTheVaultsKeyAlone() throws Exception {
        Desk desk = new Desk(directory.toRealPath());
        try (SecretServiceSession session = SecretServiceSession.start(directory.resolve("session"))) {
            session.environment().forEach(desk::with);
            desk.with("HOME", desk.home().toString());
            PreparedHome home = PreparedHome.withKeys(desk.home(), 11);
            Sv sv = Sv.withSecretService(desk);
            sv.add("claude", desk.project(), TestKeys.CLAUDE);
            sv.add("codex", desk.project(), TestKeys.CODEX);

            sv.perform("import", "--scan", "--home", "--logins", "--yes");

            Outcome claude = desk.play(desk.project(), sv.command("run", "claude", "--", "-p", "hi"));
            assertEquals(
                    TestKeys.CLAUDE, Answered.by("POST /v1/messages", claude).header("x-api-key"));
            Outcome codex = desk.play(desk.project(), codex(sv));
            assertEquals(
                    "Bearer " + TestKeys.CODEX,
                    Answered.by("POST /v1/responses", codex).header("authorization"));
            requireNoneSent(home, claude);
            requireNoneSent(home, codex);
            assertTrue(Files.size(desk.home().resolve(".claude/settings.json")) > 2);
            assertTrue(Files.size(desk.home().resolve(".codex/config.toml")) > 2);
        }
    }

    private static List<String> codex(Sv sv) {
        List<String> arguments = Codex.exec(Codex.KEY_FROM_ENVIRONMENT);
        List<String> command = sv.command("run", "codex", "--");
        command.addAll(arguments.subList(1, arguments.size()));
        return command;
    }

    private static void requireNoneSent(PreparedHome home, Outcome outcome) {
        for (Planted one : home.planted()) {
            String key = new String(one.key(), StandardCharsets.US_ASCII);
            boolean sent = !key.isEmpty() && outcome.requests().stream().anyMatch(request -> request.contains(key));
            assertTrue(!sent, () -> one.file() + ": its key is still used");
        }
    }
}
