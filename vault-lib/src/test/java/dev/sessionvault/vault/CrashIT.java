package dev.sessionvault.vault;

import static dev.sessionvault.vault.TestVault.CLAUDE;
import static dev.sessionvault.vault.TestVault.project;
import static dev.sessionvault.vault.TestVault.secret;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A writer is killed at random moments: the vault then opens with the last state it reported, or the one after. */
class CrashIT {
    private static final int KILLS = 500;
    private static final int AT_ONCE = 2;
    private static final int KILL_WITHIN_MICROS = 25_000;
    private static final int SIGKILL_EXIT = 128 + 9;

    @TempDir
    Path home;

    @Test
    void writerKilledFiveHundredTimes_leavesTheOldOrTheNewState() throws Exception {
        Path warm = vault("warm");
        Jvm jvm = Jvm.in(home).archive("add", warm.toString(), "w", "2");
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        List<Future<Long>> results = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            Path directory = vault("sv" + i);
            Random random = new Random(i);
            results.add(threads.submit(() -> killMany(jvm, directory, random)));
        }
        long states = 0;
        for (Future<Long> result : results) {
            states += result.get();
        }
        threads.shutdown();
        assertTrue(states > KILLS, "the writers wrote only " + states + " states");
    }

    private Path vault(String name) throws VaultException {
        Path directory = home.resolve(name);
        try (Vault vault = TestVault.create(directory)) {
            vault.add(project(CLAUDE, Child.STATE), secret("0"));
            vault.add(project(CLAUDE, "/bystander"), secret("bystander"));
        }
        return directory;
    }

    /** How many states were written in all. */
    private static long killMany(Jvm jvm, Path directory, Random random) throws Exception {
        long state = 0;
        for (int i = 0; i < KILLS / AT_ONCE; i++) {
            Process writer = jvm.start("count", directory.toString());
            long reported = reportedWhenKilled(writer, random.nextInt(KILL_WITHIN_MICROS));
            state = state(directory);
            assertTrue(state == reported || state == reported + 1, reported + " was reported, " + state + " is there");
        }
        return state;
    }

    private static long reportedWhenKilled(Process writer, long micros) throws Exception {
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
            String line = said.readLine();
            assertNotNull(line, "the writer did not begin");
            Thread.sleep(micros / 1000, (int) (micros % 1000) * 1000);
            // Not the process's own method, which would close the pipe before we have read it.
            assertTrue(writer.toHandle().destroyForcibly());
            assertEquals(SIGKILL_EXIT, writer.waitFor());
            String last = line;
            // A line that the kill cut short has no newline; only whole ones were reported.
            StringBuilder rest = new StringBuilder();
            for (int c = said.read(); c >= 0; c = said.read()) {
                rest.append((char) c);
            }
            String whole = rest.substring(0, rest.lastIndexOf("\n") + 1).strip();
            if (!whole.isEmpty()) {
                last = whole.substring(whole.lastIndexOf('\n') + 1);
            }
            return Long.parseLong(last);
        }
    }

    private static long state(Path directory) throws VaultException {
        try (Vault vault = TestVault.open(directory)) {
            assertEquals(2, vault.entries().size());
            assertEquals("bystander", TestVault.take(vault, CLAUDE, "/bystander"));
            return Long.parseLong(TestVault.take(vault, CLAUDE, Child.STATE));
        }
    }
}
