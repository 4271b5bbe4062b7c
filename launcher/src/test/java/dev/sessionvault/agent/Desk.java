package dev.sessionvault.agent;

import dev.sessionvault.agent.program.Subject;
import dev.sessionvault.root.secretservice.SecretServiceSession;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A vault that opens without a question, a project that has keys, one that has none, and an environment full of others. */
final class Desk implements AutoCloseable {
    static final Path IMAGE = Path.of("target/sv").toAbsolutePath();
    static final Path AGENT = IMAGE.resolve("lib/sv-agent.jar");
    static final String KEY = "sk-ant-" + "api03-" + "v".repeat(93) + "AA";
    static final String SHOWN_KEY = "sk-" + "made-up-for-the-agents-tests";
    static final String OTHER = "sk-" + "another-tools-key-0123456789";

    /** A tool whose program says what it was started with. */
    private static final String TOOLS = "[show]\ntitle = \"Show\"\nprograms = [\"env\"]\nvariable = \"SHOW_API_KEY\"\n";

    private final Path root;
    private final SecretServiceSession session;

    Desk(Path root) throws IOException, InterruptedException {
        this.root = root.toRealPath();
        session = SecretServiceSession.start(root.resolve("home"));
        Files.createDirectories(project());
        Files.createDirectories(sibling());
        Files.createDirectories(root.resolve("sv/config"));
        Files.writeString(root.resolve("sv/config/tools.toml"), TOOLS);
        does("", "init", "--root", "secret-service", "--recovery-fd", "2");
        does(KEY, "add", "claude", "--project", project().toString(), "--stdin");
        does(SHOWN_KEY, "add", "show", "--project", project().toString(), "--stdin", "--force");
    }

    Path project() {
        return root.resolve("work/shop");
    }

    Path sibling() {
        return root.resolve("work/blog");
    }

    Path root() {
        return root;
    }

    /** What a careless user has, and what belongs to the session. */
    Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>(session.environment());
        environment.put("PATH", "/usr/local/bin:/usr/bin:/bin");
        environment.put("LC_ALL", "C.UTF-8");
        environment.put("SV_HOME", root.resolve("sv").toString());
        environment.put("ANTHROPIC_API_KEY", "stale");
        environment.put("OPENAI_API_KEY", OTHER);
        environment.put("MY_TOKEN", "told-to-nobody");
        environment.put("COLOUR", "green");
        return environment;
    }

    /** A Java program with the agent, as the user would type it. */
    Jvm start(Jdk jdk, String agent, List<String> options, String... deeds) throws IOException {
        return startIn(project(), jdk, agent, options, deeds);
    }

    Jvm startIn(Path directory, Jdk jdk, String agent, List<String> options, String... deeds) throws IOException {
        List<String> command = new ArrayList<>(List.of(jdk.program("java")));
        command.add(option(agent));
        command.addAll(options);
        command.addAll(
                List.of("-cp", Path.of("target/test-classes").toAbsolutePath().toString()));
        command.add(Subject.class.getName());
        command.addAll(List.of(deeds));
        return Jvm.start(directory, environment(), command);
    }

    /** With more patience than by itself: tests run beside others. */
    static String option(String agent) {
        return "-javaagent:" + AGENT + "=" + agent + (agent.contains("timeout=") ? "" : ",timeout=100");
    }

    /** How it is called. */
    static List<String> sv(String... words) {
        List<String> command = new ArrayList<>(List.of(IMAGE.resolve("bin/sv").toString()));
        command.addAll(List.of(words));
        return command;
    }

    private void does(String input, String... words) throws IOException, InterruptedException {
        List<String> command = sv(words);
        ProcessBuilder builder = new ProcessBuilder(command).directory(project().toFile());
        builder.environment().clear();
        builder.environment().putAll(environment());
        Process process = builder.redirectErrorStream(true).start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.US_ASCII));
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(command + ": " + said);
        }
    }

    @Override
    public void close() throws Exception {
        session.close();
    }
}
