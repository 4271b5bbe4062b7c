package dev.sessionvault.launcher.share.control;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assertions;

/**
 * What this process holds: the threads of sv's, the processes below it, its sockets. The threads of the relay, which a
 * test may have restarted, are not counted, nor are those that sv keeps for their next use.
 */
record Leftovers(Map<String, Long> threads, long processes, long sockets) {
    private static final long PATIENCE_NANOS = 15_000_000_000L;
    private static final List<String> KEPT = List.of("sv-alarms", "sv-deadlines");

    static Leftovers now() {
        Map<String, Long> threads = Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("sv-") || name.equals("session"))
                .filter(name -> !name.startsWith("sv-relay") && !KEPT.contains(name))
                .collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()));
        return new Leftovers(threads, ProcessHandle.current().descendants().count(), countSockets());
    }

    private static long countSockets() {
        long sockets = 0;
        for (String each : Objects.requireNonNull(new File("/proc/self/fd").list())) {
            try {
                Path target = Files.readSymbolicLink(Path.of("/proc/self/fd", each));
                sockets += target.toString().startsWith("socket:") ? 1 : 0;
            } catch (java.io.IOException e) {
                // it was closed meanwhile
            }
        }
        return sockets;
    }

    /** Waits until there is no more than there was then. */
    static void assertNoMoreThan(Leftovers before) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE_NANOS;
        Leftovers now = now();
        while (!now.equals(before) && System.nanoTime() < until) {
            Thread.sleep(50);
            now = now();
        }
        Assertions.assertEquals(before, now);
    }
}
