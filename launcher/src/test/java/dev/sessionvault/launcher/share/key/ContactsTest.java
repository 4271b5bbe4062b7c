package dev.sessionvault.launcher.share.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.share.text.TextException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class ContactsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Alias ANNA = new Alias("anna");
    private static final Alias BERT = new Alias("bert");

    @TempDir
    private Path home;

    private Path directory;
    private Contacts contacts;
    private final Identity anna = Identity.random();
    private final Identity other = Identity.random();

    @BeforeEach
    void open() {
        directory = home.resolve("sv");
        contacts = new Contacts(directory);
    }

    @Test
    void nobodyIsLentTo_beforeTheProof() throws Exception {
        Challenge challenge = contacts.add(ANNA, anna.publicKey(), "on call", false, NOW);
        assertRefused("lend to anna: nobody has proven that the key is theirs", () -> contacts.lendable(ANNA));
        assertEquals("sv contact verify anna", hint(() -> contacts.lendable(ANNA)));
        assertTrue(contacts.verify(ANNA, asRecipient(challenge), NOW).isProven());
        assertEquals(anna.publicKey(), contacts.lendable(ANNA));
    }

    /** As the recipient has it: from the word alone. */
    private String asRecipient(Challenge challenge) throws TextException {
        return Challenge.parse(challenge.toString()).answer(anna);
    }

    @Test
    void anotherKeysAnswer_isNone() throws Exception {
        Challenge challenge = contacts.add(ANNA, anna.publicKey(), "", false, NOW);
        assertRefused(
                "verify the contact: anna: this is no answer to the last challenge by that key",
                () -> contacts.verify(ANNA, challenge.answer(other), NOW));
        assertFalse(contacts.find(ANNA).orElseThrow().isProven());
    }

    @Test
    void anAnswerIsGoodForItsAlias_itsChallenge_once_andADay() throws Exception {
        Challenge first = contacts.add(ANNA, anna.publicKey(), "", false, NOW);
        Challenge forBert = contacts.add(BERT, anna.publicKey(), "", false, NOW);
        String no = "verify the contact: anna: this is no answer to the last challenge by that key";
        assertRefused(no, () -> contacts.verify(ANNA, forBert.answer(anna), NOW));
        Challenge second = contacts.ask(ANNA, NOW);
        assertNotEquals(first.toString(), second.toString());
        assertRefused(no, () -> contacts.verify(ANNA, first.answer(anna), NOW));
        Instant late = NOW.plus(Duration.ofDays(1));
        assertRefused(
                "verify the contact: anna: the challenge was good for a day, and is over",
                () -> contacts.verify(ANNA, second.answer(anna), late));
        contacts.verify(ANNA, second.answer(anna), late.minusSeconds(1));
        assertRefused(
                "verify the contact: anna: nothing was asked", () -> contacts.verify(ANNA, second.answer(anna), NOW));
        assertRefused(
                "verify the contact: bert: the answer: it does not begin with sva1-",
                () -> contacts.verify(BERT, forBert.toString(), NOW));
    }

    @Test
    void everyChangedCharacter_ofAnAnswer_isFound() throws Exception {
        Challenge challenge = contacts.add(ANNA, anna.publicKey(), "", false, NOW);
        String answer = challenge.answer(anna);
        assertTrue(challenge.isAnswered(anna.publicKey(), answer));
        for (int at = Challenge.ANSWER_PREFIX.length(); at < answer.length(); at++) {
            String changed =
                    answer.substring(0, at) + (answer.charAt(at) == 'a' ? 'b' : 'a') + answer.substring(at + 1);
            assertThrows(TextException.class, () -> challenge.isAnswered(anna.publicKey(), changed));
        }
    }

    @Test
    void sameAlias_isRefused_unlessReplaced_andThenUnproven() throws Exception {
        Challenge challenge = contacts.add(ANNA, anna.publicKey(), "", false, NOW);
        contacts.verify(ANNA, challenge.answer(anna), NOW);
        assertRefused(
                "add the contact: anna: there is one of that name",
                () -> contacts.add(ANNA, other.publicKey(), "", false, NOW));
        contacts.add(ANNA, other.publicKey(), "", true, NOW);
        assertEquals(1, contacts.all().size());
        assertRefused("lend to anna: nobody has proven that the key is theirs", () -> contacts.lendable(ANNA));
    }

    @Test
    void aProofStays_whileAnotherIsAsked() throws Exception {
        Challenge challenge = contacts.add(ANNA, anna.publicKey(), "", false, NOW);
        contacts.verify(ANNA, challenge.answer(anna), NOW);
        contacts.ask(ANNA, NOW);
        assertEquals(anna.publicKey(), contacts.lendable(ANNA));
    }

    @Test
    void whoIsNotThere_isTold() {
        assertRefused("lend to: anna: no such contact", () -> contacts.lendable(ANNA));
        assertRefused("remove the contact: anna: no such contact", () -> contacts.remove(ANNA));
        assertRefused("verify the contact: anna: no such contact", () -> contacts.verify(ANNA, "", NOW));
    }

    @Test
    void fileAndDirectory_areTheUsersAlone() throws Exception {
        contacts.add(ANNA, anna.publicKey(), "", false, NOW);
        assertEquals("rwx------", mode(directory));
        assertEquals("rw-------", mode(contacts.path()));
        contacts.remove(ANNA);
        assertEquals("rw-------", mode(contacts.path()));
        assertEquals(List.of(), contacts.all());
    }

    @Test
    void whatOthersCanReadOrWrite_isRefused() throws Exception {
        contacts.add(ANNA, anna.publicKey(), "", false, NOW);
        chmod(contacts.path(), "rw-r-----");
        assertRefused("read the contacts: " + contacts.path() + ": it has mode 640, want 600", contacts::all);
        assertRefused(
                "read the contacts: " + contacts.path() + ": it has mode 640, want 600",
                () -> contacts.add(BERT, other.publicKey(), "", false, NOW));
        chmod(contacts.path(), "rw-------");
        chmod(directory, "rwxrwx---");
        assertRefused("read the contacts: " + directory + ": it has mode 770, want 700", contacts::all);
        chmod(directory, "rwx------");
        Path real = home.resolve("real");
        Files.move(contacts.path(), real);
        Files.createSymbolicLink(contacts.path(), real);
        assertRefused("read the contacts: " + contacts.path() + ": it is a symbolic link", contacts::all);
    }

    @Test
    void notes_comeBack_andWhatWouldMoveATerminal_isNone() throws Exception {
        String note = "\"Anna\\\" \\ =[x] # \\n é 漢字";
        contacts.add(ANNA, anna.publicKey(), note, false, NOW);
        assertEquals(note, contacts.find(ANNA).orElseThrow().note());
        for (String bad : List.of("a\nb", "a\u001b[2J", "a\u202eb", "\u0085", "\ud800", "x".repeat(201))) {
            assertFalse(Contact.isNote(bad));
        }
    }

    @Test
    void aFileThatIsNoneOfOurs_isRefusedByItsLine() throws Exception {
        contacts.add(ANNA, anna.publicKey(), "", false, NOW);
        String good = Files.readString(contacts.path());
        assertBad("line 1: want [ALIAS], an alias of a-z 0-9 _ -", "[Anna]\n");
        assertBad("line 1: it stands before the first [ALIAS]", "key = \"x\"\n");
        assertBad("line 2: want key, note, added, proven, challenge = \"TEXT\"", "[a]\nkey = 1\n");
        assertBad("line 2: want key, note, added, proven, challenge = \"TEXT\"", "[a]\nkey = \"a\"b\"\n");
        assertBad("line 2: want key, note, added, proven, challenge = \"TEXT\"", "[a]\nkey = \"a\\\"\n");
        assertBad("line 2: want key, note, added, proven, challenge = \"TEXT\"", "[a]\nkey = \"a\\n\"\n");
        assertBad("line 2: want key, note, added, proven, challenge = \"TEXT\"", "[a]\nkey = \"\n");
        assertBad("line 2: want key, note, added, proven, challenge = \"TEXT\"", "[a]\nbearer = \"yes\"\n");
        assertBad("line 3: note is there twice", "[a]\nnote = \"\"\nnote = \"\"\n");
        assertBad("line 6: anna is there twice", good.replaceAll("challenge.*\n", "") + "[anna]\n");
        assertBad("[a]: its key: it does not begin with svk1-", "[a]\n");
        assertBad("[anna]: its proven is none", good + "proven = \"yes\"\n");
        assertBad("[anna]: its note is none", good + "note = \"\u202e\"\n");
        assertBad(
                "[anna]: its key: a character of it is wrong: its checksum does not fit",
                good.replace(
                        anna.publicKey().toString(), swapped(anna.publicKey().toString())));
    }

    private static String swapped(String text) {
        return text.substring(0, 10) + (text.charAt(10) == 'a' ? 'b' : 'a') + text.substring(11);
    }

    private void assertBad(String why, String text) throws IOException {
        Files.writeString(contacts.path(), text);
        assertRefused("read the contacts: " + contacts.path() + ": " + why, contacts::all);
    }

    @Test
    void twentyAtOnce_loseNobody() throws Exception {
        List<Thread> threads = new ArrayList<>();
        List<Throwable> failures = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Alias alias = new Alias("c" + i);
            Thread thread = new Thread(() -> {
                try {
                    new Contacts(directory).add(alias, other.publicKey(), "", false, NOW);
                } catch (LauncherException e) {
                    synchronized (failures) {
                        failures.add(e);
                    }
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(List.of(), failures);
        assertEquals(20, contacts.all().size());
    }

    @Test
    void words_thatAreNoChallenge() {
        for (String text : List.of("", "svc1-", "svk1-aaaa", anna.publicKey().toString())) {
            assertThrows(TextException.class, () -> Challenge.parse(text));
        }
    }

    private static String hint(Executable doing) {
        return String.valueOf(assertThrows(LauncherException.class, doing).hint());
    }

    private static void assertRefused(String message, Executable doing) {
        assertEquals(message, assertThrows(LauncherException.class, doing).getMessage());
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static void chmod(Path path, String mode) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }
}
