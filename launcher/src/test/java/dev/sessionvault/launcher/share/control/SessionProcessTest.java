package dev.sessionvault.launcher.share.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.share.channel.GuestChannel;
import dev.sessionvault.launcher.share.log.Digests;
import dev.sessionvault.launcher.share.log.Receipt;
import dev.sessionvault.launcher.share.message.Call;
import dev.sessionvault.launcher.share.message.Ended;
import dev.sessionvault.launcher.share.message.Message;
import dev.sessionvault.launcher.share.message.Outcome;
import dev.sessionvault.launcher.share.message.Output;
import dev.sessionvault.launcher.share.message.PassportMessage;
import dev.sessionvault.launcher.share.passport.Passport;
import dev.sessionvault.launcher.share.policy.Account;
import dev.sessionvault.launcher.share.session.Keys;
import dev.sessionvault.launcher.share.tunnel.TestAuthority;
import dev.sessionvault.relay.server.Relay;
import dev.sessionvault.relay.server.TlsFiles;
import dev.sessionvault.secret.SecretBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real relay, real programs, and both ends. */
class SessionProcessTest {
    private static final String CANARY = "sk-ant-api03-canary-3f9c21aa";
    private static final Keys KEYS = use -> SecretBytes.copyOf(CANARY.getBytes(StandardCharsets.US_ASCII));

    private static Relay relay;

    @TempDir
    Path directory;

    private final Inbox inbox = new Inbox();

    @BeforeAll
    static void start() throws Exception {
        relay = Lent.relay();
    }

    @AfterAll
    static void stop() throws Exception {
        relay.close();
    }

    private static void send(GuestChannel channel, Message message) throws Exception {
        channel.send(message.stream(), message.encode());
    }

    private static Call call(int id, String verb, String... word) {
        return new Call(id, verb, word.length == 0 ? Map.of() : Map.of("word", word[0]), Call.NO_DEADLINE);
    }

    @Test
    void callsAcrossTheRelay_withOutputsAndReceipts() throws Exception {
        try (Lent lent = new Lent(directory, relay, KEYS, Duration.ofMinutes(5), "t.say:word=*");
                GuestChannel channel = lent.come(inbox)) {
            byte[] told = inbox.await(PassportMessage.class, message -> true).allegedPassport();
            Passport passport = Passport.verify(told, lent.owner.publicKey());
            assertEquals(passport.sessionKey(), channel.peer());
            send(channel, call(1, "t.say", "hello"));
            send(channel, call(2, "t.wait"));
            assertEquals(Outcome.exited(3), inbox.result(1).outcome());
            assertEquals("said hello\n", inbox.output(1, Output.STDOUT));
            assertEquals("aside hello\n", inbox.output(1, Output.STDERR));
            Receipt receipt = Receipt.verify(inbox.result(1).allegedReceipt(), channel.peer());
            assertEquals(1, receipt.call());
            assertEquals(11, receipt.outBytes());
            assertEquals("NOT_LENT", inbox.result(2).outcome().reason());
            Note standing = lent.ask(Note.of("do", "standing"));
            assertEquals("connected", standing.get("phase"));
            assertEquals("1", standing.get("calls"));
            assertEquals(lent.recipient.publicKey().fingerprint().words(), standing.get("recipient"));
            assertEquals(List.of(lent.opening.session().substring(0, 8)), lent.sockets.live());
        }
    }

    /** Neither end has anything but the authority's hash: the owner from the vault, the recipient in the handle. */
    @Test
    void relayWithItsOwnAuthority_isReachedByTheHandleAlone() throws Exception {
        TestAuthority root = TestAuthority.named("root");
        TestAuthority server = root.server("localhost");
        TlsFiles files =
                new TlsFiles(server.pem(directory.resolve("chain.pem"), root), server.key(directory.resolve("key")));
        try (Relay tls = Relay.start(Lent.config().withTls(files));
                Lent lent = new Lent(directory, tls, root.hash(), KEYS, Duration.ofMinutes(5), "t.say:word=*");
                GuestChannel channel = lent.come(inbox)) {
            send(channel, call(1, "t.say", "hello"));
            assertEquals(Outcome.exited(3), inbox.result(1).outcome());
        }
    }

    @Test
    void revocation_killsWhatRuns_tellsTheRecipient_andLeavesNothing() throws Exception {
        try (Lent lent = new Lent(directory, relay, KEYS, Duration.ofMinutes(5), "t.wait");
                GuestChannel channel = lent.come(inbox)) {
            send(channel, call(1, "t.wait"));
            inbox.await(Output.class, output -> true);
            assertEquals(1, waiting());
            assertEquals("revoke", lent.ask(Note.of("do", "revoke")).get("done"));
            assertEquals(0, waiting());
            assertEquals("REVOKED", inbox.result(1).outcome().reason());
            assertEquals(
                    Ended.Reason.REVOKED,
                    inbox.await(Ended.class, ended -> true).reason());
            lent.server.join(10_000);
            lent.process.close();
            assertEquals(List.of(), lent.sockets.live());
            try (Stream<Path> left = Files.list(lent.sockets.directory())) {
                assertEquals(List.of(), left.toList());
            }
        }
    }

    /** Else a revocation that went well would look like one that failed. */
    @Test
    void whoeverAsked_isAnswered_beforeTheProcessIsGone() throws Exception {
        try (Lent lent = new Lent(directory, relay, KEYS, Duration.ofMinutes(5), "t.wait");
                Line line = lent.line()) {
            Note asked = extension(lent).ask(List.of(), Instant.now().plusSeconds(600), lent.owner);
            lent.lawReadings.drainPermits();
            line.write(asked);
            while (!lent.lawReadings.hasQueuedThreads()) {
                Thread.sleep(10);
            }
            lent.process.end(Ended.Reason.REVOKED);
            Thread closing = new Thread(lent.process::close);
            closing.start();
            closing.join(300);
            assertTrue(closing.isAlive(), "it does not wait");
            lent.lawReadings.release();
            String error = Objects.requireNonNull(line.read()).get("error");
            assertTrue(error.startsWith("the session is over"), error);
            closing.join(5000);
            assertFalse(closing.isAlive());
        }
    }

    private static Extension extension(Lent lent) throws Exception {
        Note standing = lent.ask(Note.of("do", "standing"));
        return Extension.of(standing, lent.law(), Account.current(), lent.owner.publicKey());
    }

    @Test
    void expiry_killsWhatRuns() throws Exception {
        try (Lent lent = new Lent(directory, relay, KEYS, Duration.ofSeconds(4), "t.wait");
                GuestChannel channel = lent.come(inbox)) {
            send(channel, call(1, "t.wait"));
            inbox.await(Output.class, output -> true);
            lent.server.join(10_000);
            assertFalse(lent.server.isAlive());
            assertEquals(0, waiting());
            assertTrue(
                    Duration.between(lent.passport.end(), Instant.now()).abs().toMillis() < 4000);
        }
    }

    @Test
    void extension_isCheckedOnceMore_andTheRecipientIsTold() throws Exception {
        try (Lent lent = new Lent(directory, relay, KEYS, Duration.ofMinutes(5), "t.say:word=hello");
                GuestChannel channel = lent.come(inbox)) {
            send(channel, call(9, "t.say"));
            Receipt pinned = Receipt.verify(inbox.result(9).allegedReceipt(), channel.peer());
            assertEquals(Digests.ofArguments(Map.of()), pinned.givenDigest());
            assertEquals(Digests.ofArguments(Map.of("word", "hello")), pinned.argumentsDigest());
            Note wider =
                    extension(lent).ask(List.of("t.say:word=*"), Instant.now().plusSeconds(600), lent.owner);
            assertEquals("extend", lent.ask(wider).get("done"));
            PassportMessage second = inbox.await(PassportMessage.class, message -> {
                try {
                    return Passport.verify(message.allegedPassport(), lent.owner.publicKey())
                                    .serial()
                            == 2;
                } catch (dev.sessionvault.launcher.share.passport.PassportException e) {
                    throw new AssertionError(e);
                }
            });
            assertTrue(second.allegedPassport().length > 0);
            send(channel, call(1, "t.say", "other"));
            assertEquals(Outcome.exited(3), inbox.result(1).outcome());
            assertTrue(lent.ask(wider).get("error").length() > 0, "the same once more");
            Extension next = extension(lent);
            Note lying = next.ask(List.of("t.say:word=*"), Instant.now().plusSeconds(600), lent.owner)
                    .with("scope", "t.wait");
            assertTrue(lent.ask(lying).get("error").contains("passport"), "says one thing and lends another");
            Note stranger = next.ask(List.of("t.say:word=*"), Instant.now().plusSeconds(600), lent.recipient);
            assertTrue(lent.ask(stranger).get("error").contains("not signed"), "somebody else's signature");
            lent.write("policy.toml", "version = 1\n");
            Note denied = next.ask(List.of("t.say:word=*"), Instant.now().plusSeconds(600), lent.owner);
            assertEquals("no rule allows t.say:word=*", lent.ask(denied).get("error"));
        }
    }

    @Test
    void watcher_seesCalls_approvesAndKills() throws Exception {
        try (Lent lent = new Lent(directory, relay, KEYS, Duration.ofMinutes(5), "t.wait");
                Line watch = lent.line();
                GuestChannel channel = lent.come(inbox)) {
            watch.write(Note.of("do", "watch"));
            assertEquals(
                    lent.opening.session(), Objects.requireNonNull(watch.read()).get("session"));
            send(channel, call(1, "t.wait"));
            Note runs = watch.read();
            while (!runs.get("event").equals("runs")) {
                runs = watch.read();
            }
            assertEquals("t.wait", runs.get("verb"));
            inbox.await(Output.class, output -> true);
            watch.write(Note.of("do", "kill").with("call", runs.get("call")));
            assertEquals("KILLED", inbox.result(1).outcome().reason());
        }
    }

    @Test
    void slowRecipient_holdsUpItsOwnCall_notTheEnd() throws Exception {
        try (Lent lent = new Lent(directory, relay, KEYS, Duration.ofMinutes(5), "t.flood", "t.say:word=*");
                GuestChannel channel = lent.come(inbox)) {
            send(channel, call(1, "t.flood"));
            assertEquals(Outcome.exited(0), inbox.result(1).outcome());
            assertEquals(1_500_000, inbox.output(1, Output.STDOUT).length());
        }
    }

    @Test
    void keysAndSecrets_areInNothingThatIsLeft_toldOrWritten() throws Exception {
        byte[] secrets;
        try (Lent lent = new Lent(directory, relay, KEYS, Duration.ofMinutes(5), "t.key");
                GuestChannel channel = lent.come(inbox)) {
            secrets = Arrays.copyOfRange(lent.piped, lent.piped.length - 96, lent.piped.length);
            send(channel, call(1, "t.key"));
            assertEquals(Outcome.exited(0), inbox.result(1).outcome());
            assertTrue(inbox.output(1, Output.STDOUT).startsWith("got [masked]\n"), inbox.output(1, Output.STDOUT));
            String told = inbox.output(1, Output.STDOUT)
                    + inbox.output(1, Output.STDERR)
                    + lent.ask(Note.of("do", "standing"));
            assertNone(told, secrets);
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertNone(Files.readString(file, StandardCharsets.ISO_8859_1), secrets);
            }
        }
    }

    @Test
    void keyThatIsNotGiven_failsTheCall_andSaysNothingOfTheVault() throws Exception {
        Keys none = use -> {
            throw new dev.sessionvault.launcher.exit.LauncherException(
                    dev.sessionvault.launcher.exit.ExitCode.ROOT, "open the vault: tpm: " + CANARY, null);
        };
        try (Lent lent = new Lent(directory, relay, none, Duration.ofMinutes(5), "t.key");
                GuestChannel channel = lent.come(inbox)) {
            send(channel, call(1, "t.key"));
            assertEquals("NO_KEY", inbox.result(1).outcome().reason());
            assertFalse(inbox.result(1).outcome().text().contains(CANARY));
        }
    }

    private static void assertNone(String text, byte[] secrets) {
        assertFalse(text.contains(CANARY), text);
        for (int at = 0; at < secrets.length; at += 32) {
            byte[] secret = Arrays.copyOfRange(secrets, at, at + 32);
            assertFalse(text.contains(new String(secret, StandardCharsets.ISO_8859_1)));
            assertFalse(text.contains(HexFormat.of().formatHex(secret)));
            assertFalse(text.contains(Base64.getEncoder().encodeToString(secret).substring(0, 42)));
            assertFalse(
                    text.contains(Base64.getUrlEncoder().encodeToString(secret).substring(0, 42)));
        }
    }

    private static long waiting() throws IOException {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(Lent.WAITING))
                .count();
    }
}
