package dev.sessionvault.vault.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every kind of tampering, on every line of a log of two files with lines of every event, with and without a mac. The
 * last line without a mac is followed by no other: what may be done to it unseen is tested too.
 */
@SuppressWarnings("NullAway.Init")
class TamperTest {
    private static final int OLDER = 6;
    private static final int PROVEN = 13;
    private static final String BEGINNING = "audit.log:0";

    @TempDir
    Path home;

    private TestLog log;
    private List<String> all;

    @BeforeEach
    void logOfTwoFiles() throws Exception {
        log = new TestLog(home.resolve("log"));
        try (KeyedJournal keyed = log.keyed()) {
            keyed.change(List.of(Act.of("create")), 4); // 1 begin, 2 change
            keyed.take(TestLog.act(), TestLog.use(), 4); // 3
            log.refuseUnkeyed(); // 4
            keyed.refuse(TestLog.act().because("expired: idle"), TestLog.use(), 4); // 5
            long change = keyed.change(List.of(Act.of("add")), 5); // 6
            log.moveUp();
            keyed.failed(change, "disk full", 4); // 7
            log.refuseUnkeyed(); // 8
            log.refuseUnkeyed(); // 9
            keyed.take(TestLog.act(), TestLog.use(), 4); // 10
            keyed.change(List.of(Act.of("remove"), Act.of("remove")), 5); // 11, 12
            keyed.take(TestLog.act(), TestLog.use(), 5); // 13
        }
        log.refuseUnkeyed(); // 14
        all = lines();
    }

    private List<String> lines() throws Exception {
        List<String> lines = new ArrayList<>(log.lines(1));
        lines.addAll(log.lines(0));
        return lines;
    }

    /** Writes the lines to the files as they were cut into two before. */
    private void write(List<String> lines, int older) throws Exception {
        log.write(1, lines.subList(0, older));
        log.write(0, lines.subList(older, lines.size()));
    }

    private static String at(int index, int older) {
        return index < older ? "audit.log.1:" + (index + 1) : "audit.log:" + (index - older + 1);
    }

    @Test
    void untouched_isSound() throws Exception {
        Verdict verdict = log.verify();
        assertEquals(List.of(), verdict.findings());
        assertEquals(List.of(), verdict.notes());
        assertEquals(PROVEN, verdict.count(PlacedLine.State.PROVEN));
        assertEquals(1, verdict.count(PlacedLine.State.UNPROVEN));
        assertEquals(OLDER, log.lines(1).size());
    }

    @Test
    void edited_anyByteOfAnyProvenLine() throws Exception {
        for (int i = 0; i < PROVEN; i++) {
            String line = all.get(i);
            for (int at = 0; at < line.length(); at += 3) {
                char other = line.charAt(at) == '1' ? '2' : '1';
                List<String> lines = new ArrayList<>(all);
                lines.set(i, line.substring(0, at) + other + line.substring(at + 1));
                write(lines, OLDER);
                assertEquals(Set.of("edited " + at(i, OLDER)), log.findings(), line + " at " + at);
            }
        }
    }

    @Test
    void edited_theMacTakenAway() throws Exception {
        for (int i = 0; i < PROVEN; i++) {
            int mac = all.get(i).indexOf(",\"mac\"");
            if (mac >= 0) {
                List<String> lines = new ArrayList<>(all);
                lines.set(i, all.get(i).substring(0, mac) + "}");
                write(lines, OLDER);
                assertEquals(Set.of("edited " + at(i, OLDER)), log.findings(), "line " + i);
            }
        }
    }

    @Test
    void removed_anyProvenLine_orTwo() throws Exception {
        for (int i = 0; i < PROVEN - 1; i++) {
            for (int count = 1; count <= 2 && i + count < PROVEN; count++) {
                List<String> lines = new ArrayList<>(all);
                lines.subList(i, i + count).clear();
                int older = OLDER
                        - (int) java.util.stream.IntStream.range(i, i + count)
                                .filter(k -> k < OLDER)
                                .count();
                write(lines, older);
                assertEquals(Set.of("removed " + at(i, older)), log.findings(), "line " + i);
            }
        }
    }

    @Test
    void truncated_behindAnyLine() throws Exception {
        for (int count = 0; count < PROVEN; count++) {
            List<String> lines = all.subList(0, count);
            write(lines, Math.min(count, OLDER));
            String expected = count == 0 ? BEGINNING : at(count - 1, OLDER);
            assertEquals(Set.of("truncated " + expected), log.findings(), count + " lines");
        }
    }

    @Test
    void truncated_withinAnyProvenLine() throws Exception {
        for (int i = OLDER; i < PROVEN; i++) {
            write(all.subList(0, i), OLDER);
            Files.writeString(
                    log.file(0), text(all.subList(OLDER, i)) + all.get(i).substring(0, 40));
            Verdict verdict = log.verify();
            assertEquals(Set.of("truncated " + at(i - 1, OLDER)), log.findings(), "line " + i);
            assertEquals(1, verdict.notes().size());
        }
    }

    private static String text(List<String> lines) {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    @Test
    void truncated_wholeFilesGone() throws Exception {
        Files.delete(log.file(0));
        assertEquals(Set.of("truncated " + at(OLDER - 1, OLDER)), log.findings());
        Files.delete(log.file(1));
        assertEquals(Set.of("truncated " + BEGINNING), log.findings());
        write(all, OLDER);
        Files.delete(log.file(1));
        assertEquals(Set.of("removed audit.log:1"), log.findings());
    }

    @Test
    void duplicated_anyLine_anywhere() throws Exception {
        for (int i = 0; i < all.size(); i++) {
            for (int to = 0; to <= all.size(); to++) {
                List<String> lines = new ArrayList<>(all);
                lines.add(to, all.get(i));
                int older = to < OLDER ? OLDER + 1 : OLDER;
                write(lines, older);
                // Of two equal lines side by side either may be called the copy.
                Set<String> found = log.findings();
                Set<String> expected = Set.of("duplicated " + at(to, older));
                Set<String> other = Set.of("duplicated " + at(to <= i ? i + 1 : i, older));
                boolean touching = to == i || to == i + 1;
                assertTrue(found.equals(expected) || (touching && found.equals(other)), i + " to " + to + ": " + found);
            }
        }
    }

    @Test
    void reordered_anyTwoProvenLines() throws Exception {
        for (int i = 0; i < PROVEN; i++) {
            for (int k = i + 1; k < PROVEN; k++) {
                List<String> lines = new ArrayList<>(all);
                Collections.swap(lines, i, k);
                write(lines, OLDER);
                Set<String> found = log.findings();
                Set<String> both = Set.of("reordered " + at(i, OLDER), "reordered " + at(k, OLDER));
                assertTrue(!found.isEmpty() && both.containsAll(found), i + " and " + k + ": " + found);
                assertTrue(k == i + 1 || found.equals(both), i + " and " + k + ": " + found);
            }
        }
    }

    @Test
    void reordered_anyProvenLine_movedAnywhere() throws Exception {
        for (int i = 0; i < PROVEN; i++) {
            for (int to = 0; to < PROVEN; to++) {
                if (Math.abs(i - to) > 1) {
                    List<String> lines = new ArrayList<>(all);
                    lines.add(to, lines.remove(i));
                    write(lines, OLDER);
                    assertEquals(Set.of("reordered " + at(to, OLDER)), log.findings(), i + " to " + to);
                }
            }
        }
    }

    @Test
    void inserted_anywhere_beforeTheLastProvenLine() throws Exception {
        for (int to = 0; to < PROVEN; to++) {
            for (String strange : List.of("", "{}", "strange", forged(to), ofAnotherKey(to))) {
                List<String> lines = new ArrayList<>(all);
                lines.add(to, strange);
                int older = to < OLDER ? OLDER + 1 : OLDER;
                write(lines, older);
                assertEquals(Set.of("inserted " + at(to, older)), log.findings(), to + ": " + strange);
            }
        }
    }

    /** A line without a mac that follows from the line before. */
    private String forged(int index) {
        Line line = log.journal().line(Event.REFUSE, Act.of("open"));
        line.set(Field.NUMBER, index + 1).set(Field.PREV, sealBefore(index));
        return new String(line.encode(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private String ofAnotherKey(int index) {
        Line line = log.journal().line(Event.TAKE, TestLog.act());
        line.set(Field.NUMBER, index + 1).set(Field.PREV, sealBefore(index));
        try (Seals other = TestLog.seals(8)) {
            line.set(Field.MAC, other.mac(line.covered()));
        }
        return new String(line.encode(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private String sealBefore(int index) {
        if (index == 0) {
            return Line.NO_SEAL;
        }
        byte[] before = TestLog.bytes(all.get(index - 1));
        return Seals.of(LineParser.parse(before), before);
    }

    @Test
    void head_missingOrForged_isFound() throws Exception {
        byte[] head = Files.readAllBytes(log.head());
        for (int i = 0; i < head.length; i++) {
            byte[] forged = head.clone();
            forged[i] ^= 1;
            Files.write(log.head(), forged);
            assertEquals(Set.of("edited head:1"), log.findings(), "byte " + i);
        }
        Files.delete(log.head());
        assertEquals(Set.of("removed head:1"), log.findings());
        Files.createFile(log.head());
        assertEquals(Set.of("removed head:1"), log.findings());
    }

    @Test
    void tailCut_togetherWithItsHead_isFoundByTheVaultsGeneration() throws Exception {
        TestLog early = new TestLog(home.resolve("early"));
        early.take();
        byte[] head = Files.readAllBytes(early.head());
        List<String> lines = early.lines(0);
        try (KeyedJournal keyed = early.keyed()) {
            keyed.change(List.of(Act.of("add")), TestLog.GENERATION + 1);
            keyed.take(TestLog.act(), TestLog.use(), TestLog.GENERATION + 1);
        }
        Files.write(early.head(), head);
        early.write(0, lines);
        Verdict verdict = early.verify(TestLog.GENERATION + 1);
        assertEquals(1, verdict.findings().size());
        assertEquals(Kind.TRUNCATED, verdict.findings().get(0).kind());
        assertEquals(2, verdict.findings().get(0).line());
        assertTrue(early.verify(TestLog.GENERATION).isSound(), "cut where nothing changed: not found");
    }

    @Test
    void vaultRolledBack_isFound_aChangeCutShortIsNot() throws Exception {
        try (KeyedJournal keyed = log.keyed()) {
            keyed.change(List.of(Act.of("add")), 6);
            assertTrue(log.verify(6).isSound());
            Verdict cutShort = log.verify(5);
            assertTrue(cutShort.isSound());
            assertEquals(1, cutShort.notes().size());
            keyed.take(TestLog.act(), TestLog.use(), 6);
            assertEquals(Kind.ROLLED_BACK, log.verify(5).findings().get(0).kind());
            assertEquals(Kind.ROLLED_BACK, log.verify(4).findings().get(0).kind());
        }
    }

    /** What FORMAT.md says is not found: the line behind the last one with a mac. */
    @Test
    void unprovenEnd_mayBeCutOrChanged() throws Exception {
        write(all.subList(0, PROVEN), OLDER);
        assertEquals(Set.of(), log.findings());
        List<String> lines = new ArrayList<>(all);
        lines.set(PROVEN, all.get(PROVEN).replace("passphrase", "passphrasf"));
        write(lines, OLDER);
        assertEquals(Set.of(), log.findings());
        assertEquals(1, log.verify().count(PlacedLine.State.UNPROVEN));
    }

    @Test
    void unprovenLines_thatAProvenOneFollows_areProven() throws Exception {
        log.take();
        all = lines();
        assertEquals(0, log.verify().count(PlacedLine.State.UNPROVEN));
        List<String> lines = new ArrayList<>(all);
        lines.set(PROVEN, all.get(PROVEN).replace("passphrase", "passphrasf"));
        write(lines, OLDER);
        assertEquals(Set.of("edited " + at(PROVEN, OLDER)), log.findings());
        lines.remove(PROVEN);
        write(lines, OLDER);
        assertEquals(Set.of("removed " + at(PROVEN, OLDER)), log.findings());
    }
}
