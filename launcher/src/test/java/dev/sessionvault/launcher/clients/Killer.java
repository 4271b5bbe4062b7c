package dev.sessionvault.launcher.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Kills, one at a time, what takes part in a run with a lent login: sv before it is the tool, the tool, and those that
 * stand beside it. The tool itself is spared while it has been given a login that it has not written down: that one is
 * lost with it, with or without sv.
 */
final class Killer implements AutoCloseable {
    private static final Pattern GENERATION = Pattern.compile("[p-s](\\d{4})\"");
    private static final int PAIR = 2;
    private static final int LONGEST_PAUSE_MILLIS = 1_500;
    private static final int WRITING_MILLIS = 300;
    private static final int PATIENCE = 200;

    private final LentDesk desk;
    private final String runs;
    private final int first;
    private final Random random;

    /**
     * @param runs a word of the command line of what starts one run after the other
     * @param first the generation that the vault has before
     */
    Killer(LentDesk desk, Path runs, int first, Random random) {
        this.desk = desk;
        this.runs = runs.toString();
        this.first = first;
        this.random = random;
    }

    /** That of the newest token in a login's file; -1 if there is none. */
    static int generation(String login) {
        int newest = -1;
        for (Matcher matcher = GENERATION.matcher(login); matcher.find(); ) {
            newest = Math.max(newest, Integer.parseInt(matcher.group(1)));
        }
        return newest;
    }

    void kill(int count, Future<Outcome> until) throws Exception {
        for (int killed = 0; killed < count; ) {
            Thread.sleep(random.nextInt(LONGEST_PAUSE_MILLIS));
            if (until.isDone()) {
                throw new AssertionError("the runs have ended: " + until.get().explained());
            }
            killed += (random.nextBoolean() ? killRun() : killBeside()) ? 1 : 0;
        }
    }

    private boolean killRun() throws Exception {
        for (ProcessHandle run :
                ProcessHandle.allProcesses().filter(this::isRun).toList()) {
            List<ProcessHandle> all = signal("STOP", run);
            Thread.sleep(WRITING_MILLIS);
            if (!isTool(run) || isWritten(run)) {
                all.forEach(ProcessHandle::destroyForcibly);
                return true;
            }
            signal("CONT", run);
        }
        return false;
    }

    private boolean isRun(ProcessHandle process) {
        return process.parent()
                .map(Killer::words)
                .filter(words -> words.startsWith("sh\0") && words.contains(runs))
                .isPresent();
    }

    private static boolean isTool(ProcessHandle run) {
        return Files.isDirectory(login(run)) && !words(run).contains("dev.sessionvault");
    }

    private static Path login(ProcessHandle process) {
        return Path.of("/proc", Long.toString(process.pid()), "fd/50/login");
    }

    private boolean isWritten(ProcessHandle tool) throws IOException {
        int granted = Math.max(first, desk.desk().lastGranted());
        Path file = login(tool).resolve(String.valueOf(desk.file().getFileName()));
        return !isRefreshing(tool) && Files.exists(file) && generation(Files.readString(file)) == granted;
    }

    /** Claude Code's lock would be in the way of the next for a minute, as it is without sv. */
    private static boolean isRefreshing(ProcessHandle tool) {
        return Files.exists(login(tool).resolve(".oauth_refresh.lock"));
    }

    private boolean killBeside() throws Exception {
        List<ProcessHandle> beside = beside();
        if (beside.size() != PAIR) {
            return false;
        }
        ProcessHandle victim = beside.get(random.nextInt(PAIR));
        victim.destroyForcibly();
        awaitPairOrNobody(victim);
        return true;
    }

    private void awaitPairOrNobody(ProcessHandle killed) throws Exception {
        for (int i = 0; ; i++) {
            List<ProcessHandle> beside = beside();
            if (!beside.contains(killed) && (beside.isEmpty() || beside.size() >= PAIR)) {
                return;
            }
            assertEquals(true, i < PATIENCE, "the one that was killed is not replaced: " + beside);
            Thread.sleep(50);
        }
    }

    private List<ProcessHandle> beside() {
        return ProcessHandle.allProcesses()
                .filter(process -> Files.isDirectory(login(process)))
                .filter(process -> (words(process) + "\0").contains("\0keep\0"))
                .filter(process ->
                        environment(process).contains("SV_HOME=" + desk.desk().vault() + "\0"))
                .toList();
    }

    private static String words(ProcessHandle process) {
        return text(process, "cmdline");
    }

    private static String environment(ProcessHandle process) {
        return text(process, "environ");
    }

    private static String text(ProcessHandle process, String name) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), name), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return ""; // it has ended
        }
    }

    /** To the run and what it has started: Codex is a child of its npm package's program. */
    private static List<ProcessHandle> signal(String name, ProcessHandle run) throws Exception {
        List<ProcessHandle> all =
                Stream.concat(Stream.of(run), run.descendants()).toList();
        List<String> kill = new ArrayList<>(List.of("kill", "-" + name));
        all.forEach(process -> kill.add(Long.toString(process.pid())));
        new ProcessBuilder(kill).redirectErrorStream(true).start().waitFor();
        return all;
    }

    /** Whoever is stopped goes on. */
    @Override
    public void close() throws Exception {
        for (ProcessHandle run :
                ProcessHandle.allProcesses().filter(this::isRun).toList()) {
            signal("CONT", run);
        }
    }
}
