package dev.sessionvault.launcher.command;

import static dev.sessionvault.launcher.command.ShareStage.done;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.command.Recipient.Call;
import dev.sessionvault.launcher.command.ShareStage.Opened;
import dev.sessionvault.launcher.command.Sv.Answer;
import dev.sessionvault.launcher.reflect.LentSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a session ends that nobody revokes: its process is killed, or suspended, or its owner logs out, or its calls are used up. */
class ShareEndIT {
    @TempDir
    static Path directory;

    private static ShareStage stage;

    @BeforeAll
    static void begin() throws Exception {
        stage = new ShareStage(directory);
    }

    @AfterAll
    static void end() throws Exception {
        stage.close();
    }

    /** Nothing can be said any more then; what is left of it says so, and the next who looks removes the socket. */
    @Test
    void killed_isLogWithoutALastLine() throws Exception {
        Opened opened = stage.open("--bearer", "--ttl=5m", "--verb=t.work");
        stage.processes().forEach(ProcessHandle::destroyForcibly);
        ShareStage.await("killed", () -> stage.processes().isEmpty());
        assertEquals(new Answer(0, "[ ]\n", ""), stage.share("list", "--json"));
        assertFalse(Files.exists(stage.socket(opened)));
        String verified =
                done(stage.owner.run(stage.owner.home, "log", "verify")).out();
        assertTrue(
                verified.contains("note: session " + opened.session()
                        + " has no end line: its process was killed, or lines were cut off at the end\n"),
                verified);
    }

    /** Suspended before its end and woken after it, as by a laptop's lid. */
    @Test
    void suspendedAcrossItsEnd_doesNotLiveOn() throws Exception {
        Opened opened = stage.open("--bearer", "--ttl=8s", "--verb=t.work", "--verb=t.say:word=*,tone=low,times=1");
        try (LentSession session = stage.recipient.open()) {
            Call work = new Call(session, "t.work", Map.of());
            work.awaitOutput("begun\n");
            signal("STOP");
            Call late = new Call(session, "t.say", Map.of("word", "hello"));
            long ran = Files.size(directory.resolve("ran"));
            while (session.passport().end().isAfter(java.time.Instant.now().minusSeconds(1))) {
                Thread.sleep(100);
            }
            assertEquals(1, stage.processes().size());
            signal("CONT");
            assertTrue(List.of("EXPIRED", "ENDED").contains(work.reason()), work.reason());
            assertEquals("ENDED", late.reason());
            assertEquals(ran, Files.size(directory.resolve("ran")), "it was run after the end");
        }
        stage.awaitNothingLeft(opened);
        assertEquals("EXPIRED", lastWord(opened));
    }

    private static void signal(String name) throws Exception {
        String pid = String.valueOf(stage.processes().get(0).pid());
        assertEquals(0, new ProcessBuilder("kill", "-" + name, pid).start().waitFor());
    }

    /** Opened at a terminal, whose session's leader ends: no call is let through any more. */
    @Test
    void loggedOut_isOver() throws Exception {
        Opened opened;
        List<String> open = stage.owner.onDescriptors("share", "open", "--json", "--bearer", "--verb=t.work");
        List<String> shell = new java.util.ArrayList<>(List.of("sh", "-c", "\"$@\"; read -r line", "sh"));
        shell.addAll(open);
        try (Pty terminal = Pty.start(stage.owner.home, stage.owner.environment, shell)) {
            opened = stage.opened(terminal.until("\n}"));
            asksWhoseItIs(opened);
            assertEquals(1, stage.processes().size());
            terminal.type("\n").end();
        }
        stage.awaitNothingLeft(opened);
        assertEquals("LOGGED_OUT", lastWord(opened));
    }

    /** A recipient who was given no words is asked at the terminal; who says no gets nothing. */
    private static void asksWhoseItIs(Opened opened) throws IOException {
        Recipient fresh = new Recipient(directory.resolve("fresh"));
        fresh.take(opened.handle());
        Sv recipient = fresh.sv;
        List<String> verbs = recipient.onDescriptors("reflect", "verbs");
        try (Pty pty = Pty.start(recipient.home, recipient.environment, verbs)) {
            pty.expect("is " + opened.fingerprint() + " what the owner has told you?")
                    .type("n\n");
            assertEquals(7, pty.end().code());
        }
        try (Pty pty = Pty.start(recipient.home, recipient.environment, verbs)) {
            pty.expect("is " + opened.fingerprint() + " what the owner has told you?")
                    .type("y\n");
            assertEquals(0, pty.expect("t.work  Takes long").end().code());
        }
        assertEquals(0, fresh.reflect("status").code(), "from now on the owner is known");
    }

    @Test
    void usedUp_isOver() throws Exception {
        Opened opened = stage.open("--bearer", "--max-calls=1", "--verb=t.say:word=*,tone=low,times=1");
        try (LentSession session = stage.recipient.open()) {
            assertEquals(
                    3,
                    new Call(session, "t.say", Map.of("word", "hello"))
                            .answer()
                            .outcome()
                            .code());
        }
        stage.awaitNothingLeft(opened);
        assertEquals("USED_UP", lastWord(opened));
    }

    private static String lastWord(Opened opened) throws IOException {
        List<String> lines = Files.readAllLines(stage.log(opened));
        Matcher why =
                Pattern.compile("\"event\":\"end\".*\"why\":\"([A-Z_]+)\"").matcher(lines.get(lines.size() - 1));
        assertTrue(why.find(), lines.get(lines.size() - 1));
        return why.group(1);
    }
}
