package dev.sessionvault.vault;

import static dev.sessionvault.vault.TestVault.CLAUDE;
import static dev.sessionvault.vault.TestVault.project;
import static dev.sessionvault.vault.TestVault.secret;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes stamp one entry at once, or are killed while they do: nobody ever sees half a stamp, or none. */
@SuppressWarnings("NullAway.Init")
class StampingIT {
    private static final int PROCESSES = 3;
    private static final int STAMPS = 500;
    private static final int KILLS = 40;
    private static final int KILL_WITHIN_MILLIS = 30;
    private static final int UNTIL_KILLED = 1_000_000;

    @TempDir
    Path home;

    private Path directory;
    private String id;
    private Jvm jvm;

    @BeforeEach
    void entryThatWasUsed() throws Exception {
        directory = home.resolve("sv");
        try (Vault vault = TestVault.create(directory)) {
            id = vault.add(project(CLAUDE, Child.STATE, "", Child.EXPIRY), secret("key"))
                    .id()
                    .value();
        }
        jvm = Jvm.in(home).archive("stamp", directory.toString(), "2");
    }

    @Test
    void processesStampingAtOnce_readersSeeOneOfTheirTimes() throws Exception {
        List<Process> stampers = new ArrayList<>();
        for (int i = 0; i < PROCESSES; i++) {
            stampers.add(jvm.start("stamp", directory.toString(), Integer.toString(STAMPS)));
        }
        Set<Long> seen = new TreeSet<>();
        while (stampers.stream().anyMatch(Process::isAlive)) {
            seen.add(used());
        }
        for (Process stamper : stampers) {
            assertEquals(0, stamper.waitFor());
            assertEquals(
                    "stamping\nstamped\n", new String(stamper.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
        assertEquals(Set.of(Child.USED, Child.USED_LATER), seen);
        assertEquals(List.of(id), names());
    }

    @Test
    void killedAtAnyMoment_leavesAStamp_andWhatIsLeftIsClearedLater() throws Exception {
        Random random = new Random(1);
        for (int i = 0; i < KILLS; i++) {
            Process stamper = jvm.start("stamp", directory.toString(), Integer.toString(UNTIL_KILLED));
            BufferedReader said =
                    new BufferedReader(new InputStreamReader(stamper.getInputStream(), StandardCharsets.UTF_8));
            assertNotNull(said.readLine(), "the stamper did not begin");
            Thread.sleep(random.nextInt(KILL_WITHIN_MILLIS));
            assertTrue(stamper.toHandle().destroyForcibly());
            stamper.waitFor();
            assertTrue(Set.of(Child.USED, Child.USED_LATER).contains(used()), "kill " + i);
        }
        for (String name : names()) {
            Files.setLastModifiedTime(directory.resolve("used").resolve(name), FileTime.fromMillis(0));
        }
        try (Vault vault = TestVault.open(directory)) {
            vault.add(project(CLAUDE, "/q"), secret("x"));
        }
        assertEquals(List.of(id), names());
        assertTrue(Set.of(Child.USED, Child.USED_LATER).contains(used()));
    }

    /** Taking is what every start does: what writes snapshots must not be loaded for it, stamp or no stamp. */
    @Test
    void takingAndStamping_loadsNothingThatWritesSnapshots() throws Exception {
        Path loaded = home.resolve("loaded.txt");
        List<String> flags = List.of("-Xlog:class+load:file=" + loaded);
        Process taker = jvm.start(flags, "stamp", directory.toString(), "2");
        taker.getInputStream().readAllBytes();
        assertEquals(0, taker.waitFor());
        String classes = Files.readString(loaded);
        assertTrue(classes.contains(" dev.sessionvault.vault.store.UsedDirectory "), classes);
        // Of the classes that write a snapshot, the log's lock needs those of a channel.
        for (String dear : List.of(" org.mapdb.", " kotlin.", "store.TableWriter ", "vault.Draft ")) {
            assertFalse(classes.contains(dear), dear);
        }
    }

    private long used() throws VaultException {
        try (Vault vault = TestVault.open(directory)) {
            Selection selection =
                    vault.withClock(TestVault.at(Child.USED_LATER)).select(CLAUDE, Child.STATE, null);
            return ((Selection.Found) selection).entry().usedEpochSecond();
        }
    }

    private List<String> names() throws Exception {
        try (Stream<Path> files = Files.list(directory.resolve("used"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
