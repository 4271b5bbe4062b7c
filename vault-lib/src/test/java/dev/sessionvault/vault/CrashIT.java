package dev.sessionvault.vault;

import static dev.sessionvault.vault.TestVault.CLAUDE;
import static dev.sessionvault.vault.TestVault.project;
import static dev.sessionvault.vault.TestVault.secret;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A writer is killed at random moments: the vault then opens with the last state it reported, or the one after.
 *
 * <p>Starting a process takes far longer than writing a state. So most moments are looked at by stopping the writer,
 * copying what is on the disk, and letting it go on: what a stopped process has written is what a killed one would leave.
 * The kills show the rest, that nothing of the dead process is in the next one's way.
 */
class CrashIT {
    private static final int WRITERS = 2;
    private static final int KILLS = 60;
    private static final int STOPS_EACH = 10;
    private static final int WITHIN_MICROS = 25_000;

    @TempDir
    Path home;

    @Test
    void writerStoppedOrKilledAtSixHundredMoments_leavesTheOldOrTheNewState() throws Exception {
        Path warm = vault("warm");
        Jvm jvm = Jvm.in(home).archive("add", warm.toString(), "w", "2");
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        List<Future<Long>> results = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            Path directory = vault("sv" + i);
            Path copies = Files.createDirectory(home.resolve("copies" + i));
            Random random = new Random(i);
            results.add(threads.submit(() -> killMany(jvm, directory, copies, random)));
        }
        long states = 0;
        for (Future<Long> result : results) {
            states += result.get();
        }
        threads.shutdown();
        assertTrue(states > KILLS * STOPS_EACH, "the writers wrote only " + states + " states");
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
    private static long killMany(Jvm jvm, Path directory, Path copies, Random random) throws Exception {
        long state = 0;
        for (int i = 0; i < KILLS / WRITERS; i++) {
            try (CrashingWriter writer = new CrashingWriter(jvm.start("count", directory.toString()))) {
                for (int k = 0; k < STOPS_EACH - 1; k++) {
                    pause(random);
                    Path copy = copies.resolve(i + "-" + k);
                    long reported = writer.stop(directory, copy);
                    assertFollows(reported, state(copy));
                    requireWritable(copy);
                }
                pause(random);
                long reported = writer.kill();
                state = state(directory);
                assertFollows(reported, state);
            }
        }
        return state;
    }

    private static void pause(Random random) throws InterruptedException {
        int micros = random.nextInt(WITHIN_MICROS);
        Thread.sleep(micros / 1000, micros % 1000 * 1000);
    }

    private static void assertFollows(long reported, long state) {
        assertTrue(state == reported || state == reported + 1, reported + " was reported, " + state + " is there");
    }

    /** What is left over does not keep the next writer from writing. */
    private static void requireWritable(Path directory) throws VaultException {
        try (Vault vault = TestVault.open(directory)) {
            vault.add(project(CLAUDE, Child.STATE), secret("-1"));
        }
        assertEquals(-1, state(directory));
    }

    private static long state(Path directory) throws VaultException {
        try (Vault vault = TestVault.open(directory)) {
            assertEquals(2, vault.entries().size());
            assertEquals("bystander", TestVault.take(vault, CLAUDE, "/bystander"));
            return Long.parseLong(TestVault.take(vault, CLAUDE, Child.STATE));
        }
    }
}
