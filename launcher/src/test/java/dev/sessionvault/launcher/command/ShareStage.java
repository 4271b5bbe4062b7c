package dev.sessionvault.launcher.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.command.Sv.Answer;
import dev.sessionvault.relay.pairing.Grant;
import dev.sessionvault.relay.pairing.Quota;
import dev.sessionvault.relay.server.Relay;
import dev.sessionvault.relay.server.RelayConfig;
import dev.sessionvault.relay.wire.LegKey;
import dev.sessionvault.root.secretservice.SecretServiceSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A real relay; an owner whose vault a login keyring opens, and whose /etc/sv lets root lend {@code t.*}; and a recipient
 * who has nothing yet.
 */
final class ShareStage implements AutoCloseable {
    private static final byte[] DEPLOYMENT = "deployment key of thirty-two by.".getBytes(StandardCharsets.US_ASCII);
    private static final int STEPS = 400;
    private static final int STEP_MILLIS = 50;

    static final String POLICY = """
            version = 1
            [[rule]]
            effect = "allow"
            users = ["root"]
            verbs = ["t.*"]
            where = { "*" = "*" }
            bearer = true
            """;

    private final SecretServiceSession session;
    private final Relay relay;
    final EtcSv etc;
    final Sv owner;
    final Recipient recipient;

    ShareStage(Path directory) throws Exception {
        session = SecretServiceSession.start(directory.resolve("session"));
        try (LegKey key = LegKey.of(DEPLOYMENT)) {
            relay = Relay.start(RelayConfig.local(List.of(new Grant(key.publicKey(), Quota.STANDARD))));
        }
        etc = EtcSv.make(Files.createDirectories(directory.resolve("etc")));
        etc.write("verbs.d/t.toml", verbs(directory));
        etc.write("policy.toml", POLICY);
        owner = Sv.where(etc, directory.resolve("owner"));
        owner.environment.putAll(session.environment());
        owner.environment.put("HOME", owner.home.toString());
        recipient = new Recipient(directory.resolve("recipient"));
        done(owner.run(owner.home, "init", "--root=secret-service", "--recovery-fd=4"));
        String key = Base64.getUrlEncoder().withoutPadding().encodeToString(DEPLOYMENT);
        done(owner.feed(
                owner.home,
                key,
                "relay",
                "login",
                "ws://127.0.0.1:" + relay.address().getPort(),
                "--stdin"));
    }

    /** Each that runs leaves a line in {@code ran}. */
    private static String verbs(Path directory) {
        return """
                version = 1

                [t.say]
                description = "Says a word, some times"
                [t.say.parameters.word]
                type = "string"
                pattern = "^[a-z./-]{1,20}$"
                max_bytes = 20
                [t.say.parameters.tone]
                type = "enum"
                values = ["loud", "low"]
                [t.say.parameters.times]
                type = "int"
                min = 1
                max = 99
                [t.say.exec]
                argv = ["/bin/sh", "-c", "echo say >> @/ran; echo $3 times $1, $2; echo aside $1 >&2; exit 3", "sh", "{word}", "{tone}", "{times}"]

                [t.show]
                description = "Shows a file"
                [t.show.parameters.file]
                type = "path"
                root = "@/shown"
                [t.show.exec]
                argv = ["/bin/cat", "--", "{file}"]

                [t.ask]
                description = "Is done if the owner says yes"
                approve = true
                [t.ask.exec]
                argv = ["/bin/sh", "-c", "echo ask >> @/ran; echo asked"]

                [t.work]
                description = "Takes long"
                [t.work.exec]
                argv = ["/bin/sh", "-c", "echo work >> @/ran; echo begun; sleep 97.5"]

                [t.key]
                description = "Uses a key"
                [t.key.exec]
                argv = ["/bin/sh", "-c", "echo got $API_KEY; printf %s $API_KEY | base64 -w 0; printf %s $API_KEY | od -An -tx1"]
                key = { tool = "claude", variable = "API_KEY" }
                """.replace("@", directory.toString());
    }

    static Answer done(Answer answer) {
        assertEquals(0, answer.code(), answer.toString());
        return answer;
    }

    Answer share(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("share"));
        all.addAll(Arrays.asList(arguments));
        return owner.run(owner.home, all.toArray(String[]::new));
    }

    /** What is lent is the recipient's from now on. */
    Opened open(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("open", "--json"));
        all.addAll(Arrays.asList(arguments));
        return opened(done(share(all.toArray(String[]::new))).out());
    }

    Opened opened(String json) {
        Opened opened = new Opened(json);
        recipient.take(opened.handle());
        return opened;
    }

    /** What `share open --json` says. */
    record Opened(String json) {
        String session() {
            return find("session");
        }

        String id() {
            return session().substring(0, 8);
        }

        String handle() {
            return find("handle");
        }

        String fingerprint() {
            return find("fingerprint");
        }

        private String find(String field) {
            Matcher matcher =
                    Pattern.compile("\"" + field + "\" : \"([^\"]+)\"").matcher(json);
            assertTrue(matcher.find(), json);
            return matcher.group(1);
        }
    }

    Path socket(Opened opened) {
        return Path.of(String.valueOf(owner.environment.get("XDG_RUNTIME_DIR")), "sv/share", opened.id() + ".sock");
    }

    Path log(Opened opened) {
        return owner.home.resolve("sv/log/share/" + opened.session() + ".log");
    }

    /** Those in which this owner's sessions live. */
    List<ProcessHandle> processes() {
        return ProcessHandle.allProcesses()
                .filter(process -> text(process, "cmdline").endsWith("\0share\0session\0"))
                .filter(process -> text(process, "environ").contains("SV_HOME=" + owner.home + "/"))
                .toList();
    }

    static String text(ProcessHandle process, String file) {
        try {
            return Files.readString(Path.of("/proc", String.valueOf(process.pid()), file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return ""; // it has ended
        }
    }

    /** How many of `t.work` run for this owner. */
    long working() {
        return ProcessHandle.allProcesses()
                .filter(process -> text(process, "cmdline").equals("sleep\00097.5\0"))
                .filter(process -> text(process, "environ").contains("HOME=" + owner.home + "\0"))
                .count();
    }

    static void await(String what, BooleanSupplier reached) throws InterruptedException {
        for (int i = 0; !reached.getAsBoolean(); i++) {
            assertTrue(i < STEPS, "it does not come to this: " + what);
            Thread.sleep(STEP_MILLIS);
        }
    }

    /** Nothing is left of a session but its log. */
    void awaitNothingLeft(Opened opened) throws InterruptedException {
        await("no process", () -> processes().isEmpty());
        await("nothing runs", () -> working() == 0);
        await("no socket", () -> !Files.exists(socket(opened)));
    }

    @Override
    public void close() throws Exception {
        processes().forEach(ProcessHandle::destroyForcibly);
        etc.close();
        relay.close();
        session.close();
    }
}
