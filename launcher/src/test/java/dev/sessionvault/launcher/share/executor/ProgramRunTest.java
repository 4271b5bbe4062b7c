package dev.sessionvault.launcher.share.executor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.share.executor.Finish.Kind;
import dev.sessionvault.launcher.share.verb.Invocation;
import dev.sessionvault.launcher.share.verb.KeyUse;
import dev.sessionvault.launcher.share.verb.Limits;
import dev.sessionvault.secret.SecretBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real programs. */
class ProgramRunTest {
    private static final Map<String, String> BASE =
            Map.of("PATH", "/usr/bin:/bin", "HOME", "/nonexistent", "LANG", "C.UTF-8");
    private static final Limits LIMITS = new Limits(20, 100_000, 1);

    private final Recorder recorder = new Recorder();

    @TempDir
    Path directory;

    private Running start(Limits limits, Sink sink, String... argv) {
        Executor executor = new Executor(BASE, (socket, host, port) -> socket);
        return executor.start(
                "test." + System.nanoTime(),
                new Invocation.Start(List.of(argv), directory.toString(), Map.of("SHOWN", "yes")),
                limits,
                null,
                null,
                sink);
    }

    private Finish run(String... argv) {
        return start(LIMITS, recorder, argv).finish();
    }

    private Running shell(Limits limits, String script) {
        return start(limits, recorder, "/bin/sh", "-c", script);
    }

    private static Finish soon(Running running) throws Exception {
        return CompletableFuture.supplyAsync(running::finish).get(15, TimeUnit.SECONDS);
    }

    @Test
    void words_reachTheProgram_asTheyAre() {
        String[] hostile = {"a b", "$(id)", "`id`", "'; id;'", "-rf", "", "ä\u2028", "a\nb", "*"};
        List<String> argv = new ArrayList<>(List.of("/usr/bin/printf", "<%s>"));
        argv.addAll(List.of(hostile));
        assertEquals(new Finish(Kind.EXITED, 0, "", ""), run(argv.toArray(new String[0])));
        assertEquals("<" + String.join("><", hostile) + ">", recorder.out());
    }

    @Test
    void codesAndSignals_areToldApart() {
        assertEquals(new Finish(Kind.EXITED, 137, "", ""), run("/bin/sh", "-c", "echo no >&2; exit 137"));
        assertEquals("no\n", recorder.err());
        assertEquals(new Finish(Kind.SIGNALLED, 9, "", ""), run("/bin/sh", "-c", "kill -9 $$"));
    }

    @Test
    void whatIsNotThere_isNotStarted() {
        assertEquals(Finish.notStarted("no such file or directory"), run("/nonexistent/program"));
        assertEquals(Finish.notStarted("permission denied"), run("/etc/passwd"));
        Executor executor = new Executor(BASE, (socket, host, port) -> socket);
        Invocation nowhere = new Invocation.Start(List.of("/bin/true"), "/nonexistent", Map.of());
        assertEquals(
                Finish.notStarted("its directory is not there"),
                executor.start("m", nowhere, LIMITS, null, null, recorder).finish());
    }

    @Test
    void environment_isWhatWasDeclared_andNothingOfOurs() {
        run("/usr/bin/env");
        List<String> names =
                recorder.out().lines().map(line -> line.split("=")[0]).sorted().toList();
        assertEquals(List.of("HOME", "LANG", "PATH", "SHOWN", "SV_CALL"), names);
    }

    @Test
    void noFileOfOurs_isOpen_andNoTerminal() throws IOException {
        try (var held = java.nio.channels.SocketChannel.open()) {
            run(
                    "/bin/sh",
                    "-c",
                    "ls /proc/self/fd | tr '\\n' ' '; cat; pwd; [ -t 0 ] || echo none; ps -o sid= -p $$ | tr -d ' '; echo $$");
        }
        String[] lines = recorder.out().split("\n");
        assertEquals("0 1 2 3 " + directory, lines[0]);
        assertEquals("none", lines[1]);
        assertEquals(lines[3], lines[2], "it leads a session");
    }

    @Test
    void key_isInItsVariable_andMaskedInWhatIsWritten() {
        try (SecretBytes key = SecretBytes.copyOf("sk-canary-0123456789".getBytes(StandardCharsets.US_ASCII))) {
            Finish finish = new Executor(BASE, (socket, host, port) -> socket)
                    .start(
                            "m",
                            new Invocation.Start(
                                    List.of(
                                            "/bin/sh",
                                            "-c",
                                            "printf %s \"$API_KEY\" | wc -c; echo $API_KEY; echo $API_KEY >&2; printf %s $API_KEY | base64"),
                                    "/",
                                    Map.of()),
                            LIMITS,
                            new KeyUse("tool", null, "API_KEY", ""),
                            key,
                            recorder)
                    .finish();
            assertEquals(Kind.EXITED, finish.kind());
        }
        assertTrue(recorder.out().startsWith("20\n[masked]\n[masked]"), recorder.out());
        assertEquals("[masked]\n", recorder.err());
    }

    @Test
    void moreThanItMayWrite_isCut_andKilled() throws Exception {
        Finish finish = soon(shell(new Limits(20, 10_000, 1), "yes 1 >&2 & yes 2"));
        assertEquals(Finish.stopped(Stop.OUTPUT_LIMIT), finish);
        assertEquals(10_000, recorder.out().length() + recorder.err().length());
        assertNoneLeft("yes");
    }

    @Test
    void longerThanItMayRun_isKilled() throws Exception {
        long start = System.nanoTime();
        assertEquals(Finish.stopped(Stop.TIME_LIMIT), soon(shell(new Limits(1, 100, 1), "sleep 61.5")));
        assertTrue(System.nanoTime() - start < 4_000_000_000L);
        assertNoneLeft("61.5");
    }

    @Test
    void stopped_allOfItDies_alsoWhatHasLeftTheGroup_orItsParent_orHidTheMark() throws Exception {
        Running running = shell(
                LIMITS,
                "setsid sleep 62.1 & (setsid sh -c 'sleep 62.2 & sleep 62.3' &) ; sh -c 'setsid setsid sleep 62.4 &';"
                        + " env -i setsid -f sleep 62.5; sleep 0.3; echo ready; sleep 62.6");
        CompletableFuture<Finish> finish = CompletableFuture.supplyAsync(running::finish);
        recorder.awaitOut("ready");
        awaitAll(6, "sleep 62.");
        running.stop(Stop.REVOKED);
        running.stop(Stop.CANCELLED);
        assertEquals(Finish.stopped(Stop.REVOKED), finish.get(10, TimeUnit.SECONDS));
        assertNoneLeft("sleep 62.");
    }

    @Test
    void whoIgnoresTerm_isKilled_twoSecondsLater() throws Exception {
        Running running = shell(LIMITS, "trap '' TERM; echo ready; while :; do sleep 63.1; done");
        CompletableFuture<Finish> finish = CompletableFuture.supplyAsync(running::finish);
        recorder.awaitOut("ready");
        long start = System.nanoTime();
        running.stop(Stop.CANCELLED);
        assertEquals(Finish.stopped(Stop.CANCELLED), finish.get(10, TimeUnit.SECONDS));
        long millis = (System.nanoTime() - start) / 1_000_000;
        assertTrue(millis >= 1900 && millis < 5000, millis + " ms");
        assertNoneLeft("63.1");
    }

    @Test
    void itsEnd_isTheEndOfWhatItLeftBehind() throws Exception {
        Finish finish = soon(shell(LIMITS, "sleep 64.1 & setsid -f sleep 64.2; echo done"));
        assertEquals(new Finish(Kind.EXITED, 0, "", ""), finish);
        assertEquals("done\n", recorder.out());
        assertNoneLeft("sleep 64.");
    }

    @Test
    void anotherCall_isNotTouched() throws Exception {
        Running stays = shell(LIMITS, "setsid -f sleep 65.1; echo stays; sleep 65.2");
        CompletableFuture<Finish> stayed = CompletableFuture.supplyAsync(stays::finish);
        recorder.awaitOut("stays");
        soon(shell(LIMITS, "setsid -f sleep 65.3; echo gone"));
        recorder.awaitOut("gone");
        assertEquals(2, count("sleep 65."));
        stays.stop(Stop.KILLED);
        assertEquals(Finish.stopped(Stop.KILLED), stayed.get(10, TimeUnit.SECONDS));
        assertNoneLeft("sleep 65.");
    }

    @Test
    void sinkThatIsGone_stopsTheCall() throws Exception {
        Running running = start(
                LIMITS,
                (which, bytes) -> {
                    throw new IOException("gone");
                },
                "/bin/sh",
                "-c",
                "echo a; sleep 66.1");
        assertEquals(Finish.stopped(Stop.LOST), soon(running));
        assertNoneLeft("66.1");
    }

    @Test
    void interruptedWhileNobodyReads_theFirstReasonStands() throws Exception {
        Running running = start(
                LIMITS,
                (which, bytes) -> new java.util.concurrent.CountDownLatch(1).await(),
                "/bin/sh",
                "-c",
                "echo a; sleep 67.1");
        CompletableFuture<Finish> finish = new CompletableFuture<>();
        Thread caller = new Thread(() -> finish.complete(running.finish()));
        caller.start();
        Thread.sleep(300);
        running.stop(Stop.EXPIRED);
        caller.interrupt();
        assertEquals(Finish.stopped(Stop.EXPIRED), finish.get(10, TimeUnit.SECONDS));
        assertNoneLeft("67.1");
    }

    @Test
    void manyAtOnce_eachHasItsOwnOutput() throws Exception {
        List<CompletableFuture<String>> all = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            String number = "n" + i;
            all.add(CompletableFuture.supplyAsync(() -> {
                Recorder own = new Recorder();
                start(LIMITS, own, "/bin/sh", "-c", "for i in 1 2 3; do echo " + number + "; sleep 0.05; done")
                        .finish();
                return own.out();
            }));
        }
        for (int i = 0; i < 12; i++) {
            assertEquals(("n" + i + "\n").repeat(3), all.get(i).get(20, TimeUnit.SECONDS));
        }
    }

    /** The last of them begins after the word that it is about to. */
    private static void awaitAll(int wanted, String part) throws Exception {
        for (int i = 0; i < 500 && count(part) != wanted; i++) {
            Thread.sleep(10);
        }
        assertEquals(wanted, count(part), part);
    }

    private static void assertNoneLeft(String part) throws Exception {
        for (int i = 0; i < 50 && count(part) > 0; i++) {
            Thread.sleep(10);
        }
        assertEquals(0, count(part), part);
    }

    private static int count(String part) throws IOException {
        int count = 0;
        try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                count += commandLine(process).contains(part) ? 1 : 0;
            }
        }
        return count;
    }

    private static String commandLine(Path process) {
        try {
            String line = Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1)
                    .replace('\0', ' ');
            return line.startsWith("sleep") || line.startsWith("yes") ? line : "";
        } catch (IOException e) {
            return "";
        }
    }

    @Test
    void countSeesWhatRuns() throws Exception {
        Running running = shell(LIMITS, "echo ready; exec sleep 68.1");
        CompletableFuture<Finish> finish = CompletableFuture.supplyAsync(running::finish);
        recorder.awaitOut("ready");
        Thread.sleep(50);
        assertFalse(count("68.1") == 0);
        running.stop(Stop.KILLED);
        finish.get(10, TimeUnit.SECONDS);
    }
}
