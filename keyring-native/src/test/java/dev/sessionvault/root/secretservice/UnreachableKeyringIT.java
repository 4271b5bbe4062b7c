package dev.sessionvault.root.secretservice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.root.TimeLimit;
import dev.sessionvault.root.secretservice.KeyringChild.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where there is no keyring to talk to: each call says so, in time, and starts nothing. */
class UnreachableKeyringIT {
    private static final String[] EVERY_CALL = {
        "open:01" + "5a".repeat(16), "seal:" + "01".repeat(32), "forget:01" + "5a".repeat(16), "choose"
    };

    @TempDir
    Path home;

    @Test
    void noSession_isUnavailableAtOnceAndNoneIsStarted() throws Exception {
        Path marker = home.resolve("a-bus-was-started");
        Path launch = Files.writeString(home.resolve("dbus-launch"), "#!/bin/sh\n: > '" + marker + "'\n");
        Files.setPosixFilePermissions(launch, PosixFilePermissions.fromString("rwx------"));
        Map<String, String> environment =
                Map.of("HOME", home.toString(), "DISPLAY", ":99", "PATH", home + ":" + System.getenv("PATH"));
        List<Answer> answers = KeyringChild.run(environment, EVERY_CALL);
        assertFalse(Files.exists(marker));
        assertUnavailable(Refusals.NO_BUS.why(), answers);
        assertTrue(answers.get(0).millis() < 1_000, answers.toString());
    }

    @Test
    void runtimeDirectoryWithoutBus_isUnavailable() throws Exception {
        Map<String, String> environment = Map.of("HOME", home.toString(), "XDG_RUNTIME_DIR", home.toString());
        assertUnavailable(Refusals.NO_BUS.why(), KeyringChild.run(environment, EVERY_CALL));
    }

    @Test
    void busThatWasKilled_isUnavailable() throws Exception {
        SecretServiceSession session = SecretServiceSession.startBus(home);
        session.close();
        List<Answer> answers = KeyringChild.run(session.environment(), EVERY_CALL);
        assertUnavailable("the keyring cannot be reached (g-io-error-quark", answers);
    }

    @Test
    void busWithoutKeyringProgram_isUnavailable() throws Exception {
        try (SecretServiceSession session = SecretServiceSession.startBus(home)) {
            assertUnavailable(Refusals.NO_PROVIDER.why(), KeyringChild.run(session.environment(), EVERY_CALL));
        }
    }

    @Test
    void keyringProgramThatNeverAnswers_isUnavailableWithinTheLimit() throws Exception {
        try (SecretServiceSession session = SecretServiceSession.start(home)) {
            session.freeze();
            List<Answer> answers = KeyringChild.run(session.environment(), EVERY_CALL);
            assertUnavailable(Refusals.NO_ANSWER.why(), answers);
            for (Answer answer : answers) {
                assertTrue(answer.millis() >= TimeLimit.SILENT_MILLIS, answers.toString());
                assertTrue(answer.millis() < TimeLimit.SILENT_MILLIS + 1_500, answers.toString());
            }
        }
    }

    @Test
    void libsecretDoesNotLoad_isUnavailable() throws Exception {
        try (SecretServiceSession session = SecretServiceSession.start(home)) {
            // In a mount namespace of its own the library is an empty file.
            String script = "mount --bind /dev/null '" + libsecret() + "' && exec \"$@\"";
            List<String> wrapper = new ArrayList<>(namespaceOfItsOwn());
            wrapper.addAll(List.of("sh", "-c", script, "sh"));
            List<Answer> answers = KeyringChild.start(session.environment(), wrapper, EVERY_CALL)
                    .end();
            assertUnavailable(Refusals.NO_LIBRARY.why(), answers);
        }
    }

    /** Only root may mount; anyone else is root in a user namespace, which some containers do not grant even to root. */
    private static List<String> namespaceOfItsOwn() {
        boolean root = System.getProperty("user.name").equals("root");
        return root ? List.of("unshare", "--mount") : List.of("unshare", "--map-root-user", "--mount");
    }

    private static void assertUnavailable(String why, List<Answer> answers) {
        assertEquals(EVERY_CALL.length, answers.size());
        for (Answer answer : answers.subList(0, 3)) {
            assertEquals("UNAVAILABLE", answer.word());
            assertTrue(answer.detail().startsWith(why), answer.toString());
        }
        assertEquals("none", answers.get(3).word());
        assertTrue(answers.get(3).detail().startsWith("UNAVAILABLE " + why), answers.toString());
    }

    private static Path libsecret() throws IOException {
        try (Stream<Path> files =
                Files.find(Path.of("/usr"), 4, (path, attributes) -> path.endsWith("libsecret-1.so.0"))) {
            return files.findFirst().orElseThrow().toRealPath();
        }
    }
}
