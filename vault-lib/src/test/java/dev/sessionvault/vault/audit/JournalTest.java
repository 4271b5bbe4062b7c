package dev.sessionvault.vault.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.vault.store.LogFiles;
import dev.sessionvault.vault.store.StoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a writer does with a log as it finds it: whole, cut short at any point of writing, or spoilt. */
@SuppressWarnings("NullAway.Init")
class JournalTest {
    @TempDir
    Path home;

    private TestLog log;

    @BeforeEach
    void log() {
        log = new TestLog(home.resolve("log"));
    }

    private void assertSound(int lines) throws Exception {
        Verdict verdict = log.verify();
        assertEquals(List.of(), verdict.findings());
        assertEquals(lines, verdict.lines().size());
    }

    @Test
    void aLine_saysWhoTookWhatWhere() throws Exception {
        assertEquals(2, log.take());
        String line = log.lines(0).get(1);
        String prev = first(log.verify()).text(Field.MAC);
        assertEquals(
                "{\"n\":2,\"time\":1800000000,\"event\":\"take\",\"what\":\"run\",\"tool\":\"claude\","
                        + "\"entry\":\"23a18ef4bb0aeb0d\",\"account\":\"work\",\"fingerprint\":\"bedd656047\","
                        + "\"program\":\"/usr/bin/claude\",\"parent\":\"/usr/bin/zsh\",\"directory\":\"/home/me/work\","
                        + "\"dropped\":[\"OPENAI_API_KEY\",\"AWS_SECRET_ACCESS_KEY\"],\"generation\":5,\"prev\":\""
                        + prev,
                line.substring(0, line.indexOf("\",\"mac\"")));
        assertSound(2);
        for (String name : List.of("audit.log", "head", "lock")) {
            String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(log.directory.resolve(name)));
            assertEquals("rw-------", mode, name);
        }
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(log.directory)));
    }

    private static Line first(Verdict verdict) {
        return Objects.requireNonNull(verdict.lines().get(0).line());
    }

    @Test
    void manyDroppedNames_areCutAndCounted() throws Exception {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 70; i++) {
            names.add("NAME_" + i);
        }
        names.add(0, "X".repeat(1000));
        try (KeyedJournal keyed = log.keyed()) {
            keyed.take(TestLog.act(), Use.of("run", TestLog.bytes("/a\u0007b\\\u00fc"), names), 5);
        }
        Line line = Objects.requireNonNull(log.verify().lines().get(1).line());
        assertEquals(64, line.dropped().size());
        assertEquals(7, line.number(Field.MORE));
        assertEquals("/a\\x07b\\\\\u00fc", line.text(Field.PROGRAM));
    }

    @Test
    void killedBetweenLineAndHead_nextWriterGoesOn() throws Exception {
        log.take();
        byte[] head = Files.readAllBytes(log.head());
        log.take();
        Files.write(log.head(), head);
        assertEquals(1, log.verify().notes().size());
        assertSound(3);
        assertEquals(4, log.take());
        assertSound(4);
        assertEquals(List.of(), log.verify().notes());
        assertEquals(List.of(), log.complaints);
    }

    @Test
    void killedWithinTheLine_whatWasWrittenIsCutOff() throws Exception {
        log.take();
        log.take();
        byte[] whole = Files.readAllBytes(log.file(0));
        int start = whole.length - log.lines(0).get(2).length() - 1;
        byte[] head = Files.readAllBytes(log.head());
        log.take();
        byte[] next = Files.readAllBytes(log.file(0));
        for (int size = whole.length + 1; size < next.length; size += 7) {
            Files.write(log.file(0), java.util.Arrays.copyOf(next, size));
            Files.write(log.head(), head);
            assertEquals(1, log.verify().notes().size());
            assertTrue(log.verify().isSound());
            assertEquals(4, log.take(), "cut at " + (size - start));
            assertSound(4);
        }
        assertEquals(List.of(), log.complaints);
    }

    @Test
    void killedBetweenTheFirstHeadAndTheFirstLine_theLogBegins() throws Exception {
        log.take();
        try (Seals seals = TestLog.seals()) {
            Files.write(log.head(), new Head(1, 0, Line.NO_SEAL).encode(seals));
        }
        Files.delete(log.file(0));
        assertTrue(log.verify().isSound());
        assertEquals(2, log.take());
        assertSound(2);
        assertEquals(List.of(), log.complaints);
    }

    @Test
    void killedBeforeTheFirstHeadWasWritten_theLogBegins() throws Exception {
        log.take();
        Files.write(log.head(), new byte[0]);
        Files.delete(log.file(0));
        assertEquals(2, log.take());
        assertSound(2);
    }

    @Test
    void killedWhileFilesMoveUp_atAnyStep_theLogGoesOn() throws Exception {
        for (int step = 0; step <= 3; step++) {
            log = new TestLog(home.resolve("step" + step));
            for (int file = 0; file < 3; file++) {
                log.take();
                log.moveUp();
            }
            log.take();
            // Moving up goes from the oldest to the newest; here it ends early.
            for (int number = 3; number > 3 - step; number--) {
                Files.move(log.file(number), log.file(number + 1));
            }
            assertSound(5);
            assertEquals(6, log.take());
            assertSound(6);
            try (LogFiles files = log.journal().directory().open()) {
                files.moveUp();
            }
            assertSound(6);
            assertEquals(7, log.take());
            assertSound(7);
        }
        assertEquals(List.of(), log.complaints);
    }

    @Test
    void fullFile_movesUp_andTheOldestGoes_withoutBreakingTheChain() throws Exception {
        log.take();
        String padding = "x".repeat(60_000);
        int written = 2;
        while (!Files.exists(log.file(8)) || log.verify().lines().get(0).number() == 1) {
            try (KeyedJournal keyed = log.keyed()) {
                for (int i = 0; i < 18; i++) {
                    keyed.take(TestLog.act().because(padding), TestLog.use(), 5);
                    written++;
                }
            }
            assertTrue(Files.size(log.file(0)) <= LogFiles.FULL_BYTES);
        }
        Verdict verdict = log.verify();
        assertEquals(List.of(), verdict.findings());
        assertEquals(List.of(), verdict.notes());
        assertEquals(written, verdict.lines().get(verdict.lines().size() - 1).number());
        assertEquals(
                9,
                Files.list(log.directory)
                        .filter(file -> file.toString().contains("audit"))
                        .count());
        List<String> oldest = log.lines(8);
        log.write(8, oldest.subList(1, oldest.size()));
        assertEquals(Set.of("removed audit.log.8:1"), log.findings());
    }

    @Test
    void oldestFileNotDeletedYet_thoughTheHeadDoesNotWantIt_isNoDamage() throws Exception {
        log.take();
        log.take();
        log.moveUp();
        log.take();
        try (Seals seals = TestLog.seals()) {
            Head head = Objects.requireNonNull(Head.parse(seals, Files.readAllBytes(log.head())));
            Files.write(log.head(), new Head(4, head.last(), head.seal()).encode(seals));
        }
        assertSound(4);
        Files.delete(log.file(1));
        assertSound(1);
    }

    @Test
    void linesCutFromTheEnd_areNotedForever_andTheLogGoesOn() throws Exception {
        log.take();
        log.take();
        log.take();
        log.write(0, log.lines(0).subList(0, 2));
        assertEquals(6, log.take());
        assertEquals(1, log.complaints.size());
        assertEquals(Set.of("truncated audit.log:2"), log.findings());
        Finding finding = log.verify().findings().get(0);
        assertEquals(3, finding.first());
        assertEquals(4, finding.last());
        assertEquals(7, log.take());
        assertEquals(1, log.complaints.size());
        assertEquals(Set.of("truncated audit.log:2"), log.findings());
    }

    @Test
    void lastLineChanged_isNotedForever() throws Exception {
        log.take();
        List<String> lines = log.lines(0);
        lines.set(1, lines.get(1).replace("bedd656047", "0000000000").replace("\"mac\":\"", "\"mac\":\"0"));
        log.write(0, lines);
        assertEquals(4, log.take());
        assertEquals(1, log.complaints.size());
        assertEquals(Set.of("edited audit.log:2"), log.findings());
    }

    @Test
    void headGone_isNotedForever() throws Exception {
        log.take();
        Files.delete(log.head());
        assertEquals(4, log.take());
        assertEquals(1, log.complaints.size());
        assertEquals(Set.of("removed audit.log:3"), log.findings());
    }

    @Test
    void everythingGone_theLogBeginsAnew_andSaysAtWhichGeneration() throws Exception {
        log.take();
        Files.delete(log.head());
        Files.delete(log.file(0));
        assertEquals(2, log.take());
        assertSound(2);
        Line begin = first(log.verify());
        assertEquals(Event.BEGIN, begin.event());
        assertEquals(5, begin.number(Field.GENERATION));
    }

    @Test
    void logOfAnotherVault_isSetAside() throws Exception {
        log.take();
        List<String> lines = log.lines(0);
        byte[] otherId = TestLog.bytes("another vault id");
        try (KeyedJournal other = log.journal().keyed(dev.sessionvault.vault.format.v1.KeySchedule.random(), otherId)) {
            assertEquals(2, other.take(TestLog.act(), TestLog.use(), 1));
        }
        assertEquals(1, log.complaints.size());
        Path aside = log.directory.resolve("other-" + "00".repeat(16) + "-" + TestLog.NOW);
        assertEquals(lines, Files.readAllLines(aside.resolve("audit.log")));
        assertTrue(Files.exists(aside.resolve("head")));
        assertEquals(2, log.lines(0).size());
    }

    @Test
    void refusalsBeforeTheFirstKey_areProvenByIt() throws Exception {
        log.refuseUnkeyed();
        log.refuseUnkeyed();
        assertFalse(Files.exists(log.head()));
        assertSound(2);
        assertEquals(2, log.verify().count(PlacedLine.State.UNPROVEN));
        assertEquals(4, log.take());
        assertSound(4);
        assertEquals(0, log.verify().count(PlacedLine.State.UNPROVEN));
        assertEquals(List.of(), log.complaints);
    }

    @Test
    void unprovenLineKilledShort_isCutOff() throws Exception {
        log.take();
        log.refuseUnkeyed();
        byte[] all = Files.readAllBytes(log.file(0));
        Files.write(log.file(0), java.util.Arrays.copyOf(all, all.length - 9));
        assertSound(2);
        log.refuseUnkeyed();
        assertSound(3);
        assertEquals(4, log.take());
        assertSound(4);
    }

    @Test
    void unprovenLines_neverMoveFilesUp() throws Exception {
        log.take();
        byte[] much = new byte[LogFiles.FULL_BYTES / 4 * 5];
        Files.write(log.file(0), much, StandardOpenOption.APPEND);
        log.refuseUnkeyed();
        assertEquals(1, log.complaints.size());
        assertFalse(Files.exists(log.file(1)));
    }

    @Test
    void directoryOfOthers_isRefused_andRefusalsGoOn() throws Exception {
        log.take();
        Files.setPosixFilePermissions(log.directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        StoreException refused = assertThrows(StoreException.class, log::take);
        assertEquals(StoreException.Fault.PERMISSIONS, refused.fault());
        log.refuseUnkeyed();
        try (KeyedJournal keyed = log.keyed()) {
            keyed.refuse(TestLog.act(), TestLog.use(), 5);
            keyed.failed(2, "why", 5);
        }
        assertEquals(3, log.complaints.size());
        Files.setPosixFilePermissions(log.directory, PosixFilePermissions.fromString("rwx------"));
        Files.setPosixFilePermissions(log.file(0), PosixFilePermissions.fromString("rw-r--r--"));
        assertThrows(StoreException.class, log::take);
    }
}
