package dev.sessionvault.launcher.command;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Runs sv for a demo, in the demo's environment, as somebody at a shell would. */
final class DemoShell {
    /** What a program of the demo ended with, and printed on either stream. */
    record Answer(int code, String text) {}

    private final String program;
    private final Map<String, String> environment;

    DemoShell(String program, Map<String, String> environment) {
        this.program = program;
        this.environment = new TreeMap<>(environment);
    }

    DemoShell with(String name, String value) {
        DemoShell other = new DemoShell(program, environment);
        other.environment.put(name, value);
        return other;
    }

    /**
     * @param script for a shell: {@code $0} is sv, {@code $1} the stage, and then come the arguments
     * @param stage the demo's directory
     */
    Answer run(Path where, String script, Path stage, List<String> arguments) throws IOException {
        return end(start(where, script, stage, arguments));
    }

    /** With an end of its input, and both of its outputs in one. */
    Process start(Path where, String script, Path stage, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", script, program, stage.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(where.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    static Answer end(Process process) throws IOException {
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            return new Answer(process.waitFor(), text);
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            return new Answer(-1, text);
        }
    }
}
