package dev.sessionvault.launcher.clients;

import static dev.sessionvault.launcher.clients.Login.CODEX;
import static dev.sessionvault.launcher.clients.Login.FUTURE;
import static dev.sessionvault.launcher.clients.Login.GEMINI;
import static dev.sessionvault.launcher.clients.Login.PAST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Gemini CLI and OpenCode do with the files of their logins: LOGINS.md. */
@Tag("nightly")
final class OtherLoginsIT {
    @TempDir
    Path directory;

    private LoginDesk desk;
    private Path memory;

    @BeforeEach
    void makeDesk() throws Exception {
        desk = new LoginDesk(directory);
        desk.with("PATH", Clients.nightlyPrograms() + File.pathSeparator + System.getenv("PATH"));
        memory = Files.createDirectory(desk.root().resolve("memory"));
    }

    @Test
    void gemini_writesThroughALinkInPlaceAndKeepsItsRefreshToken() throws Exception {
        Path own = Files.createDirectory(desk.home().resolve(".gemini"));
        Files.writeString(
                own.resolve("settings.json"), "{\"security\":{\"auth\":{\"selectedType\":\"oauth-personal\"}}}");
        Path target = Files.writeString(memory.resolve("oauth_creds.json"), GEMINI.file(0, PAST));
        Path link = Files.createSymbolicLink(own.resolve("oauth_creds.json"), target);
        Object inode = Files.getAttribute(target, "unix:ino");

        try (Comings beside = Comings.into(memory)) {
            Outcome outcome = desk.play("gemini", "--skip-trust", "-p", "hi");

            Request request = Answered.by("POST /v1internal:streamGenerateContent", outcome);
            assertEquals("Bearer " + GEMINI.access(1, FUTURE), request.header("authorization"));
            assertEquals(Set.of(), beside.names());
        }
        assertEquals(target, Files.readSymbolicLink(link));
        assertEquals(inode, Files.getAttribute(target, "unix:ino"));
        String written = Files.readString(target);
        assertTrue(written.contains(GEMINI.access(1, FUTURE)) && written.contains(GEMINI.refresh(0)), written);
        assertEquals(List.of(target), Traces.under(desk.root(), GEMINI.traces()));
    }

    @Test
    void openCode_writesThroughALinkInPlace() throws Exception {
        Path own = Files.createDirectories(desk.home().resolve(".local/share/opencode"));
        Path target = Files.writeString(memory.resolve("auth.json"), openCode(0, PAST));
        Path link = Files.createSymbolicLink(own.resolve("auth.json"), target);
        Object inode = Files.getAttribute(target, "unix:ino");
        desk.with("OPENCODE_DISABLE_MODELS_FETCH", "1").with("OPENCODE_DISABLE_AUTOUPDATE", "1");
        desk.with("NO_PROXY", "localhost,127.0.0.1");

        try (Comings beside = Comings.into(memory)) {
            Outcome outcome = desk.play("opencode", "run", "-m", "openai/gpt-5.5", "hi");

            List<Request> asked = outcome.requests().stream()
                    .filter(request -> request.line().endsWith("/responses"))
                    .toList();
            assertTrue(!asked.isEmpty(), outcome.explained());
            asked.forEach(each -> assertEquals("Bearer " + CODEX.access(1, FUTURE), each.header("authorization")));
            assertEquals(Set.of(), beside.names());
        }
        assertEquals(target, Files.readSymbolicLink(link));
        assertEquals(inode, Files.getAttribute(target, "unix:ino"));
        assertTrue(Files.readString(target).contains(CODEX.refresh(1)));
        assertEquals(List.of(target), Traces.under(desk.root(), CODEX.traces()));
    }

    /** Its login at the same provider, in its own form. */
    static String openCode(int generation, long expires) {
        return Login.json("{'openai':{'type':'oauth','refresh':'%s','access':'%s','expires':%d000,'accountId':'acc-1'}}"
                .formatted(CODEX.refresh(generation), CODEX.access(generation, expires), expires));
    }
}
