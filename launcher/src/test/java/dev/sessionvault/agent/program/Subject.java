package dev.sessionvault.agent.program;

import java.io.IOException;
import java.security.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program that knows nothing of an agent. Each argument is something that it does; all it finds out it prints. */
public final class Subject {
    /** Arguments: deeds, in order. */
    public static void main(String[] deeds) throws Exception {
        for (String deed : deeds) {
            String[] words = deed.split(":", -1);
            switch (words[0]) {
                case "one" -> say(deed, System.getenv(words[1]));
                case "all" -> say(deed, System.getenv().get(words[1]));
                case "listed" ->
                    say(deed, String.valueOf(System.getenv().keySet().contains(words[1])));
                case "entry" -> say(deed, entry(words[1]));
                case "sizes" ->
                    say(
                            deed,
                            System.getenv().size()
                                    - new ArrayList<>(System.getenv().values()).size() + "");
                case "child-map" -> say(deed, new ProcessBuilder().environment().get(words[1]));
                case "inherits" -> child(deed, new ProcessBuilder(words[1]));
                case "touches" -> child(deed, touched(words[1]));
                case "copies" -> child(deed, copied(words[1]));
                case "execs" -> print(deed, Runtime.getRuntime().exec(new String[] {words[1]}));
                case "execs-with-copy" -> print(deed, Runtime.getRuntime().exec(new String[] {words[1]}, entries()));
                case "sets" -> child(deed, set(words[1], words[2], words[3]));
                case "exits-reading" -> Runtime.getRuntime().addShutdownHook(new LateReader(words[1]));
                case "guards" -> guard(deed, words[1]);
                case "meets" -> Class.forName(words[1]);
                case "waits" -> awaitLine();
                default -> throw new IllegalArgumentException(deed);
            }
        }
    }

    private static String entry(String name) {
        for (Map.Entry<String, String> entry : System.getenv().entrySet()) {
            if (entry.getKey().equals(name)) {
                return entry.getValue();
            }
        }
        return null;
    }

    private static ProcessBuilder touched(String program) {
        ProcessBuilder builder = new ProcessBuilder(program);
        builder.environment().put("TOUCHED", "yes");
        return builder;
    }

    private static ProcessBuilder copied(String program) {
        ProcessBuilder builder = new ProcessBuilder(program);
        builder.environment().clear();
        builder.environment().putAll(System.getenv());
        return builder;
    }

    private static ProcessBuilder set(String program, String name, String value) {
        ProcessBuilder builder = new ProcessBuilder(program);
        builder.environment().put(name, value);
        return builder;
    }

    private static String[] entries() {
        List<String> entries = new ArrayList<>();
        System.getenv().forEach((name, value) -> entries.add(name + "=" + value));
        return entries.toArray(new String[0]);
    }

    private static void child(String deed, ProcessBuilder builder) throws IOException {
        print(deed, builder.redirectErrorStream(true).start());
    }

    private static void print(String deed, Process child) throws IOException {
        for (String line : new String(child.getInputStream().readAllBytes()).split("\n")) {
            System.out.println(deed + "> " + line);
        }
    }

    private static void say(String deed, String value) {
        System.out.println(deed + " = " + value);
    }

    /** A security manager of its own forbids what the agent would answer. */
    @SuppressWarnings("removal")
    private static void guard(String deed, String name) {
        System.setSecurityManager(new Guard(name));
        try {
            say(deed, System.getenv(name));
        } catch (SecurityException e) {
            say(deed, e.getMessage());
        }
    }

    private static void awaitLine() throws IOException {
        System.out.println("waiting");
        System.in.read();
    }

    @SuppressWarnings("removal")
    private static final class Guard extends SecurityManager {
        private final String name;

        Guard(String name) {
            this.name = name;
        }

        @Override
        public void checkPermission(Permission permission) {
            if (permission.getName().equals("getenv." + name)) {
                throw new SecurityException("refused");
            }
        }
    }

    /** Asks until there is no answer any more, and not for ever: an exit that hangs would say nothing. */
    private static final class LateReader extends Thread {
        private final String name;

        LateReader(String name) {
            this.name = name;
        }

        @Override
        public void run() {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (System.getenv(name) != null && System.nanoTime() - end < 0) {
                Thread.onSpinWait();
            }
            say("after exit", System.getenv().get(name));
        }
    }

    private Subject() {}
}
