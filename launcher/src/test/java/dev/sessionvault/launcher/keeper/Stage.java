package dev.sessionvault.launcher.keeper;

import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.posix.CommandLine;
import dev.sessionvault.launcher.posix.Watched;
import dev.sessionvault.root.KeyRoot;
import dev.sessionvault.root.kernel.SessionKeyring;
import dev.sessionvault.secret.SecretBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Programs of tests that are keepers: a test's own process must stay what it is. */
final class Stage {
    private static final String KEY = "sv:stage";

    private Stage() {}

    public static void main(String[] words) throws Exception {
        try {
            switch (words[0]) {
                case "wait" ->
                    new Waiter().watch(0).keep(7).become(bytes(words[1]), arguments(words, 2), environment());
                case "memory" -> memory(Path.of(words[1]));
                case "follow" -> follow(words);
                case "adopt" -> adopt(words);
                case "followed" -> followed(words);
                default -> throw new IllegalArgumentException(words[0]);
            }
        } catch (LauncherException e) {
            System.out.println(e.getMessage() + "|" + e.hint());
        }
    }

    /** Has a login in its memory for as long as it has input. */
    private static void memory(Path directory) throws Exception {
        PrivateMemory memory = PrivateMemory.make(directory);
        Files.writeString(memory.path().resolve("login"), "old");
        System.out.println("at /proc/" + ProcessHandle.current().pid() + "/fd/" + memory.root());
        System.out.println("children " + ProcessHandle.current().children().count());
        for (int next = System.in.read(); next >= 0; next = System.in.read()) {
            if (next == 'm') {
                Files.write(memory.path().resolve("much"), new byte[PrivateMemoryIT.MUCH_BYTES]);
                System.out.println("written");
            }
        }
    }

    /** follow DIRECTORY TOOL PROGRAM */
    private static void follow(String[] words) throws Exception {
        PrivateMemory memory = PrivateMemory.make(Path.of(words[1]));
        try (SecretBytes key = SecretBytes.random(KeyRoot.KEY_BYTES)) {
            SessionKeyring.join().keep(KEY, key);
        }
        waitBeside(memory, Long.parseLong(words[2]), words[3]);
    }

    /** adopt DIRECTORY TOOL PROGRAM */
    private static void adopt(String[] words) throws Exception {
        long tool = Long.parseLong(words[2]);
        waitBeside(PrivateMemory.of(tool, Path.of(words[1])), tool, words[3]);
    }

    private static void waitBeside(PrivateMemory memory, long tool, String program) throws Exception {
        int directory = Watched.directory(memory.path().toString());
        int process = Watched.process(tool);
        System.out.println("at " + memory.root() + " " + memory.namespace());
        waitFor(memory.root(), memory.namespace(), directory, process, program);
    }

    private static void waitFor(int root, int namespace, int directory, int process, String program)
            throws LauncherException {
        List<byte[]> arguments = new ArrayList<>();
        for (Object argument : new Object[] {root, namespace, directory, process, program}) {
            arguments.add(bytes(argument.toString()));
        }
        new Waiter()
                .watch(directory)
                .watch(process)
                .keep(root)
                .keep(namespace)
                .become(bytes(program), arguments, environment());
    }

    /** followed ROOT NAMESPACE DIRECTORY TOOL PROGRAM WHY: what the waiter becomes. */
    private static void followed(String[] words) throws IOException, LauncherException {
        int directory = Integer.parseInt(words[3]);
        int process = Integer.parseInt(words[4]);
        boolean ended = Watched.isReadable(process);
        Watched.forgetEvents(directory);
        String login = Files.readString(Path.of("/proc/self/fd", words[1], "login"));
        System.out.println(
                "key " + SessionKeyring.current().open(KEY).getClass().getSimpleName());
        System.out.println("saw " + login + " " + words[6] + (ended ? " at the end" : ""));
        if (!ended) {
            waitFor(Integer.parseInt(words[1]), Integer.parseInt(words[2]), directory, process, words[5]);
        }
    }

    private static List<byte[]> arguments(String[] words, int from) {
        List<byte[]> arguments = new ArrayList<>();
        for (int i = from; i < words.length; i++) {
            arguments.add(bytes(words[i]));
        }
        return arguments;
    }

    private static List<byte[]> environment() {
        return CommandLine.environment();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
