package dev.sessionvault.relay.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a Java process holds at a moment.
 *
 * @param second since when it matters
 * @param legs connections, with those that are not yet in
 * @param heapKilobytes after a full collection
 * @param spareDescriptors those that are no leg's
 */
record Vitals(long second, long legs, long heapKilobytes, long residentKilobytes, long spareDescriptors) {
    private static final Pattern USED = Pattern.compile("(?m)^ *(?:def new|tenured) generation .* used (\\d+)K");

    static Vitals of(long pid, long second, long legs) throws Exception {
        jcmd(pid, "GC.run");
        Matcher used = USED.matcher(jcmd(pid, "GC.heap_info"));
        long heap =
                used.results().mapToLong(each -> Long.parseLong(each.group(1))).sum();
        return new Vitals(second, legs, heap, resident(pid), descriptors(pid) - legs);
    }

    /** Collects what has to be finalized first, too. */
    static void settle(long pid) throws Exception {
        for (int i = 0; i < 3; i++) {
            jcmd(pid, "GC.run");
            Thread.sleep(1_000);
        }
    }

    /** Instances of this class that live. */
    static long instances(long pid, Class<?> type) throws Exception {
        return jcmd(pid, "GC.class_histogram")
                .lines()
                .map(line -> line.trim().split("\\s+"))
                .filter(words -> words.length >= 4 && words[3].equals(type.getName()))
                .mapToLong(words -> Long.parseLong(words[1]))
                .sum();
    }

    private static String jcmd(long pid, String command) throws Exception {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process process = new ProcessBuilder(jcmd.toString(), Long.toString(pid), command)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("jcmd: " + said);
        }
        return said;
    }

    private static long resident(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }

    static long descriptors(long pid) throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            return open.count();
        }
    }

    /** What was seen with all legs there: before that, and while they are sent away, memory says nothing. */
    static List<Vitals> full(List<Vitals> seen) {
        long most = seen.stream().mapToLong(Vitals::legs).max().orElseThrow();
        return seen.stream().filter(each -> each.legs >= most * 49 / 50).toList();
    }

    static double mean(List<Vitals> seen, ToLongFunction<Vitals> what) {
        return seen.stream().mapToLong(what).average().orElseThrow();
    }
}
