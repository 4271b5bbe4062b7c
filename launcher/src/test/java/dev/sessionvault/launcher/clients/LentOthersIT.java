package dev.sessionvault.launcher.clients;

import static dev.sessionvault.launcher.clients.Login.CODEX;
import static dev.sessionvault.launcher.clients.Login.FUTURE;
import static dev.sessionvault.launcher.clients.Login.GEMINI;
import static dev.sessionvault.launcher.clients.Login.PAST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gemini CLI and OpenCode with logins that sv lends them. */
@Tag("nightly")
final class LentOthersIT {
    @TempDir
    Path directory;

    private LentDesk desk(String tool, String file, List<String> traces) throws Exception {
        LentDesk desk = new LentDesk(directory, tool, file, traces);
        desk.desk().with("PATH", Clients.nightlyPrograms() + File.pathSeparator + System.getenv("PATH"));
        return desk;
    }

    @Test
    void gemini_isLent_andItsLoginComesBack() throws Exception {
        LentDesk desk = desk("gemini", ".gemini/oauth_creds.json", GEMINI.traces());
        Files.writeString(
                desk.file().resolveSibling("settings.json"),
                "{\"security\":{\"auth\":{\"selectedType\":\"oauth-personal\"}}}");
        desk.adopt("", GEMINI.file(0, PAST));

        Outcome outcome = desk.play(desk.run("", "--skip-trust", "-p", "hi"));

        Request request = Answered.by("POST /v1internal:streamGenerateContent", outcome);
        assertEquals("Bearer " + GEMINI.access(1, FUTURE), request.header("authorization"));
        String back = back(desk);
        assertTrue(back.contains(GEMINI.access(1, FUTURE)) && back.contains(GEMINI.refresh(0)), back);
    }

    @Test
    void openCode_isLent_andItsLoginComesBack() throws Exception {
        LentDesk desk = desk("opencode", ".local/share/opencode/auth.json", CODEX.traces());
        desk.desk().with("OPENCODE_DISABLE_MODELS_FETCH", "1").with("OPENCODE_DISABLE_AUTOUPDATE", "1");
        desk.desk().with("NO_PROXY", "localhost,127.0.0.1");
        desk.adopt("", OtherLoginsIT.openCode(0, PAST));

        Outcome outcome = desk.play(desk.run("", "run", "-m", "openai/gpt-5.5", "hi"));

        List<Request> asked = outcome.requests().stream()
                .filter(request -> request.line().endsWith("/responses"))
                .toList();
        assertFalse(asked.isEmpty(), outcome.explained());
        asked.forEach(each -> assertEquals("Bearer " + CODEX.access(1, FUTURE), each.header("authorization")));
        assertTrue(back(desk).contains(CODEX.refresh(1)));
    }

    /** JUnit warns of links that lead out of its directory. */
    private static String back(LentDesk desk) throws IOException, InterruptedException {
        String back = desk.surrender("");
        Files.delete(desk.file());
        return back;
    }
}
