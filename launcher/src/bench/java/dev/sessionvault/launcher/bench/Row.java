package dev.sessionvault.launcher.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One command of the benchmark.
 *
 * @param command its program's path and its words; {@code {end}} in a word or variable is the directory of the program
 *     {@code claude} that each command becomes in the end
 * @param third a file on descriptor 3, or ""
 * @param absent why it cannot be measured here, or ""
 */
record Row(
        String name,
        List<String> command,
        Map<String, String> environment,
        Path directory,
        String third,
        String absent) {
    static final String END = "{end}";

    static Row of(String name, Stage stage, Map<String, String> more, List<String> command) {
        Map<String, String> environment = stage.environment();
        environment.putAll(more);
        return new Row(name, command, environment, stage.project(), "", "");
    }

    static Row absent(String name, String why) {
        return new Row(name, List.of(), Map.of(), Path.of("/"), "", why);
    }

    boolean isHere() {
        return absent.isEmpty();
    }

    Row in(Path other) {
        return new Row(name, command, environment, other, third, absent);
    }

    Row withThird(Path file) {
        return new Row(name, command, environment, directory, file.toString(), absent);
    }

    /** The same, ending in the program of this directory. */
    Row endingIn(Path end) {
        List<String> words = new ArrayList<>();
        command.forEach(word -> words.add(word.replace(END, end.toString())));
        Map<String, String> variables = new TreeMap<>();
        environment.forEach((key, value) -> variables.put(key, value.replace(END, end.toString())));
        return new Row(name, words, variables, directory, third, absent);
    }
}
