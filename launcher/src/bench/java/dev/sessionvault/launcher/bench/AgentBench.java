package dev.sessionvault.launcher.bench;

import dev.sessionvault.root.secretservice.SecretServiceSession;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the Java agent costs: starts with and without it, in turn, in one run; and calls, by {@link GetenvBench}.
 * System properties: bench.rounds; sv.image; bench.java, the Java that is started.
 */
final class AgentBench {
    private static final int WARM_UPS = 3;

    private final Path image = Path.of(System.getProperty("sv.image")).toAbsolutePath();
    private final String java = System.getProperty("bench.java", System.getProperty("java.home")) + "/bin/java";
    private final Map<String, String> environment = new TreeMap<>();
    private final Path project;

    private AgentBench(Path root, SecretServiceSession session) throws IOException, InterruptedException {
        project = Files.createDirectories(root.resolve("project"));
        environment.put("PATH", "/usr/bin:/bin");
        environment.put("SV_HOME", root.resolve("sv").toString());
        environment.putAll(session.environment());
        sv("", "init", "--root", "secret-service", "--recovery-fd", "2");
        sv("sk-ant-" + "api03-" + "b".repeat(93) + "AA", "add", "claude", "--project", project.toString(), "--stdin");
        for (int i = 0; i < 40; i++) {
            environment.put("VARIABLE_" + i, "value " + i);
        }
    }

    /** Measures, and prints. */
    public static void main(String[] arguments) throws Exception {
        Path root = Files.createTempDirectory("sv-bench").toRealPath();
        try (SecretServiceSession session = SecretServiceSession.start(root.resolve("home"))) {
            AgentBench bench = new AgentBench(root, session);
            bench.starts(Integer.getInteger("bench.rounds", 20));
            bench.calls();
        }
    }

    private void starts(int rounds) throws Exception {
        List<List<String>> options = List.of(List.of(), List.of("-javaagent:" + emptyAgent()), List.of(agent()));
        String[] names = {"without", "an agent that does nothing", "sv-agent.jar=tool=claude"};
        double[][] millis = new double[options.size()][rounds];
        for (int round = -WARM_UPS; round < rounds; round++) {
            for (int i = 0; i < options.size(); i++) {
                long start = System.nanoTime();
                run(options.get(i));
                if (round >= 0) {
                    millis[i][round] = (System.nanoTime() - start) / 1e6;
                }
            }
        }
        for (int i = 0; i < options.size(); i++) {
            double[] ratios = new double[rounds];
            double[] more = new double[rounds];
            for (int round = 0; round < rounds; round++) {
                ratios[round] = millis[i][round] / millis[0][round];
                more[round] = millis[i][round] - millis[0][round];
            }
            System.out.printf(
                    "start %-28s %6.0f ms  +%4.0f ms  %5.2f x%n",
                    names[i], median(millis[i]), median(more), median(ratios));
        }
    }

    /** JMH starts its own JVMs, with the environment of the one that it runs in. */
    private void calls() throws Exception {
        environment.put("ANTHROPIC_API_KEY", "sk-ant-" + "api03-" + "b".repeat(93) + "AA");
        succeed(new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-cp",
                        System.getProperty("java.class.path"),
                        GetenvBench.class.getName(),
                        java,
                        agent())
                .redirectOutput(Redirect.INHERIT));
    }

    private String agent() {
        return "-javaagent:" + image.resolve("lib/sv-agent.jar") + "=tool=claude";
    }

    private Path emptyAgent() throws IOException, InterruptedException {
        Path manifest =
                Files.writeString(project.resolve("manifest"), "Premain-Class: " + EmptyAgent.class.getName() + "\n");
        Path jar = project.resolve("empty.jar");
        String name = EmptyAgent.class.getName().replace('.', '/') + ".class";
        Path classes = Path.of(EmptyAgent.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        succeed(new ProcessBuilder(
                System.getProperty("java.home") + "/bin/jar",
                "cfm",
                jar.toString(),
                manifest.toString(),
                "-C",
                classes.toString(),
                name));
        return jar;
    }

    private void run(List<String> options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(java));
        command.addAll(options);
        Path classes = Path.of(
                Hello.class.getProtectionDomain().getCodeSource().getLocation().getPath());
        command.addAll(List.of("-cp", classes.toString(), Hello.class.getName()));
        succeed(new ProcessBuilder(command).redirectOutput(Redirect.DISCARD));
    }

    private void sv(String input, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(image.resolve("bin/sv").toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.redirectOutput(Redirect.DISCARD);
        Path file = Files.write(project.resolve("input"), input.getBytes(StandardCharsets.US_ASCII));
        succeed(builder.redirectInput(file.toFile())
                .redirectError(Redirect.appendTo(project.resolve("log").toFile())));
    }

    private void succeed(ProcessBuilder builder) throws IOException, InterruptedException {
        builder.directory(project.toFile()).environment().clear();
        builder.environment().putAll(environment);
        if (builder.redirectError() == Redirect.PIPE) {
            builder.redirectError(Redirect.INHERIT);
        }
        Process process = builder.start();
        try (OutputStream in = process.getOutputStream()) {
            in.flush();
        }
        if (process.waitFor() != 0) {
            throw new IOException(builder.command() + " failed");
        }
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** What any agent costs. */
    public static final class EmptyAgent {
        private EmptyAgent() {}

        /** The JVM's call. */
        public static void premain(String options) {}
    }

    /** What is started, and has nothing to do. */
    public static final class Hello {
        private Hello() {}

        /** No arguments. */
        public static void main(String[] arguments) {}
    }
}
