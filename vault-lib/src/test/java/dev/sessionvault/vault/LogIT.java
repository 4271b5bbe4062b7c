package dev.sessionvault.vault;

import static dev.sessionvault.vault.TestVault.CLAUDE;
import static dev.sessionvault.vault.TestVault.project;
import static dev.sessionvault.vault.TestVault.secret;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.vault.audit.Event;
import dev.sessionvault.vault.audit.PlacedLine;
import dev.sessionvault.vault.audit.Verdict;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log, written by real processes: at once, killed, and on a disk that is full. */
@SuppressWarnings("NullAway.Init")
class LogIT {
    private static final int PROCESSES = 8;
    private static final int EACH = 40;
    private static final int KILLS = 25;
    private static final int KILL_WITHIN_MILLIS = 40;

    @TempDir
    Path home;

    private Path directory;
    private Jvm jvm;

    @BeforeEach
    void vault() throws Exception {
        directory = home.resolve("sv");
        try (Vault vault = TestVault.create(directory)) {
            vault.add(project(CLAUDE, Child.STATE), secret("key"));
        }
        jvm = Jvm.in(home).archive("log", directory.toString(), "2");
    }

    private Verdict log() throws VaultException {
        try (Vault vault = TestVault.open(directory)) {
            return vault.log();
        }
    }

    private static int takes(Verdict verdict) {
        int takes = 0;
        for (PlacedLine line : verdict.lines()) {
            takes += Objects.requireNonNull(line.line()).event() == Event.TAKE ? 1 : 0;
        }
        return takes;
    }

    @Test
    void processesTakingAtOnce_loseNoLine() throws Exception {
        int before = takes(log());
        List<Process> takers = new ArrayList<>();
        for (int i = 0; i < PROCESSES; i++) {
            takers.add(jvm.start("log", directory.toString(), Integer.toString(EACH)));
        }
        for (Process taker : takers) {
            String said = new String(taker.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(said.endsWith("\n" + EACH + "\n"), said);
            assertEquals(0, taker.waitFor());
        }
        Verdict verdict = log();
        assertEquals(List.of(), verdict.findings());
        assertEquals(List.of(), verdict.notes());
        assertEquals(before + PROCESSES * EACH, takes(verdict));
    }

    @Test
    void killedAtAnyMoment_everyKeyThatWasTakenHasItsLine_andTheLogIsSound() throws Exception {
        Random random = new Random(3);
        int reported = takes(log());
        for (int i = 0; i < KILLS; i++) {
            Process taker = jvm.start("log", directory.toString(), "1000000");
            BufferedReader said =
                    new BufferedReader(new InputStreamReader(taker.getInputStream(), StandardCharsets.UTF_8));
            String last = said.readLine();
            Thread.sleep(random.nextInt(KILL_WITHIN_MILLIS));
            assertTrue(taker.toHandle().destroyForcibly());
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                last = line;
            }
            reported += Integer.parseInt(last);
            Verdict verdict = log();
            assertEquals(List.of(), verdict.findings(), "kill " + i);
            int takes = takes(verdict);
            assertTrue(takes == reported || takes == reported + 1, takes + " lines, " + reported + " reported");
            reported = takes;
        }
    }

    /** A real full disk, in a mount namespace of its own. */
    @Test
    void fullDisk_noLine_noKey_andAfterwardsTheLogIsSound() throws Exception {
        Path log = TestVault.logOf(directory);
        Path ballast = log.resolve("ballast");
        String script = "mount -t tmpfs -o size=64k,mode=700 tmpfs \"$1\" && head -c 20000 /dev/zero > \"$2\""
                + " && shift 2 && exec \"$@\"";
        List<String> place = List.of("unshare", "-m", "sh", "-ec", script, "sh", log.toString(), ballast.toString());
        Process filler = jvm.startIn(place, "fill", directory.toString(), ballast.toString());
        String said = new String(filler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, filler.waitFor(), said);
        assertEquals("UNWRITABLE No space left on device\n1 []\nkey\n2 []\n", said);
        assertEquals(List.of(), log().findings());
        assertTrue(Files.exists(log.resolve("head")));
    }
}
