package dev.sessionvault.root.secretservice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.root.TimeLimit;
import dev.sessionvault.root.secretservice.KeyringChild.Answer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretServiceRootIT {
    private static final String KEY = "0123456789abcdef".repeat(4);
    private static final String BLOB = "01" + "5a".repeat(16);

    @TempDir
    Path home;

    @Test
    void sealed_isOpenedByAnotherProcess() throws Exception {
        try (SecretServiceSession session = SecretServiceSession.start(home)) {
            String blob = seal(session);
            assertEquals(List.of("opened " + KEY), run(session, "open:" + blob));
        }
    }

    @Test
    void sealed_loggedOutAndInAgain_isOpened() throws Exception {
        try (SecretServiceSession session = SecretServiceSession.start(home)) {
            String blob = seal(session);
            session.restartUnlocked();
            assertEquals(List.of("opened " + KEY), run(session, "open:" + blob));
        }
    }

    @Test
    void sealedTwice_bothAreOpened() throws Exception {
        try (SecretServiceSession session = SecretServiceSession.start(home)) {
            String first = seal(session);
            String second = seal(session);
            assertNotEquals(first, second);
            List<String> answers = run(session, "open:" + first, "open:" + second);
            assertEquals(List.of("opened " + KEY, "opened " + KEY), answers);
        }
    }

    /** A library that was unloaded and loaded again waits for ever for types that GLib has already. */
    @Test
    void garbageCollected_isOpenedByTheSameProcess() throws Exception {
        try (SecretServiceSession session = SecretServiceSession.start(home)) {
            String blob = seal(session);
            List<String> answers = run(session, "open:" + blob, "collect", "open:" + blob, "collect", "open:" + blob);
            assertEquals("opened " + KEY, answers.get(2));
            assertEquals("opened " + KEY, answers.get(4));
        }
    }

    @Test
    void neverSealed_isAbsent() throws Exception {
        try (SecretServiceSession session = SecretServiceSession.start(home)) {
            assertRefused("ABSENT", run(session, "open:" + BLOB));
        }
    }

    @Test
    void locked_everyCallSaysSoAtOnce() throws Exception {
        try (SecretServiceSession session = SecretServiceSession.start(home)) {
            String blob = seal(session);
            session.lock();
            List<Answer> answers =
                    KeyringChild.run(session.environment(), "open:" + blob, "seal:" + KEY, "forget:" + blob);
            for (Answer answer : answers) {
                assertEquals("LOCKED", answer.word());
                assertTrue(answer.millis() < 2_000, answer.toString());
            }
            session.restartUnlocked();
            assertEquals(List.of("opened " + KEY), run(session, "open:" + blob));
        }
    }

    @Test
    void lockedAndNeverSealed_isLocked() throws Exception {
        try (SecretServiceSession session = SecretServiceSession.start(home)) {
            seal(session);
            session.lock();
            assertRefused("LOCKED", run(session, "open:" + BLOB, "forget:" + BLOB));
        }
    }

    @Test
    void forgotten_isAbsent() throws Exception {
        try (SecretServiceSession session = SecretServiceSession.start(home)) {
            String blob = seal(session);
            String other = seal(session);
            List<String> answers = run(session, "forget:" + blob, "open:" + blob, "forget:" + blob, "open:" + other);
            assertEquals("forgotten ", answers.get(0));
            assertTrue(answers.get(1).startsWith("ABSENT"), answers.get(1));
            assertEquals("forgotten ", answers.get(2));
            assertEquals("opened " + KEY, answers.get(3));
        }
    }

    @Test
    void itemOfAnotherSize_isDamaged() throws Exception {
        try (SecretServiceSession session = SecretServiceSession.start(home)) {
            String plant = "plant:" + BLOB + ":" + KEY.substring(2);
            List<String> answers = run(session, plant, "open:" + BLOB, "forget:" + BLOB, "open:" + BLOB);
            assertEquals("DAMAGED " + Refusals.WRONG_SIZE.why(), answers.get(1));
            assertEquals("ABSENT " + Refusals.ABSENT.why(), answers.get(3));
        }
    }

    @Test
    void severalItems_areDamaged() throws Exception {
        try (SecretServiceSession session = SecretServiceSession.start(home)) {
            String plant = "plant:" + BLOB + ":" + KEY;
            List<String> answers = run(session, plant, plant, "open:" + BLOB, "forget:" + BLOB, "open:" + BLOB);
            assertEquals("DAMAGED " + Refusals.SEVERAL.why(), answers.get(2));
            assertEquals("ABSENT " + Refusals.ABSENT.why(), answers.get(4));
        }
    }

    @Test
    void defaultKeyringEndsWithTheSession_nothingIsStored() throws Exception {
        try (SecretServiceSession session = SecretServiceSession.start(home)) {
            String blob = seal(session);
            session.makeSessionCollectionTheDefault();
            List<String> answers = run(session, "seal:" + KEY, "open:" + blob, "forget:" + blob);
            assertEquals(List.of("UNAVAILABLE " + Refusals.NOT_DURABLE.why(), "opened " + KEY, "forgotten "), answers);
        }
    }

    @Test
    void userWithoutKeyring_nothingIsStoredOrFound() throws Exception {
        try (SecretServiceSession session = SecretServiceSession.startWithoutKeyring(home)) {
            List<String> answers = run(session, "seal:" + KEY, "open:" + BLOB);
            assertEquals("UNAVAILABLE " + Refusals.NO_DEFAULT.why(), answers.get(0));
            assertEquals("ABSENT " + Refusals.ABSENT.why(), answers.get(1));
        }
    }

    @Test
    void librariesWarn_nothingReachesTheTerminal() throws Exception {
        try (SecretServiceSession session = SecretServiceSession.start(home)) {
            assertEquals(List.of("ABSENT " + Refusals.ABSENT.why(), "warned "), run(session, "open:" + BLOB, "warn"));
        }
    }

    @Test
    void probe_choosesTheKeyringAndLeavesNothingInIt() throws Exception {
        try (SecretServiceSession session = SecretServiceSession.start(home)) {
            assertEquals(List.of("chose SECRET_SERVICE"), run(session, "choose"));
            assertEquals(0, session.countItems());
            seal(session);
            assertEquals(1, session.countItems());
        }
    }

    @Test
    void busEndsInTheMiddleOfACall_isUnavailableBeforeTheLimit() throws Exception {
        try (SecretServiceSession session = SecretServiceSession.start(home)) {
            session.freeze();
            KeyringChild child = KeyringChild.start(session.environment(), List.of(), "wait", "open:" + BLOB);
            child.goOn();
            assertEquals("waited", child.next().word());
            Thread.sleep(500);
            session.killBus();
            Answer answer = child.end().get(0);
            assertEquals("UNAVAILABLE", answer.word());
            assertTrue(answer.millis() < TimeLimit.SILENT_MILLIS, answer.toString());
        }
    }

    @Test
    void busEndsWhileWeRun_weDoNot() throws Exception {
        try (SecretServiceSession session = SecretServiceSession.start(home)) {
            String blob = seal(session);
            KeyringChild child =
                    KeyringChild.start(session.environment(), List.of(), "open:" + blob, "wait", "open:" + blob);
            assertEquals("opened", child.next().word());
            session.killBus();
            child.goOn();
            assertEquals("waited", child.next().word());
            assertEquals("UNAVAILABLE", child.end().get(0).word());
        }
    }

    private static String seal(SecretServiceSession session) throws Exception {
        String answer = run(session, "seal:" + KEY).get(0);
        assertTrue(answer.startsWith("sealed 01"), answer);
        return answer.substring("sealed ".length());
    }

    private static List<String> run(SecretServiceSession session, String... steps) throws Exception {
        return KeyringChild.run(session.environment(), steps).stream()
                .map(answer -> answer.word() + " " + answer.detail())
                .toList();
    }

    private static void assertRefused(String refusal, List<String> answers) {
        for (String answer : answers) {
            assertTrue(answer.startsWith(refusal + " "), answer);
        }
    }
}
