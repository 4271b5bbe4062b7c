package dev.sessionvault.launcher.exec;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** A compiled probe.c in a directory of its own, started directly or through {@link LaunchMain}. */
final class Probe {
    private static final long LIMIT_SECONDS = 60;

    private final Path bin;
    private final Path output;
    private final Map<String, String> environment = new TreeMap<>();
    private File workingDirectory;

    private Probe(Path directory) throws IOException {
        this.bin = Files.createDirectories(directory.resolve("bin"));
        this.output = directory.resolve("output");
        this.workingDirectory = directory.toFile();
        environment.put("PATH", bin + ":/usr/bin:/bin");
        environment.put("HOME", "/nonexistent");
    }

    static Probe compileIn(Path directory) throws IOException, InterruptedException {
        Probe probe = new Probe(directory);
        for (String source : List.of("probe.c", "starter.h")) {
            try (InputStream in = Objects.requireNonNull(Probe.class.getResourceAsStream(source))) {
                Files.copy(in, directory.resolve(source));
            }
        }
        Process gcc = new ProcessBuilder("gcc", "-O1", "-o", probe.program().toString(), directory + "/probe.c")
                .inheritIO()
                .start();
        if (gcc.waitFor() != 0) {
            throw new IOException("gcc failed");
        }
        Files.createSymbolicLink(probe.bin.resolve("starter"), probe.program());
        return probe;
    }

    Path bin() {
        return bin;
    }

    Path program() {
        return bin.resolve("probe");
    }

    Probe with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    void without(String name) {
        environment.remove(name);
    }

    Probe in(Path directory) {
        workingDirectory = directory.toFile();
        return this;
    }

    Run directly(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program().toString()));
        command.addAll(List.of(arguments));
        return start(command);
    }

    Run launched(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(java());
        command.addAll(List.of(arguments));
        return start(command);
    }

    /** As the start script calls it, telling what it saw before the runtime changed it. */
    static List<String> java(String... options) {
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java", "-Xshare:auto"));
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-XX:-MaxFDLimit", "-Djna.nosys=true"));
        if (Runtime.version().feature() >= 24) {
            // The shipped program says this in its manifest; here the classes lie in directories.
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), LaunchMain.class.getName()));
        return command;
    }

    /** Through the starter, which arranges odd things before; these words say what more. */
    Run arranged(List<String> command, String... words) throws IOException, InterruptedException {
        return start(starter(command, words));
    }

    List<String> starter(List<String> command, String... words) {
        List<String> all = new ArrayList<>(List.of(bin.resolve("starter").toString()));
        all.addAll(List.of(words));
        all.add("--");
        all.addAll(command);
        return all;
    }

    Path facts() {
        return bin.resolveSibling("facts");
    }

    /** The same where the facts do not go to standard output, which may be closed. */
    Run toldInAFile(List<String> command, String... words) throws IOException, InterruptedException {
        Path facts = facts();
        environment.put("PROBE_OUTPUT", facts.toString());
        try {
            Run run = arranged(command, words);
            List<String> lines =
                    Files.exists(facts) ? Files.readAllLines(facts, StandardCharsets.ISO_8859_1) : List.of();
            return new Run(run.pid(), run.exit(), lines, run.errors());
        } finally {
            environment.remove("PROBE_OUTPUT");
            Files.deleteIfExists(facts);
        }
    }

    private Run start(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(workingDirectory)
                .redirectInput(new File("/dev/zero"))
                .redirectOutput(output.toFile())
                .redirectError(output.resolveSibling("errors").toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("no end in sight: " + command);
        }
        return new Run(
                process.pid(),
                process.exitValue(),
                Files.readAllLines(output, StandardCharsets.ISO_8859_1),
                Files.readString(output.resolveSibling("errors"), StandardCharsets.ISO_8859_1));
    }

    /** The line that tells of this variable. */
    static String environmentLine(String entry) {
        return "env " + HexFormat.of().formatHex(entry.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** What came of it: the probe's lines, or a message. */
    record Run(long pid, int exit, List<String> lines, String errors) {

        /** The lines about these facts. */
        List<String> facts(String... names) {
            return lines.stream()
                    .filter(line -> List.of(names).contains(line.substring(0, line.indexOf(' '))))
                    .toList();
        }

        /** The values of a fact that is told in hexadecimal. */
        List<String> decoded(String name) {
            return facts(name).stream()
                    .map(line -> HexFormat.of().parseHex(line.substring(name.length() + 1)))
                    .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
                    .toList();
        }
    }
}
