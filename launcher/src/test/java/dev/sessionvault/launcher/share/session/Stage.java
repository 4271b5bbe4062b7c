package dev.sessionvault.launcher.share.session;

import dev.sessionvault.launcher.posix.ProcessState;
import dev.sessionvault.launcher.posix.TrustedFiles;
import dev.sessionvault.launcher.share.channel.CloseReason;
import dev.sessionvault.launcher.share.executor.Executor;
import dev.sessionvault.launcher.share.policy.Account;
import dev.sessionvault.launcher.share.policy.AccountNames;
import dev.sessionvault.launcher.share.policy.Lending;
import dev.sessionvault.launcher.share.policy.Policy;
import dev.sessionvault.launcher.share.scope.Scope;
import dev.sessionvault.launcher.share.verb.VerbName;
import dev.sessionvault.launcher.share.verb.Verbs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** A session with verbs, a policy and programs that are real, a clock that is not, and no network. */
final class Stage {
    static final String ALL = "t.note:word=*\nt.wait:word=*\nt.ask:word=*";

    final Path directory;
    final Clocks clocks = new Clocks();
    final Notebook notebook = new Notebook();
    final Onlooker onlooker = new Onlooker();
    final List<CloseReason> doorClosed = new CopyOnWriteArrayList<>();
    final Lifetime lifetime;
    final Session session;
    private int serial = 1;

    Stage(Path directory, int maxCalls) throws Exception {
        this.directory = directory;
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createDirectories(directory.resolve("verbs.d"));
        write("verbs.d/t.toml", verbs());
        allow();
        this.lifetime = new Lifetime(clocks, Duration.ofMinutes(20));
        Parts parts = new Parts(
                "stage" + System.nanoTime(),
                new Lending(Account.current(), null),
                this::law,
                new Executor(Map.of("PATH", "/usr/bin:/bin"), (socket, host, port) -> socket),
                use -> {
                    throw new IllegalStateException("no verb here has a key");
                },
                notebook,
                onlooker,
                clocks);
        this.session = new Session(parts, lifetime, terms(ALL, 20, maxCalls), new byte[] {1}, new Door() {
            @Override
            public void endAt(Instant end) {}

            @Override
            public void close(CloseReason why) {
                doorClosed.add(why);
            }
        });
    }

    private String verbs() {
        String word = "type = \"string\"\npattern = \"^[a-z0-9]{1,20}$\"\nmax_bytes = 20\n";
        StringBuilder text = new StringBuilder("version = 1\n");
        for (String verb : new String[] {"note", "wait", "ask"}) {
            String script = "echo $1 >> " + directory.resolve("ran") + "; echo said $1"
                    + (verb.equals("wait") ? "; exec sleep 81.5" : "");
            text.append("[t.")
                    .append(verb)
                    .append("]\ndescription = \"d\"\n")
                    .append(verb.equals("ask") ? "approve = true\n" : "")
                    .append("[t.")
                    .append(verb)
                    .append(".limits]\nconcurrent = 8\n")
                    .append("[t.")
                    .append(verb)
                    .append(".parameters.word]\n")
                    .append(word)
                    .append("[t.")
                    .append(verb)
                    .append(".exec]\nargv = [\"/bin/sh\", \"-c\", \"")
                    .append(script)
                    .append("\", \"sh\", \"{word}\"]\n");
        }
        return text.toString();
    }

    void allow() throws IOException {
        write(
                "policy.toml",
                "version = 1\n"
                        + "[[rule]]\n"
                        + "effect = \"allow\"\n"
                        + "users = [\"*\"]\n"
                        + "verbs = [\"t.*\"]\n"
                        + "bearer = true\n"
                        + "where = { \"*\" = \"*\" }\n");
    }

    void deny() throws IOException {
        write("policy.toml", "version = 1\n");
    }

    void write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    }

    private Law.Reading law() throws dev.sessionvault.launcher.exit.LauncherException {
        TrustedFiles trusted = new TrustedFiles(directory.toFile(), ProcessState.effectiveUser());
        return new Law.Reading(
                Verbs.load(trusted, directory.resolve("verbs.d").toFile()),
                Policy.load(trusted, directory.resolve("policy.toml").toFile(), AccountNames.ofMachine()));
    }

    private Terms terms(String scope, int minutes, int maxCalls) throws Exception {
        List<String> texts = new ArrayList<>(List.of(scope.split("\n")));
        return new Terms(
                serial, Scope.parse(texts, law().verbs()), Duration.ofMinutes(minutes), maxCalls, Set.<VerbName>of());
    }

    boolean extend(String scope, int minutes, int maxCalls) throws Exception {
        boolean changed = false;
        serial++;
        try {
            changed = session.change(terms(scope, minutes, maxCalls), new byte[] {(byte) serial});
            return changed;
        } finally {
            serial -= changed ? 0 : 1;
        }
    }

    /** What the programs wrote down, each when it ran. */
    List<String> ran() throws IOException {
        Path file = directory.resolve("ran");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    /** How many of the long ones live. */
    static long waiting() {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().commandLine().orElse("").contains("sleep 81.5"))
                .count();
    }
}
