package dev.sessionvault.launcher.keeper;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What a process that waits becomes: a program, its arguments, its environment. */
public final class Again {
    private final byte[] program;
    private final List<byte[]> verb;
    private final List<byte[]> words;
    private final List<byte[]> environment;

    /**
     * @param program absolute
     * @param verb its first argument; then stands which part the process has, then the words
     */
    public Again(byte[] program, String verb, List<String> words, List<byte[]> environment) {
        this.program = program.clone();
        this.verb = bytes(List.of(verb));
        this.words = bytes(words);
        this.environment = List.copyOf(environment);
    }

    private static List<byte[]> bytes(List<String> words) {
        List<byte[]> bytes = new ArrayList<>();
        for (String word : words) {
            bytes.add(word.getBytes(StandardCharsets.UTF_8));
        }
        return bytes;
    }

    byte[] program() {
        return program;
    }

    List<byte[]> arguments(Part part) {
        List<byte[]> all = new ArrayList<>(verb);
        all.addAll(bytes(List.of(part.word())));
        all.addAll(words);
        return all;
    }

    List<byte[]> environment() {
        return environment;
    }
}
