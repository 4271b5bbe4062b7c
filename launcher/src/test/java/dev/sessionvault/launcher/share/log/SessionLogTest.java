package dev.sessionvault.launcher.share.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.share.key.Identity;
import dev.sessionvault.launcher.share.log.SessionVerdict.State;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionLogTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOW);
    private static final String SESSION = "00112233445566778899aabbccddeeff";
    private static final String OTHER = "ffeeddccbbaa99887766554433221100";

    @TempDir
    private Path home;

    private Path log;
    private final Identity key = Identity.random();
    private final Identity owner = Identity.random();

    @BeforeEach
    void place() {
        log = home.resolve("log");
    }

    private SessionLog begin(String session, Identity sessionKey) throws LauncherException {
        LogNote open = LogNote.of(LogEvent.OPEN)
                .owner(owner.publicKey())
                .relay("relay.example.org:443")
                .peer(null)
                .until(NOW.plusSeconds(1800))
                .passport("passport".getBytes(StandardCharsets.US_ASCII));
        return SessionLog.begin(log, session, sessionKey, open, CLOCK);
    }

    /** Seven lines: open, connect, call, done, refuse, revoke, end. */
    private void whole(String session, Identity sessionKey) throws LauncherException {
        try (SessionLog begun = begin(session, sessionKey)) {
            begun.append(LogNote.of(LogEvent.CONNECT).peer(Identity.random().publicKey()));
            begun.append(LogNote.of(LogEvent.CALL).call(1, "ssh.tail_logs", Map.of("service", "web", "lines", "9")));
            Receipt receipt = ReceiptTest.receipt(session, 1);
            begun.append(LogNote.of(LogEvent.DONE).receipt(receipt, receipt.sign(sessionKey)));
            begun.append(LogNote.of(LogEvent.REFUSE).call(2, "rm", Map.of()).because("NOT_LENT"));
            begun.append(LogNote.of(LogEvent.REVOKE));
            assertEquals(7, begun.append(LogNote.of(LogEvent.END).because("REVOKED")));
        }
    }

    private SessionVerdict verify() throws LauncherException {
        return SessionReading.verify(log, SESSION, key.publicKey());
    }

    private Path file() {
        return SessionLog.file(log, SESSION);
    }

    @Test
    void wholeLog_isSound_andSaysWhatWasDone() throws Exception {
        whole(SESSION, key);
        SessionVerdict verdict = verify();
        assertEquals(List.of(), verdict.findings());
        assertEquals(State.ENDED, verdict.state());
        assertEquals(
                List.of("open", "connect", "call", "done", "refuse", "revoke", "end"),
                verdict.lines().stream().map(line -> line.event().token()).toList());
        LogLine call = verdict.lines().get(2);
        assertEquals(List.of("lines=9", "service=web"), call.arguments());
        assertEquals("bearer", verdict.lines().get(0).text(LogField.PEER));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
        assertEquals(
                "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(SessionLog.directory(log))));
    }

    @Test
    void everyLineTaken_isNamed() throws Exception {
        whole(SESSION, key);
        List<String> lines = Files.readAllLines(file());
        for (int i = 0; i < lines.size() - 1; i++) {
            List<String> left = new ArrayList<>(lines);
            left.remove(i);
            assertFinding("removed " + (i + 1) + " at " + (i + 1), left);
        }
        assertFinding("removed 1 at 1, removed 3 at 2", without(lines, 0, 2));
        assertFinding("removed 2 at 2, removed 4 at 3", without(lines, 1, 3));
        assertFinding("removed 3 at 3", without(lines, 2, 3)); // to 4
    }

    private static List<String> without(List<String> lines, int first, int second) {
        List<String> left = new ArrayList<>(lines);
        left.remove(second);
        left.remove(first);
        return left;
    }

    @Test
    void everyLineEdited_isNamed() throws Exception {
        whole(SESSION, key);
        List<String> lines = Files.readAllLines(file());
        for (int i = 0; i < lines.size(); i++) {
            for (UnaryOperator<String> edit : List.<UnaryOperator<String>>of(
                    line -> line.replaceFirst("\"time\":\\d", "\"time\":9"),
                    line -> line.substring(0, line.length() - 3) + "0\"}",
                    line -> line.substring(1),
                    line -> line + " ",
                    line -> "",
                    line -> "\u001b[2J")) {
                List<String> edited = new ArrayList<>(lines);
                edited.set(i, edit.apply(lines.get(i)));
                if (!edited.get(i).equals(lines.get(i))) {
                    assertFinding("edited " + (i + 1) + " at " + (i + 1), edited);
                }
            }
        }
    }

    @Test
    void linesMovedDoubledAndAdded_areNamed() throws Exception {
        whole(SESSION, key);
        List<String> lines = Files.readAllLines(file());
        for (int i = 0; i < lines.size() - 1; i++) {
            List<String> swapped = new ArrayList<>(lines);
            Collections.swap(swapped, i, i + 1);
            assertFinding("reordered " + (i + 1) + " at " + (i + 2), swapped);
        }
        for (int i = 0; i < lines.size(); i++) {
            List<String> doubled = new ArrayList<>(lines);
            doubled.add(i, lines.get(i));
            assertFinding("duplicated " + (i + 1) + " at " + (i + 2), doubled);
            List<String> more = new ArrayList<>(lines);
            more.add(i, "{}");
            assertFinding("inserted 0 at " + (i + 1), more);
        }
        List<String> behind = new ArrayList<>(lines);
        behind.add("{}");
        assertFinding("edited 8 at 8", behind);
    }

    /** Both sessions of the same owner: neither the lines nor the file of one pass for the other's. */
    @Test
    void anotherSessionsLines_areNotThisOnes() throws Exception {
        whole(SESSION, key);
        whole(OTHER, Identity.random());
        List<String> lines = Files.readAllLines(file());
        List<String> others = Files.readAllLines(SessionLog.file(log, OTHER));
        for (int i = 0; i < lines.size(); i++) {
            List<String> mixed = new ArrayList<>(lines);
            mixed.set(i, others.get(i));
            assertFinding("edited " + (i + 1) + " at " + (i + 1), mixed);
        }
        Files.write(file(), others);
        assertEquals(7, verify().findings().size());
        assertEquals(List.of(), verify().lines());
    }

    /** The same key, which nobody does: the file says which session it is of. */
    @Test
    void anotherSessionsFile_ofTheSameKey_isNotThisOnes() throws Exception {
        whole(OTHER, key);
        Files.move(SessionLog.file(log, OTHER), file());
        assertEquals("removed 1 at 0", text(verify()));
    }

    @Test
    void endCutOff_isTold_andWhatFollowsFromIt() throws Exception {
        whole(SESSION, key);
        List<String> lines = Files.readAllLines(file());
        for (int size = 1; size < lines.size(); size++) {
            Files.write(file(), lines.subList(0, size));
            assertEquals(State.CUT, verify().state());
            assertEquals(List.of(), verify().findings());
        }
        Files.writeString(file(), String.join("\n", lines)); // killed while it wrote the last line
        assertEquals(State.CUT, verify().state());
        Files.writeString(file(), "");
        assertEquals("removed 1 at 0", text(verify()));
        Files.delete(file());
        assertEquals(State.GONE, verify().state());
        assertFalse(verify().isSound());
    }

    @Test
    void livingSession_isOpen() throws Exception {
        try (SessionLog begun = begin(SESSION, key)) {
            assertEquals(State.OPEN, verify().state());
        }
        assertEquals(State.CUT, verify().state());
    }

    @Test
    void behindTheEnd_nothingIsWritten() throws Exception {
        try (SessionLog begun = begin(SESSION, key)) {
            begun.append(LogNote.of(LogEvent.END).because("EXPIRED"));
            assertThrows(
                    LauncherException.class,
                    () -> begun.append(LogNote.of(LogEvent.CALL).call(1)));
        }
        assertEquals(2, verify().lines().size());
    }

    @Test
    void secondLogOfASession_isRefused() throws Exception {
        begin(SESSION, key).close();
        LauncherException thrown = assertThrows(LauncherException.class, () -> begin(SESSION, key));
        assertEquals("write the session's log: " + file() + ": there is one already", thrown.getMessage());
    }

    @Test
    void placeThatOthersCanWrite_isRefused() throws Exception {
        Files.createDirectories(SessionLog.directory(log));
        Files.setPosixFilePermissions(SessionLog.directory(log), PosixFilePermissions.fromString("rwxrwx---"));
        LauncherException thrown = assertThrows(LauncherException.class, () -> begin(SESSION, key));
        assertTrue(String.valueOf(thrown.getMessage()).endsWith(": it has mode 770, want 700"), thrown.getMessage());
        assertFalse(Files.exists(file()));
    }

    /** A real full disk; what did not fit leaves nothing behind, and the log goes on when there is room. */
    @Test
    void fullDisk_refuses_andTheLogStaysSound() throws Exception {
        Path full = Path.of("/dev/full");
        try (LogWriter writer =
                new LogWriter(java.nio.channels.FileChannel.open(full, java.nio.file.StandardOpenOption.WRITE), 0)) {
            assertThrows(IOException.class, () -> writer.append("line".getBytes(StandardCharsets.US_ASCII), true));
        }
    }

    /** Texts of any kind come back, and do nothing to a terminal on the way. */
    @Test
    void hostileTexts_areWrittenHarmlessly() throws Exception {
        String hostile = "\n\",\"event\":\"end\u001b[2J\u202e\\ \u0000\ud800é\u0085";
        try (SessionLog begun = begin(SESSION, key)) {
            begun.append(LogNote.of(LogEvent.REFUSE)
                    .call(1, hostile, Map.of(hostile, hostile))
                    .because(hostile));
            begun.append(LogNote.of(LogEvent.END).because("EXPIRED"));
        }
        assertEquals(List.of(), verify().findings());
        assertEquals(3, verify().lines().size());
        Files.readString(file())
                .chars()
                .forEach(c -> assertTrue(c == '\n' || c >= ' ' && c < 0x7f || c == 'é', "" + c));
    }

    @Test
    void manyThreads_makeOneChain() throws Exception {
        List<Thread> threads = new ArrayList<>();
        try (SessionLog begun = begin(SESSION, key)) {
            for (int t = 0; t < 8; t++) {
                int first = t * 100;
                Thread thread = new Thread(() -> {
                    for (int i = 1; i <= 20; i++) {
                        appendQuietly(begun, LogNote.of(LogEvent.RESUME).call(first + i));
                    }
                });
                thread.start();
                threads.add(thread);
            }
            for (Thread thread : threads) {
                thread.join();
            }
            begun.append(LogNote.of(LogEvent.END));
        }
        assertEquals(List.of(), verify().findings());
        assertEquals(162, verify().lines().size());
    }

    private static void appendQuietly(SessionLog log, LogNote note) {
        try {
            log.append(note);
        } catch (LauncherException e) {
            throw new IllegalStateException(e);
        }
    }

    private void assertFinding(String expected, List<String> lines) throws IOException, LauncherException {
        Files.write(file(), lines);
        assertEquals(expected, text(verify()));
    }

    private static String text(SessionVerdict verdict) {
        return String.join(
                ", ",
                verdict.findings().stream()
                        .map(finding -> finding.kind().token() + " " + finding.first() + " at " + finding.line())
                        .toList());
    }
}
