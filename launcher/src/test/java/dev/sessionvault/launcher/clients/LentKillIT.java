package dev.sessionvault.launcher.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real tools whose logins are refreshed at each run, one run after the other, while processes are killed at random: a
 * hundred in all. The provider takes each refresh token once, so a single new login that got lost would end all of it.
 */
@Tag("nightly")
final class LentKillIT {
    private static final int PLAYS = 5;
    private static final int KILLS = 10;
    private static final String RUNS =
            "stop=$1; shift; while [ ! -e \"$stop\" ]; do \"$@\"; echo \"exit $?\"; done; exec \"$@\"";

    @TempDir
    Path directory;

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
    }

    @Test
    void claude_losesNothing() throws Exception {
        LentDesk desk = new LentDesk(directory, "claude", ".claude/.credentials.json", Login.CLAUDE.traces());
        loseNothing(desk, Login.CLAUDE, desk.run("", "-p", "hi"));
    }

    @Test
    void codex_losesNothing() throws Exception {
        LentDesk desk = new LentDesk(directory, "codex", ".codex/auth.json", Login.CODEX.traces());
        String[] run = Codex.exec(Codex.KEY_FROM_LOGIN).stream().skip(1).toArray(String[]::new);
        loseNothing(desk, Login.CODEX, desk.run("", run));
    }

    private void loseNothing(LentDesk desk, Login login, String[] run) throws Exception {
        desk.desk().withBriefLogins();
        String held = login.file(0, Login.PAST);
        long seed = new Random().nextLong();
        try {
            Random random = new Random(seed);
            for (int i = 0; i < PLAYS; i++) {
                held = play(desk, held, run, random);
            }
        } catch (AssertionError e) {
            throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
        }
    }

    /** @return the login that the vault had in the end */
    private String play(LentDesk desk, String before, String[] run, Random random) throws Exception {
        desk.adopt("", before);
        Path stop = desk.desk().root().resolve("stop");
        Files.deleteIfExists(stop);
        String[] runs = LentDesk.joined(List.of("sh", "-c", RUNS, "runs", stop.toString()), run);
        Future<Outcome> play = threads.submit(() -> desk.play(runs));
        try (Killer killer = new Killer(desk, stop, Killer.generation(before), random)) {
            killer.kill(KILLS, play);
        } finally {
            Files.createFile(stop);
        }
        Outcome outcome = play.get();
        List<String> ends =
                outcome.out().lines().filter(line -> line.startsWith("exit ")).toList();
        assertEquals(0, outcome.exit(), outcome.explained());
        assertTrue(ends.stream().allMatch(end -> end.equals("exit 0") || end.equals("exit 137")), outcome.explained());
        String held = desk.surrender("");
        assertEquals(desk.desk().lastGranted(), Killer.generation(held), "the vault has another login than the newest");
        return held;
    }
}
