package dev.sessionvault.launcher.share.executor;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is started.
 *
 * @param argv the first is an absolute path
 * @param environment all of it, but for a key
 */
record Command(List<String> argv, Map<String, String> environment) {
    Command {
        argv = List.copyOf(argv);
        environment = Map.copyOf(environment);
    }

    byte[] program() {
        return argv.get(0).getBytes(StandardCharsets.UTF_8);
    }

    List<byte[]> words() {
        return argv.stream().map(word -> word.getBytes(StandardCharsets.UTF_8)).toList();
    }

    List<byte[]> variables() {
        List<byte[]> variables = new ArrayList<>();
        new TreeMap<>(environment)
                .forEach((name, value) -> variables.add((name + "=" + value).getBytes(StandardCharsets.UTF_8)));
        return variables;
    }
}
