package dev.sessionvault.launcher.reflect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.share.key.Identity;
import dev.sessionvault.launcher.share.key.KnownOwner;
import dev.sessionvault.launcher.share.key.KnownOwners;
import dev.sessionvault.launcher.share.log.Receipt;
import dev.sessionvault.launcher.share.log.ReceiptLog;
import dev.sessionvault.launcher.share.message.Ended;
import dev.sessionvault.launcher.share.message.Output;
import dev.sessionvault.launcher.share.tunnel.TestAuthority;
import dev.sessionvault.relay.server.TlsFiles;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recipient, through a relay that runs, with an owner that is honest and with one that is not. */
class LentSessionTest {
    @TempDir
    Path home;

    private TestOwner owner;

    @BeforeEach
    void start() throws Exception {
        owner = new TestOwner();
    }

    @AfterEach
    void stop() {
        owner.close();
    }

    @Test
    void call_brings_output_exitCode_andAReceiptThatIsKept() throws Exception {
        owner.open();
        try (LentSession session = open(owner.fingerprint())) {
            Heard heard = new Heard();
            session.call("t.echo", Map.of("word", "ho"), 0, heard);

            assertEquals("you said ho\n", heard.out());
            Answer answer = heard.answer();
            assertTrue(answer.isGood(), answer.told());
            assertEquals(session.passport().session() + "/1", answer.receipt());
        }
        assertEquals(List.of("t.echo {word=ho}"), owner.heard);
        var kept = new ReceiptLog(files().state(), InstantSource.system()).verify();
        assertTrue(kept.isSound(), kept.findings().toString());
        assertEquals(1, kept.entries().size());
        assertEquals(1, kept.passports());
    }

    @Test
    void refusal_isTheOwnersWord() throws Exception {
        owner.open();
        try (LentSession session = open(owner.fingerprint())) {
            Heard heard = new Heard();
            session.call("t.other", Map.of(), 0, heard);

            assertEquals(
                    "refused: NOT_LENT: t.other was not lent", heard.answer().told());
        }
    }

    @Test
    void receipt_thatSaysOtherwiseThanWhatCame_orWasSent_failsTheCall() throws Exception {
        List<UnaryOperator<Receipt>> lies = List.of(
                r -> lie(r, r.givenDigest(), r.reason(), r.outBytes() + 1, r.outDigest()),
                r -> lie(r, r.givenDigest(), r.reason(), r.outBytes(), r.errDigest()),
                r -> lie(r, r.givenDigest(), "NOT_LENT", r.outBytes(), r.outDigest()),
                r -> lie(r, r.argumentsDigest(), r.reason(), r.outBytes(), r.outDigest()));
        owner.open();
        try (LentSession session = open(owner.fingerprint())) {
            for (UnaryOperator<Receipt> lie : lies) {
                owner.receipts = lie;
                Heard heard = new Heard();
                session.call("t.echo", Map.of("word", "ho"), 0, heard);

                assertEquals(
                        "failed: RECEIPT: the owner's receipt says otherwise than what came or was sent",
                        heard.answer().told());
            }
            owner.receipts = UnaryOperator.identity();
            Heard heard = new Heard();
            session.call("t.echo", Map.of("word", "ho"), 0, heard);
            assertTrue(heard.answer().isGood());
        }
    }

    private static Receipt lie(Receipt r, String given, String reason, long outBytes, String outDigest) {
        return new Receipt(
                r.session(),
                r.call(),
                r.verb(),
                given,
                r.argumentsDigest(),
                r.beganMillis(),
                r.endedMillis(),
                r.outcome(),
                r.code(),
                reason,
                outBytes,
                outDigest,
                r.errBytes(),
                r.errDigest());
    }

    @Test
    void passport_thatIsNotTheOwnersForThisSession_isNotBelieved() throws Exception {
        try (Identity other = Identity.random()) {
            owner.lend(other, owner.passport(1));
            refused("not signed by the owner");
            owner.lend(
                    owner.identity,
                    owner.passport(1, other.publicKey(), null, owner.relayName(), owner.end(), List.of()));
            refused("another session's key");
            owner.lend(
                    owner.identity,
                    owner.passport(
                            1,
                            owner.sessionKey.publicKey(),
                            other.publicKey(),
                            owner.relayName(),
                            owner.end(),
                            List.of()));
            refused("another recipient's");
            owner.lend(
                    owner.identity,
                    owner.passport(1, owner.sessionKey.publicKey(), null, "elsewhere:443", owner.end(), List.of()));
            refused("another relay");
            owner.lend(
                    owner.identity,
                    owner.passport(
                            1,
                            owner.sessionKey.publicKey(),
                            null,
                            owner.relayName(),
                            owner.end().minusSeconds(700),
                            List.of()));
            refused("it has ended");
            owner.lend("no passport at all, but long enough to have a signature behind itself, as one has"
                    .getBytes(UTF_8));
            refused("not signed by the owner");
        }
    }

    private void refused(String why) throws Exception {
        try (TestOwner each = owner) {
            each.open();
            LauncherException e = assertThrows(LauncherException.class, () -> open(each.fingerprint()));
            assertEquals(ExitCode.DENIED, e.code());
            assertTrue(String.valueOf(e.getMessage()).contains(why), e.getMessage());
            assertTrue(each.violated.await(5, TimeUnit.SECONDS), why);
        }
        owner = new TestOwner();
    }

    @Test
    void extension_isFollowed_andAnOlderPassportEndsTheSession() throws Exception {
        owner.open();
        try (LentSession session = open(owner.fingerprint())) {
            CountDownLatch changed = new CountDownLatch(1);
            session.onChange(changed::countDown);
            owner.extend(owner.passport(2, TestOwner.verb("t.more")));

            assertTrue(changed.await(5, TimeUnit.SECONDS));
            assertEquals("t.more", session.verbs().get(0).name().value());

            owner.extend(owner.passport(2, TestOwner.verb("t.echo")));
            assertTrue(owner.violated.await(5, TimeUnit.SECONDS));
            assertEquals("t.more", session.verbs().get(0).name().value());
        }
    }

    @Test
    void cancel_reachesTheOwner_andTheListenerHearsNoMore() throws Exception {
        owner.open();
        try (LentSession session = open(owner.fingerprint())) {
            Heard heard = new Heard();
            Running running = session.call("t.wait", Map.of(), 0, heard);
            assertEquals("begun\n", heard.out());

            running.cancel();

            assertTrue(owner.cancelled.await(5, TimeUnit.SECONDS));
        }
    }

    @Test
    void end_refusesWhatIsCalledLater_andEndsWhatRuns() throws Exception {
        owner.open();
        try (LentSession session = open(owner.fingerprint())) {
            Heard running = new Heard();
            session.call("t.wait", Map.of(), 0, running);
            running.out();
            owner.end(Ended.Reason.REVOKED);
            owner.close();

            assertEquals(
                    "failed: ENDED: the owner has ended the session",
                    running.answer().told());
            Heard later = new Heard();
            session.call("t.echo", Map.of(), 0, later);
            assertEquals(
                    "refused: ENDED: the owner has ended the session",
                    later.answer().told());
        }
        owner = new TestOwner();
    }

    @Test
    void relayWithItsOwnAuthority_isReached_ifItIsTheOneThatTheHandleNames() throws Exception {
        owner.close();
        TestAuthority root = TestAuthority.named("root");
        TestAuthority server = root.server("localhost");
        TlsFiles files = new TlsFiles(server.pem(home.resolve("chain"), root), server.key(home.resolve("key")));
        owner = new TestOwner(files, root.hash()).open();
        open(owner.fingerprint()).close();
        owner.close();
        owner = new TestOwner(files, TestAuthority.named("root").hash());
        LauncherException e = assertThrows(LauncherException.class, () -> open(owner.fingerprint()));
        assertEquals(ExitCode.PEER, e.code());
        assertTrue(String.valueOf(e.getMessage()).endsWith("by an authority that is trusted"), e.getMessage());
    }

    @Test
    void unknownOwner_isNotDialled_untilTheWordsAreCompared_andThenKnown() throws Exception {
        owner.open();
        LauncherException e = assertThrows(LauncherException.class, () -> open(null));
        assertEquals(ExitCode.DENIED, e.code());
        assertTrue(String.valueOf(e.getMessage()).contains(owner.fingerprint()), e.getMessage());
        try (Identity other = Identity.random()) {
            String words = other.publicKey().fingerprint().words();
            e = assertThrows(LauncherException.class, () -> open(words));
            assertEquals(ExitCode.DENIED, e.code());
        }
        open(owner.fingerprint()).close();
        open(null).close();
    }

    @Test
    void ownerOfAKnownName_withAnotherKey_isRefused() throws Exception {
        try (Identity other = Identity.random()) {
            new KnownOwners(files().configuration()).remember(new KnownOwner(other.publicKey(), "ops", Instant.now()));
        }
        LauncherException e = assertThrows(
                LauncherException.class, () -> guest("ops", owner.fingerprint()).open(owner.handle()));
        assertEquals(ExitCode.DENIED, e.code());
        assertTrue(String.valueOf(e.getMessage()).contains("another key before"), e.getMessage());
    }

    private LentSession open(@Nullable String pin) throws LauncherException {
        return guest("", pin).open(owner.handle());
    }

    private Guest guest(String name, @Nullable String pin) {
        OwnerTrust trust = new OwnerTrust(new KnownOwners(files().configuration()), name, pin, words -> false);
        return new Guest(files(), trust, null, Map.of(), InstantSource.system());
    }

    private RecipientFiles files() {
        return new RecipientFiles(home.resolve("config"), home.resolve("state"));
    }

    /** Keeps what comes of a call. */
    private static final class Heard implements CallListener {
        private final BlockingQueue<String> out = new LinkedBlockingQueue<>();
        private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();

        @Override
        public void output(int which, byte[] bytes) {
            assertEquals(Output.STDOUT, which);
            out.add(new String(bytes, UTF_8));
        }

        @Override
        public void waiting() {}

        @Override
        public void ended(Answer answer) {
            answers.add(answer);
        }

        String out() throws InterruptedException {
            String text = out.poll(10, TimeUnit.SECONDS);
            assertNotNull(text, "no output");
            return text;
        }

        Answer answer() throws InterruptedException {
            Answer answer = answers.poll(10, TimeUnit.SECONDS);
            assertNotNull(answer, "no answer");
            return answer;
        }
    }
}
