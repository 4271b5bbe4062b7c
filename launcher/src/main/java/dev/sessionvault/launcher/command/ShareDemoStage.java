package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.command.DemoShell.Answer;
import dev.sessionvault.launcher.exit.LauncherException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The throw-away directory of `sv demo --share`: a home for the owner, one for the recipient, and a relay. */
final class ShareDemoStage implements AutoCloseable {
    /**
     * The relay, and whoever clears up behind all of it: when this shell's input ends, whether the demo is done or was
     * killed, whatever still lives is ended and the directory goes.
     */
    private static final String KEEPER = """
            trap : HUP INT TERM
            "$0" relay serve --plain --listen 127.0.0.1:0 --admin '' --tokens "$1/tokens.toml" 2> "$1/relay.log" &
            relay=$!
            while read -r line; do :; done
            kill -KILL $relay
            wait $relay
            if [ -n "$(ls "$1/owner/data/run")" ]; then SV_HOME=$1/owner "$0" share revoke --all; fi
            rm -rf "$1"
            """;

    private static final String OWNER =
            "stage=$1; shift; exec \"$0\" --passphrase-fd 3 \"$@\" 3< \"$stage/passphrase\"";
    private static final Pattern PORT = Pattern.compile("\"port\":\"([0-9]+)\"");
    private static final int PATIENCE_MILLIS = 20_000;
    private static final int POLL_MILLIS = 20;

    private final Path directory;
    private final DemoShell owner;
    private final Process keeper;
    private DemoShell recipient;

    private ShareDemoStage(Path directory, DemoShell shell, Process keeper) {
        this.directory = directory;
        this.keeper = keeper;
        this.owner = shell.with("SV_HOME", directory.resolve("owner").toString());
        this.recipient = shell.with("SV_HOME", directory.resolve("recipient").toString());
    }

    static ShareDemoStage make(String program, Map<String, String> caller) throws IOException {
        Path directory = Files.createTempDirectory("sv-demo-").toRealPath();
        DemoShell shell = new DemoShell(program, environment(caller));
        Files.writeString(directory.resolve("passphrase"), "a passphrase for the demo\n");
        Files.writeString(directory.resolve("relay.log"), "");
        Answer key = shell.run(
                directory,
                "umask 077; exec \"$0\" relay token new --tokens \"$1/tokens.toml\" > \"$1/deployment.key\"",
                directory,
                List.of());
        if (key.code() != 0) {
            throw new IOException(key.text());
        }
        ProcessBuilder builder =
                new ProcessBuilder("sh", "-c", KEEPER, program, directory.toString()).directory(directory.toFile());
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD);
        return new ShareDemoStage(directory, shell, builder.start());
    }

    /** The demo's sockets lie with the rest of it, and its relay is here: no proxy leads to it. */
    private static Map<String, String> environment(Map<String, String> caller) {
        Map<String, String> environment = new TreeMap<>(caller);
        environment.keySet().removeIf(name -> name.toLowerCase(Locale.ROOT).endsWith("_proxy"));
        environment.keySet().removeAll(List.of("XDG_RUNTIME_DIR", "SV_PASSPORT"));
        return environment;
    }

    Path directory() {
        return directory;
    }

    /** The relay's name, as soon as it listens. */
    String relay() throws IOException, LauncherException {
        for (int waited = 0; waited < PATIENCE_MILLIS; waited += POLL_MILLIS) {
            Matcher port = PORT.matcher(Files.readString(directory.resolve("relay.log")));
            if (port.find()) {
                return "127.0.0.1:" + port.group(1);
            }
            pause();
        }
        throw DemoScript.failed("start the relay: it does not listen");
    }

    Answer init() throws IOException {
        String script = "exec \"$0\" --passphrase-fd 3 init --root passphrase --recovery-fd 4"
                + " 3< \"$1/passphrase\" 4> /dev/null";
        return owner.run(directory, script, directory, List.of());
    }

    Answer owner(String... arguments) throws IOException {
        return owner.run(directory, OWNER, directory, List.of(arguments));
    }

    Answer login(String relay) throws IOException {
        return owner(
                "relay",
                "login",
                "ws://" + relay,
                "--key-file",
                directory.resolve("deployment.key").toString());
    }

    /** From now on the recipient has it. */
    void give(String handle) {
        recipient = recipient.with("SV_PASSPORT", handle);
    }

    Answer recipient(String... arguments) throws IOException {
        return DemoShell.end(begin(arguments));
    }

    Process begin(String... arguments) throws IOException {
        return recipient.start(directory, "shift; exec \"$0\" \"$@\"", directory, List.of(arguments));
    }

    /** The sockets of sessions that live. */
    List<Path> sockets() throws IOException {
        Path sockets = directory.resolve("owner/data/run");
        if (!Files.isDirectory(sockets)) {
            return List.of();
        }
        try (var found = Files.list(sockets)) {
            return found.toList();
        }
    }

    void awaitNoSession() throws IOException, LauncherException {
        for (int waited = 0; !sockets().isEmpty(); waited += POLL_MILLIS) {
            if (waited > PATIENCE_MILLIS) {
                throw DemoScript.failed("check the step: the session's socket is still there");
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        keeper.getOutputStream().close();
        DemoShell.end(keeper);
    }
}
