package dev.sessionvault.launcher.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.command.Sv.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A known key lies wherever {@code sv scan} looks; it is found there, and is in nothing that is answered. */
class ScanIT {
    @TempDir
    Path temporary;

    private final Canary planted = new Canary();
    private Sv sv;
    private Path project;

    @BeforeEach
    void plant() throws Exception {
        sv = Sv.built(temporary.resolve("home"));
        project = sv.project("project");
        Files.writeString(project.resolve(".env"), "ANTHROPIC_API_KEY=" + planted.key + "\n");
        Files.writeString(project.resolve(planted.key), "a line\n" + planted.key + "=" + planted.key + "\n");
        git("init", "-q");
        git("add", ".");
    }

    @Test
    void everySource_findsTheKey_andTellsNothingOfIt() throws Exception {
        git("-c", "user.name=A", "-c", "user.email=a@b", "commit", "-qm", planted.key);
        git("rm", "-q", "--cached", ".env");
        Files.writeString(project.resolve("staged"), "token: " + planted.key);
        git("add", "staged");
        Files.writeString(sv.home.resolve(".bash_history"), "export ANTHROPIC_API_KEY=" + planted.key + "\n");
        Process other = new ProcessBuilder("sh", "-c", "sleep 60; true", planted.key).start();
        try {
            Answer answer = scan(1, "--home", "--history", "--staged", "--processes", ".");
            for (String place : List.of(
                    "\n.env:1:19: Anthropic API key (ANTHROPIC_API_KEY), fingerprint ",
                    "\nstaged:1:8: Anthropic API key (token), staged, fingerprint ",
                    ":.env:1:19: Anthropic API key (ANTHROPIC_API_KEY), fingerprint ",
                    "/.bash_history:1:26: Anthropic API key (ANTHROPIC_API_KEY), fingerprint ",
                    "\nprocess " + other.pid()
                            + " (sh): Anthropic API key in argument 3, which everybody here can read, fin",
                    "*:2:1: Anthropic API key, fingerprint ")) {
                assertTrue(("\n" + answer.out()).contains(place), place + "\n" + answer.out());
            }
            scan(1, "--json", "--home", "--history", "--staged", "--processes", ".");
            scan(1, "--sarif", "--home", "--history", "--staged", "--processes", ".");
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void whatGoesWrong_tellsNothingOfIt() throws IOException {
        scan(2, "no/" + planted.key);
        scan(2, "--max-size", planted.key);
        scan(2, "--" + planted.key);
        scan(1, "--exclude", planted.key, planted.key);
        Files.createDirectories(sv.home.resolve("sv/config"));
        Files.writeString(sv.home.resolve("sv/config/scan-ignore"), planted.key);
        scan(2);
    }

    @Test
    void nameThatIsNotUtf8_isFound_alsoIfItIsTyped() throws Exception {
        String script = "cp .env \"$(printf 'a\\377\\nb')\" && rm " + planted.key
                + " .env && exec \"$0\" scan \"$(printf 'a\\377\\nb')\"";
        Answer answer = sv.start(project, List.of("sh", "-c", script, Sv.PROGRAM.toString()));
        assertTrue(answer.out().startsWith("$'a\\xff\\nb':1:19: Anthropic API key"), answer.toString());
        assertEquals(1, answer.code());
    }

    private Answer scan(int code, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("scan"));
        all.addAll(List.of(arguments));
        Answer answer = sv.run(project, all.toArray(new String[0]));
        assertEquals(code, answer.code(), answer.toString());
        planted.assertAbsent(answer);
        return answer;
    }

    private void git(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(project.toFile());
        builder.environment().put("HOME", sv.home.toString());
        Process process = builder.redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), text);
    }
}
