package dev.sessionvault.launcher.share.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.share.key.Identity;
import dev.sessionvault.launcher.share.passport.Passport;
import dev.sessionvault.launcher.share.policy.Account;
import dev.sessionvault.launcher.share.session.Law;
import dev.sessionvault.launcher.share.verb.ChoiceType;
import dev.sessionvault.launcher.share.verb.IntegerType;
import dev.sessionvault.launcher.share.verb.Parameter;
import dev.sessionvault.launcher.share.verb.Program;
import dev.sessionvault.launcher.share.verb.Verb;
import dev.sessionvault.relay.wire.RelayName;
import dev.sessionvault.secret.SecretBytes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is compiled in for the demonstration lends nothing of the machine. */
class DemoLawTest {
    private final DemoLaw law = new DemoLaw();

    @Test
    void itsVerbs_areProgramsWithoutAKey_onNumbersAndListedWords() throws LauncherException {
        for (Verb verb : law.read().verbs().all()) {
            assertTrue(verb.execution() instanceof Program, verb.name().value());
            assertNull(verb.execution().key(), verb.name().value());
            for (Parameter parameter : verb.parameters()) {
                assertTrue(
                        parameter.type() instanceof ChoiceType || parameter.type() instanceof IntegerType,
                        parameter.name());
            }
        }
        assertEquals(2, law.read().verbs().all().size());
    }

    @Test
    void itsPolicy_isForANamedRecipient_andTenMinutes() throws Exception {
        try (Identity recipient = Identity.random()) {
            try (Opening opening = open("127.0.0.1:8443", recipient)) {
                assertEquals(Duration.ofMinutes(10), opening.ttl());
            }
        }
        LauncherException bearer = assertThrows(LauncherException.class, () -> open("127.0.0.1:8443", null));
        assertSame(ExitCode.DENIED, bearer.code());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "relay.example.org:443",
                "localhost:8443",
                "127.0.0.1.example.org:8443",
                "127.0.0.10:8443",
                "0.0.0.0:8443",
                "[::1]:8443",
                "127.0.0.1:8443:1"
            })
    void anotherRelay_isRefused_alsoByTheSessionsProcess(String relay) throws Exception {
        assertSame(
                ExitCode.DENIED,
                assertThrows(LauncherException.class, () -> law.requireRelay(relay, false))
                        .code());
        try (Identity owner = Identity.random();
                Identity recipient = Identity.random();
                SecretBytes deployment = SecretBytes.random(32);
                Opening opening = open(relay, recipient)) {
            Passport passport = opening.passport(owner.publicKey(), Instant.now());
            Map<String, String> texts =
                    Map.of("owner", owner.publicKey().toString(), "law", Plan.DEMO, "log", "/dev/null/x");
            try (Plan plan = opening.plan(passport, owner, deployment, texts, Map.of());
                    SessionProcess process = new SessionProcess(plan, plan.law(), use -> deployment, (s, h, p) -> s)) {
                LauncherException refused = assertThrows(LauncherException.class, process::begin);
                assertTrue(String.valueOf(refused.getMessage()).contains("on this machine only"), refused.getMessage());
            }
        }
    }

    @Test
    void relayOnThisMachine_isTaken_butNotByTls() throws LauncherException {
        law.requireRelay("127.0.0.1:8443", false);
        assertThrows(LauncherException.class, () -> law.requireRelay("127.0.0.1:8443", true));
    }

    @Test
    void everyOtherSession_hasTheMachinesLaw() {
        assertTrue(Plan.law(false) instanceof MachineLaw);
        assertFalse(Plan.law(true) instanceof MachineLaw);
    }

    private Opening open(String relay, @Nullable Identity recipient) throws LauncherException {
        Law.Reading reading = law.read();
        Wish wish = new Wish(
                List.of("demo.tail_logs:service=*,lines=*", "demo.work"),
                Duration.ZERO,
                0,
                Set.of(),
                recipient == null ? null : recipient.publicKey(),
                new RelayName(relay),
                false,
                null);
        return Opening.of(wish, account(), reading);
    }

    private static Account account() {
        try {
            return Account.current();
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
