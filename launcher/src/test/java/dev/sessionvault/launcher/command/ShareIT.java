package dev.sessionvault.launcher.command;

import static dev.sessionvault.launcher.command.ShareStage.done;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.command.Recipient.Call;
import dev.sessionvault.launcher.command.ShareStage.Opened;
import dev.sessionvault.launcher.command.Sv.Answer;
import dev.sessionvault.launcher.reflect.LentSession;
import dev.sessionvault.launcher.share.passport.LentVerb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A session by the real program: its process, what its owner and its recipient do, and what both have afterwards. */
class ShareIT {
    private static final String SAY = "t.say:times=1..5,tone=low,word=*";

    @TempDir
    static Path directory;

    private static final Canary KEY = new Canary();

    private static ShareStage stage;
    private static Recipient anna;

    @BeforeAll
    static void meet() throws Exception {
        stage = new ShareStage(directory);
        anna = stage.recipient;
        Files.createDirectories(directory.resolve("shown/deep"));
        Files.writeString(directory.resolve("shown/deep/file"), "shown\n");
        done(stage.owner.feed(stage.owner.home, KEY.key, "add", "claude", "--global", "--stdin"));
        String key = word("svk1", done(anna.reflect("keygen")).out());
        String challenge = word(
                "svc1",
                done(stage.owner.run(stage.owner.home, "contact", "add", "anna", key))
                        .out());
        String answer =
                word("sva1", done(anna.reflect("id", "--prove", challenge)).out());
        done(stage.owner.run(stage.owner.home, "contact", "verify", "anna", answer));
    }

    @AfterEach
    void endWhatATestHasLeft() throws IOException {
        stage.share("revoke", "--all");
    }

    @AfterAll
    static void part() throws Exception {
        stage.close();
    }

    private static String word(String prefix, String text) {
        Matcher matcher = Pattern.compile(prefix + "-[a-z2-7]+").matcher(text);
        assertTrue(matcher.find(), text);
        return matcher.group();
    }

    @Test
    void session_fromItsOpeningToItsRevocation() throws Exception {
        long before = receipts();
        Opened opened = stage.open("--to=anna", "--ttl=5m", "--verb=" + SAY, "--verb=t.show:file=*", "--verb=t.work");
        isDetached(opened);
        String listed = done(stage.share("list", "--json")).out();
        assertTrue(listed.contains("\"phase\" : \"waiting\""), listed);
        assertTrue(listed.contains(opened.session()) && listed.contains(SAY), listed);

        assertEquals(
                new Answer(
                        0,
                        "t.say  Says a word, some times\n  word=^[a-z./-]{1,20}$\n  times=1..5\nt.show  Shows a file\n  file="
                                + directory + "/shown/...\nt.work  Takes long\n",
                        ""),
                anna.reflect("verbs", "--pin", opened.fingerprint()));
        assertEquals(
                new Answer(103, "2 times hello, low\n", "aside hello\nsv: error: call the verb: exit code 3\n"),
                anna.call("t.say", "word=hello", "times=2"));
        refusals(opened);
        changes(opened);
        revocation(opened);
        verification(opened, before + 4);
    }

    /** Other sessions of this recipient have left some. */
    private static long receipts() throws IOException {
        if (!Files.exists(anna.receipts())) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(anna.receipts())) {
            return lines.filter(line -> line.contains("\"event\":\"receipt\"")).count();
        }
    }

    /** A session of its own, without a terminal, in {@code /}; and nothing secret for others to read. */
    private static void isDetached(Opened opened) throws IOException {
        List<ProcessHandle> processes = stage.processes();
        assertEquals(1, processes.size());
        String stat = ShareStage.text(processes.get(0), "stat");
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        String pid = String.valueOf(processes.get(0).pid());
        assertEquals(List.of(pid, pid, "0"), List.of(fields[2], fields[3], fields[4]), "group, session, terminal");
        assertEquals("/", Files.readSymbolicLink(Path.of("/proc", pid, "cwd")).toString());
        for (String descriptor : List.of("0", "1", "2")) {
            assertEquals(
                    "/dev/null",
                    Files.readSymbolicLink(Path.of("/proc", pid, "fd", descriptor))
                            .toString());
        }
        String readable = ShareStage.text(processes.get(0), "cmdline") + ShareStage.text(processes.get(0), "environ");
        assertFalse(readable.contains(opened.handle().substring(4, 40)));
        assertTrue(Files.exists(stage.socket(opened)));
    }

    /** Each by its name, each in the log, and none of them runs. */
    private static void refusals(Opened opened) throws Exception {
        List<Map.Entry<String, String>> values = List.of(
                Map.entry("word=a\0b", "BAD_VALUE"),
                Map.entry("word=a\nb", "BAD_VALUE"),
                Map.entry("word=-o", "BAD_VALUE"),
                Map.entry("word=hell\u043e", "BAD_VALUE"),
                Map.entry("word=abcdefghijklmnopqrstu", "BAD_VALUE"),
                Map.entry("word=a;b", "BAD_VALUE"),
                Map.entry("word=", "BAD_VALUE"),
                Map.entry("times=6", "NOT_LENT"),
                Map.entry("times=0", "BAD_VALUE"),
                Map.entry("times=01", "BAD_VALUE"),
                Map.entry("tone=low", "UNDECLARED"),
                Map.entry("tone=loud", "UNDECLARED"),
                Map.entry("other=1", "UNDECLARED"));
        long before = Files.size(directory.resolve("ran"));
        try (LentSession session = anna.open()) {
            for (Map.Entry<String, String> value : values) {
                String name = value.getKey().substring(0, value.getKey().indexOf('='));
                Map<String, String> arguments = new java.util.TreeMap<>(Map.of("word", "hello", "times", "1"));
                arguments.put(name, value.getKey().substring(name.length() + 1));
                Call call = new Call(session, "t.say", arguments);
                assertEquals(value.getValue(), call.reason(), value.getKey());
                String told = name.equals("other") ? "" : name; // what is not declared is not repeated
                assertEquals(told, call.answer().outcome().parameter(), value.getKey());
            }
            assertEquals("MISSING", new Call(session, "t.say", Map.of("word", "hello")).reason());
            for (String path : List.of("../etc", "deep/../../x", "/etc/passwd", "deep//file", "./deep", "deep/")) {
                assertEquals("BAD_VALUE", new Call(session, "t.show", Map.of("file", path)).reason(), path);
            }
            for (String verb : List.of("t.key", "t.other", "T.say", "t.says", "t")) {
                assertEquals("NOT_LENT", new Call(session, verb, Map.of()).reason(), verb);
            }
            Call shown = new Call(session, "t.show", Map.of("file", "deep/file"));
            assertTrue(
                    shown.answer().isGood() && shown.out().equals("shown\n"),
                    shown.answer().toString());
        }
        assertEquals(before, Files.size(directory.resolve("ran")), "something ran");
        long refused = Files.readAllLines(stage.log(opened)).stream()
                .filter(line -> line.contains("\"event\":\"refuse\""))
                .count();
        assertEquals(values.size() + 1 + 6 + 5, refused);
    }

    /** The recipient's verbs follow. */
    private static void changes(Opened opened) throws Exception {
        try (LentSession session = anna.open()) {
            done(stage.share(
                    "extend", opened.id(), "--ttl=9m", "--verb=t.say:word=hello,tone=*,times=1", "--verb=t.work"));
            ShareStage.await("the next passport", () -> session.passport().serial() == 2);
            assertEquals(
                    List.of("t.say", "t.work"),
                    session.verbs().stream()
                            .map(LentVerb::name)
                            .map(String::valueOf)
                            .toList());
            Call loud = new Call(session, "t.say", Map.of("tone", "loud"));
            assertEquals(3, loud.answer().outcome().code());
            assertEquals("1 times hello, loud\n", loud.out());
            assertEquals("UNDECLARED", new Call(session, "t.say", Map.of("word", "hello", "tone", "low")).reason());
        }
        Answer tooLong = stage.share("extend", opened.id(), "--ttl=30m");
        assertEquals(7, tooLong.code(), tooLong.toString());
        assertTrue(tooLong.err().endsWith("it would last too long\nsv: hint: sv share list\n"), tooLong.err());
    }

    private static void revocation(Opened opened) throws Exception {
        try (LentSession session = anna.open()) {
            Call work = new Call(session, "t.work", Map.of());
            work.awaitOutput("begun\n");
            ShareStage.await("it works", () -> stage.working() == 1); // its shell has said so before it is the program
            assertEquals(new Answer(0, "revoked " + opened.id() + "\n", ""), stage.share("revoke", opened.id()));
            assertEquals("REVOKED", work.reason());
            assertEquals("ENDED", new Call(session, "t.work", Map.of()).reason());
        }
        stage.awaitNothingLeft(opened);
        assertEquals(new Answer(0, "[ ]\n", ""), stage.share("list", "--json"));
    }

    private static void verification(Opened opened, long receipts) throws IOException {
        String verified = done(stage.owner.run(stage.owner.home, "log", "verify", "--json"))
                .out();
        assertTrue(
                Pattern.compile("\"session\" : \"" + opened.session()
                                + "\",\\s+\"state\" : \"ended\",\\s+\"lines\" : [0-9]+,\\s+\"sound\" : true")
                        .matcher(verified)
                        .find(),
                verified);
        String told = done(anna.reflect("log", "verify")).out();
        assertTrue(told.startsWith(receipts + " receipts, "), told);
    }

    @Test
    void keyOfTheVault_isGivenToTheVerb_andIsNowhereElse() throws Exception {
        Opened opened = stage.open("--to=anna", "--ttl=5m", "--verb=t.key");
        Answer called = anna.call("t.key", "--pin", opened.fingerprint());
        assertEquals(0, called.code(), called.toString());
        assertTrue(called.out().startsWith("got [masked]\n"), called.out());
        KEY.assertAbsent(called);
        Answer taken = done(stage.owner.run(stage.owner.home, "log", "--tool", "claude", "-n", "1"));
        assertTrue(taken.out().contains("share"), taken.out());
        KEY.assertAbsent(done(stage.share("list", "--json")));
        done(stage.share("revoke", opened.id()));
        stage.awaitNothingLeft(opened);
        KEY.assertAbsent(done(stage.owner.run(stage.owner.home, "log", "--share", "--json")));
        KEY.assertAbsentUnder(stage.owner.home, stage.owner.vault());
        KEY.assertAbsentUnder(anna.sv.home, anna.receipts());
    }

    /** Yes, no, and enough, typed at a terminal. */
    @Test
    void watching_approvesDeniesAndKills() throws Exception {
        Opened opened = stage.open("--to=anna", "--ttl=5m", "--verb=t.ask", "--verb=t.work");
        Opened second = new Opened(
                done(stage.share("open", "--json", "--bearer", "--verb=t.work")).out());
        try (LentSession session = anna.open()) {
            assertEquals("NEEDS_APPROVAL", new Call(session, "t.ask", Map.of()).reason(), "while nobody watches");
            try (Pty watch = Pty.start(
                    stage.owner.home,
                    stage.owner.environment,
                    stage.owner.onDescriptors("share", "watch", opened.id()))) {
                watch.expect("watching " + opened.id()).expect("a, d or k");
                Call yes = new Call(session, "t.ask", Map.of());
                watch.expect("asked").expect("t.ask").type("a\n");
                assertTrue(
                        yes.answer().isGood() && yes.out().equals("asked\n"),
                        yes.answer().toString());
                Call no = new Call(session, "t.ask", Map.of());
                watch.expect("asked").expect("t.ask").type("d\n");
                assertEquals("NOT_APPROVED", no.reason());
                Call enough = new Call(session, "t.work", Map.of());
                watch.expect("runs").expect("t.work");
                enough.awaitOutput("begun\n");
                watch.type("k\n");
                assertEquals("KILLED", enough.reason());
                assertEquals(0, stage.working());
                List<String> revoked = new ArrayList<>(
                        done(stage.share("revoke", "--all")).out().lines().toList());
                revoked.sort(null);
                assertEquals(
                        List.of("revoked " + opened.id(), "revoked " + second.id()).stream()
                                .sorted()
                                .toList(),
                        revoked);
                assertEquals(0, watch.expect("over").end().code());
            }
        }
        stage.awaitNothingLeft(opened);
        stage.awaitNothingLeft(second);
    }
}
