package dev.sessionvault.launcher.share.passport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.share.key.Identity;
import dev.sessionvault.launcher.share.scope.Allowed;
import dev.sessionvault.launcher.share.scope.Scope;
import dev.sessionvault.launcher.share.verb.Samples;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What a recipient sees of what was lent. */
class LentVerbTest {

    @Test
    void pinned_areNamed_andNotShown() throws Exception {
        LentVerb lent = lent("ssh.tail_logs", "ssh.tail_logs:service=web,lines=1..300");

        assertEquals(List.of("service"), lent.pinned());
        assertEquals(
                List.of("lines"),
                lent.parameters().stream().map(LentParameter::name).toList());
        LentParameter lines = lent.parameter("lines").orElseThrow();
        assertEquals(Allowed.range(1, 300), lines.allowed());
        assertEquals("200", lines.fallback());
        assertEquals(LentParameter.Kind.INTEGER, lines.kind());
    }

    @Test
    void aDefault_thatWasNotLent_isNone() throws Exception {
        assertNull(lent("ssh.tail_logs", "ssh.tail_logs:service=web,lines=1..50")
                .parameter("lines")
                .orElseThrow()
                .fallback());
    }

    @Test
    void grants_areShownTogether() throws Exception {
        LentVerb lent =
                lent("ssh.tail_logs", "ssh.tail_logs:service=web,lines=5", "ssh.tail_logs:service=db,lines=100..200");

        assertTrue(lent.pinned().isEmpty());
        assertEquals(
                Allowed.of(List.of("db", "web")),
                lent.parameter("service").orElseThrow().allowed());
        assertEquals(
                Allowed.range(5, 200), lent.parameter("lines").orElseThrow().allowed());
    }

    @Test
    void forms_areShownWhereAnyValueIsAllowed() throws Exception {
        LentVerb lent = lent("file.grep", "file.grep:text=*,file=*");

        assertEquals(
                "^[A-Za-z0-9 .,:|_-]+$", lent.parameter("text").orElseThrow().pattern());
        assertEquals("/var/log", lent.parameter("file").orElseThrow().root());
        LentVerb listed = lent("file.grep", "file.grep:text=a|b,file=*");
        assertEquals("", listed.parameter("text").orElseThrow().pattern());
        assertEquals(
                new Allowed.AllBut(new TreeSet<>()),
                listed.parameter("file").orElseThrow().allowed());
    }

    /** Not the command, nor the host, nor the key's name, nor what it is pinned to. */
    @Test
    void passport_saysNothingOfHowItIsDone() throws Exception {
        String bytes = new String(
                        signed(lent("ssh.restart_service", "ssh.restart_service:service=web")),
                        StandardCharsets.ISO_8859_1)
                + new String(signed(lent("api.deploy", "api.deploy:tag=v1,note=*")), StandardCharsets.ISO_8859_1);

        for (String secret : List.of(
                "systemctl",
                "web1.example",
                "deploy_key",
                "known_hosts",
                "web",
                "v1",
                "Bearer",
                "Authorization",
                "api.example")) {
            assertFalse(bytes.contains(secret), secret);
        }
        assertTrue(bytes.contains("service") && bytes.contains("note"));
    }

    @Test
    void passport_isNotTooLarge() {
        LentVerb large = new LentVerb(
                Samples.verb("file.grep").name(),
                "x".repeat(4000),
                List.of(),
                List.of(),
                1,
                1,
                false,
                Samples.verb("file.grep").hints());
        List<LentVerb> many = java.util.stream.IntStream.range(10, 30)
                .mapToObj(i -> new LentVerb(
                        new dev.sessionvault.launcher.share.verb.VerbName("g.v" + i),
                        large.description(),
                        List.of(),
                        List.of(),
                        1,
                        1,
                        false,
                        large.hints()))
                .toList();

        PassportException refused = assertThrows(PassportException.class, () -> signed(many.toArray(new LentVerb[0])));

        assertEquals(PassportException.Reason.TOO_LARGE, refused.reason());
    }

    private static byte[] signed(LentVerb... verbs) throws PassportException {
        try (Identity owner = Identity.random();
                Identity session = Identity.random()) {
            return new Passport(
                            SessionId.random(),
                            owner.publicKey(),
                            session.publicKey(),
                            null,
                            "relay.example.org:443",
                            true,
                            Instant.ofEpochSecond(1000),
                            Instant.ofEpochSecond(2000),
                            1,
                            5,
                            List.of(verbs))
                    .sign(owner);
        }
    }

    private static LentVerb lent(String verb, String... texts) throws Exception {
        return LentVerb.of(Samples.verb(verb), Scope.parse(List.of(texts), Samples.verbs()), false);
    }
}
