package dev.sessionvault.relay.bench;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;

/** A process and those that it started, as the kernel accounts for them. */
final class Tree {
    private static final double TICKS_PER_SECOND = 100;
    private static final double KILO = 1024;
    private static final double MEGA = 1024 * KILO;

    private final Process root;

    Tree(Process root) {
        this.root = root;
    }

    long pid() {
        return root.pid();
    }

    boolean isAlive() {
        return root.isAlive();
    }

    /** Seconds, of children that have ended too. */
    double cpu() {
        double ticks = 0;
        for (long pid : all()) {
            String[] fields = fields(read(pid, "stat"));
            for (int field = 11; fields.length > 14 && field <= 14; field++) {
                ticks += Long.parseLong(fields[field]);
            }
        }
        return ticks / TICKS_PER_SECOND;
    }

    /** Seconds of Java's compilers, of those in {@link #cpu}. */
    double compiling() throws IOException {
        double ticks = 0;
        try (DirectoryStream<Path> threads =
                Files.newDirectoryStream(Path.of("/proc", String.valueOf(pid()), "task"))) {
            for (Path thread : threads) {
                String[] fields = fields(Files.readString(thread.resolve("stat")));
                boolean compiler = Files.readString(thread.resolve("comm")).matches("C[12] Compiler.*\\n");
                ticks += compiler ? Long.parseLong(fields[11]) + Long.parseLong(fields[12]) : 0;
            }
        }
        return ticks / TICKS_PER_SECOND;
    }

    private static String[] fields(String stat) {
        return stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
    }

    /** Bytes; what processes share is counted once. */
    double memory() {
        double kilobytes = 0;
        for (long pid : all()) {
            kilobytes += number(read(pid, "smaps_rollup"), "Pss:");
        }
        return kilobytes * KILO;
    }

    /** Megabytes, the most that each process ever had. */
    double peak() {
        double kilobytes = 0;
        for (long pid : all()) {
            kilobytes += number(read(pid, "status"), "VmHWM:");
        }
        return kilobytes * KILO / MEGA;
    }

    private long[] all() {
        return LongStream.concat(
                        LongStream.of(root.pid()), root.toHandle().descendants().mapToLong(ProcessHandle::pid))
                .toArray();
    }

    /** Empty for a process that has ended meanwhile. */
    private static String read(long pid, String file) {
        try {
            return Files.readString(Path.of("/proc", String.valueOf(pid), file));
        } catch (IOException e) {
            return "";
        }
    }

    private static long number(String text, String name) {
        for (String line : text.lines().toList()) {
            if (line.startsWith(name)) {
                return Long.parseLong(line.replaceAll("[^0-9]", ""));
            }
        }
        return 0;
    }

    void stop() throws InterruptedException {
        List<ProcessHandle> all = root.toHandle().descendants().toList();
        root.destroyForcibly().waitFor();
        all.forEach(ProcessHandle::destroyForcibly);
    }
}
