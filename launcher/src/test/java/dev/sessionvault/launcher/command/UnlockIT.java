package dev.sessionvault.launcher.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.command.Sv.Answer;
import dev.sessionvault.root.Opening;
import dev.sessionvault.root.kernel.KernelKeyring;
import dev.sessionvault.root.tpm.Swtpm;
import dev.sessionvault.secret.SecretAccess;
import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.vault.SealedVault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A vault that a passphrase opens, kept open for a while by the kernel of this machine. */
class UnlockIT {
    private static final String P = "--passphrase-fd=3";

    @TempDir
    Path temporary;

    private final Canary canary = new Canary();
    private final List<Answer> answers = new ArrayList<>();
    private Sv sv;
    private String id = "";

    @BeforeEach
    void vault() throws Exception {
        sv = vaultIn("home");
        id = SealedVault.read(sv.home.resolve("sv/data")).id();
    }

    private Sv vaultIn(String name) throws IOException {
        Sv made = Sv.built(temporary.resolve(name));
        assertEquals(
                0,
                made.run(made.home, "init", "--root=passphrase", P, "--recovery-fd=4")
                        .code());
        Answer added = made.feed(made.home, canary.key, "add", "claude", "--global", "--stdin", P);
        assertEquals(0, added.code(), added.toString());
        return made;
    }

    @AfterEach
    void lock() throws IOException {
        for (Answer answer : answers) {
            canary.assertAbsent(answer);
        }
        assertEquals(0, sv.run(sv.home, "lock").code());
    }

    private Answer done(String... arguments) throws IOException {
        Answer answer = sv.run(sv.home, arguments);
        assertEquals(0, answer.code(), answer.toString());
        answers.add(answer);
        return answer;
    }

    private Answer refused(int code, String why, String... arguments) throws IOException {
        Answer answer = sv.run(sv.home, arguments);
        assertEquals(code, answer.code(), answer.toString());
        assertTrue(answer.err().contains(why), answer.toString());
        answers.add(answer);
        return answer;
    }

    private void helps(String... arguments) throws IOException {
        List<String> words = new ArrayList<>(List.of("helper", "claude"));
        words.addAll(List.of(arguments));
        assertEquals(new Answer(0, canary.key + "\n", ""), sv.run(sv.home, words.toArray(String[]::new)));
    }

    private void asks(String... arguments) throws IOException {
        List<String> words = new ArrayList<>(List.of("helper", "claude"));
        words.addAll(List.of(arguments));
        refused(5, "open the vault: passphrase: no terminal to ask for it", words.toArray(String[]::new));
    }

    private Path sign(int slot) {
        return sv.vault().resolveSibling("unlocked." + slot);
    }

    private String name(int slot) {
        return "sv:" + id + ":" + slot;
    }

    @Test
    void unlocked_nobodyIsAsked_untilItIsLocked() throws Exception {
        asks();
        Answer unlocked = done("unlock", "--for=10m", P);
        assertTrue(unlocked.out().startsWith("slot 1, passphrase: the vault is open until 20"), unlocked.out());
        assertEquals("sv: every program of this user can read that slot's key until then\n", unlocked.err());
        assertEquals(PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(sign(1)));
        helps();
        Answer run = sv.run(sv.home, "run", "claude");
        assertTrue(run.out().contains("\nANTHROPIC_API_KEY=" + canary.key + "\n"), run.toString());
        assertEquals(0, sv.run(sv.home, "env", "claude").code());
        assertTrue(done("list").out().contains("claude"));
        assertTrue(done("complete", "--", "remove", "").out().contains("claude"));
        assertEquals(
                "slot 1, passphrase: the kernel keeps its key no more\n",
                done("lock").out());
        assertFalse(Files.exists(sign(1)));
        asks();
        assertEquals(new Answer(0, "", "sv: the kernel keeps no key of this vault\n"), done("lock"));
    }

    @Test
    void time_endsIt_andAnotherUnlockRenewsIt_byThePassphrase() throws Exception {
        refused(5, "passphrase: no terminal to ask for it", "unlock");
        done("unlock", "--for=4s", P);
        helps();
        refused(5, "passphrase: no terminal to ask for it", "unlock");
        Thread.sleep(5_100);
        asks();
        assertFalse(Files.exists(sign(1)), "the sign of what is over stays");
        Files.writeString(sv.passphraseFile(), "not these words");
        refused(5, "it does not open the vault", "unlock", P);
        asks();
    }

    @Test
    void span_isBounded() throws Exception {
        for (String span : new String[] {"0s", "never", "9h", "481m", "15", ""}) {
            refused(2, "read --for: ", "unlock", "--for=" + span, P);
        }
        assertFalse(Files.exists(sign(1)));
        Answer longest = done("unlock", "--for=8h", "--json", P);
        long until = Long.parseLong(longest.out().replaceAll("(?s).*\"until\" : (\\d+).*", "$1"));
        long hours = until - System.currentTimeMillis() / 1000;
        assertTrue(hours <= 8 * 3600 && hours > 8 * 3600 - 60, longest.out());
    }

    @Test
    void log_tellsOfIt_andIsSound() throws Exception {
        done("unlock", P);
        helps();
        done("lock");
        String log = done("log", P).out();
        assertTrue(log.contains("take unlock"), log);
        assertTrue(log.contains("slot 1, passphrase: kept by the kernel until 20"), log);
        assertTrue(log.contains("opened by the kept key of slot 1"), log);
        assertTrue(log.contains("refuse lock"), log);
        assertTrue(log.contains("slot 1, passphrase: kept by the kernel no more"), log);
        done("log", "verify", P);
    }

    @Test
    void rootsAndDoctor_showIt() throws Exception {
        String before = done("root", "list").out();
        assertFalse(before.contains("the kernel"), before);
        done("unlock", P);
        String after = done("root", "list").out();
        assertTrue(after.contains("whoever knows the passphrase (software only), and the kernel until 20"), after);
        String json = done("root", "list", "--json").out();
        assertTrue(json.contains("\"unlocked\" : true,\n  \"until\" : "), json);
        assertTrue(json.contains("\"unlocked\" : false"), json);
        String doctor = sv.run(sv.home, "doctor", "slots").out();
        assertTrue(
                doctor.contains("the kernel keeps the key of slot 1 for 15 min more: every program of this user"),
                doctor);
    }

    /** What changes how the vault opens is no matter of a key that lies about. */
    @Test
    void changesOfTheRoot_askAnyway() throws Exception {
        done("unlock", P);
        String why = "passphrase: no terminal to ask for it";
        refused(5, why, "root", "add", "--root=passphrase", "--new-passphrase-fd=3");
        refused(5, why, "root", "primary", "1");
        refused(5, why, "root", "test");
        refused(5, why, "root", "reseal", "--new-code", "--new-recovery-fd=4");
        helps();
    }

    @Test
    void resealedSlot_forgetsIt() throws Exception {
        done("unlock", P);
        String code = Files.readString(sv.recoveryFile());
        Files.writeString(sv.passphraseFile(), "other words on paper");
        Answer resealed = sv.feed(sv.home, code, "root", "reseal", "--root=passphrase", "--recovery-fd=0", P);
        assertEquals(0, resealed.code(), resealed.toString());
        assertFalse(Files.exists(sign(1)));
        assertFalse(KernelKeyring.ofUser().keeps(name(1)));
        asks();
        helps(P);
    }

    @Test
    void restoredVault_forgetsIt() throws Exception {
        Path backup = temporary.resolve("backup");
        done("vault", "backup", backup.toString());
        done("unlock", P);
        done("vault", "restore", "--replace", backup.toString(), P);
        assertFalse(KernelKeyring.ofUser().keeps(name(1)));
        asks();
    }

    @Test
    void slotThatIsRemoved_takesItAlong_andNoOtherSlotUsesIt() throws Exception {
        Answer added = sv.feed(sv.home, Sv.PASSPHRASE, "root", "add", "--root=passphrase", "--new-passphrase-fd=0", P);
        assertEquals(0, added.code(), added.toString());
        done("--slot=3", "unlock", P);
        helps("--slot=3");
        asks();
        Files.copy(sign(3), sign(1));
        asks();
        assertFalse(Files.exists(sign(1)), "a sign of nothing stays");
        done("root", "remove", "3", P);
        assertFalse(KernelKeyring.ofUser().keeps(name(3)));
        asks();
    }

    @Test
    void keyThatOpensNothing_isDropped_andTheRootIsAsked() throws Exception {
        done("unlock", P);
        try (SecretBytes wrong = SecretBytes.random(32)) {
            KernelKeyring.ofUser().keep(name(1), wrong, 600);
        }
        asks();
        assertFalse(KernelKeyring.ofUser().keeps(name(1)));
        helps(P);
        String log = done("log", P).out();
        assertFalse(log.contains("wrong key"), log);
        done("log", "verify", P);
    }

    @Test
    void anotherVault_isAnother() throws Exception {
        done("unlock", P);
        Sv other = vaultIn("other");
        Files.copy(sign(1), other.vault().resolveSibling("unlocked.1"));
        Answer answer = other.run(other.home, "helper", "claude");
        assertEquals(5, answer.code(), answer.toString());
        assertEquals(0, other.run(other.home, "lock").code());
        helps();
    }

    /** As a unit of systemd has it, or a login by ssh: the user's keyring is not linked to that of the session. */
    @Test
    void anotherSession_usesIt_andLocks() throws Exception {
        done("unlock", P);
        Answer helped = sv.start(sv.home, Session.joined(Sv.PROGRAM, "helper", "claude"));
        assertEquals(new Answer(0, canary.key + "\n", ""), helped);
        Answer locked = sv.start(sv.home, Session.joined(Sv.PROGRAM, "lock"));
        assertEquals(new Answer(0, "slot 1, passphrase: the kernel keeps its key no more\n", ""), locked);
        asks();
    }

    /** A container that forbids the calls. What is kept outside of it stays. */
    @Test
    void whereTheKeyringIsForbidden_unlockSaysSo_andARunAsks() throws Exception {
        Answer refused = sv.start(sv.home, Session.filtered(Sv.PROGRAM, "unlock"));
        assertEquals(
                new Answer(
                        5,
                        "",
                        "sv: error: keep the vault open: slot 1: the kernel's keyring may not be used here: a filter of"
                                + " this container or service forbids it\n"
                                + "sv: hint: do it outside of that; here the vault's root is asked each time\n"),
                refused);
        assertEquals(0, sv.start(sv.home, Session.filtered(Sv.PROGRAM, "lock")).code());
        done("unlock", P);
        Answer asked = sv.start(sv.home, Session.filtered(Sv.PROGRAM, "helper", "claude"));
        assertTrue(asked.err().contains("passphrase: no terminal to ask for it"), asked.toString());
        assertEquals(5, sv.start(sv.home, Session.filtered(Sv.PROGRAM, "lock")).code());
        helps();
    }

    @Test
    void slotKey_isNowhereButInTheKernel() throws Exception {
        done("unlock", P);
        helps();
        done("root", "list", "--json");
        done("log", "--json");
        byte[] key = slotKey();
        done("lock");
        List<String> forms = List.of(
                HexFormat.of().formatHex(key),
                Base64.getEncoder().withoutPadding().encodeToString(key),
                new String(key, StandardCharsets.ISO_8859_1));
        for (Answer answer : answers) {
            forms.forEach(form -> assertFalse((answer.out() + answer.err()).contains(form), "a key is told"));
        }
        try (Stream<Path> files = Files.walk(sv.home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                forms.forEach(form -> assertFalse(text.contains(form), file.toString()));
            }
        }
    }

    private byte[] slotKey() {
        Opening opening = KernelKeyring.ofUser().open(name(1));
        try (Opening.Opened opened = assertInstanceOf(Opening.Opened.class, opening)) {
            return opened.key().read(SecretAccess.granted(), byte[]::clone);
        }
    }

    @Test
    void pinOfATpm_isAskedForOnce() throws Exception {
        try (Swtpm tpm = Swtpm.startTcp(Files.createDirectory(temporary.resolve("tpm")))) {
            Sv other = Sv.withSimulator(temporary.resolve("tpm-home"), tpm.address());
            Files.writeString(other.passphraseFile(), "2718\n");
            String pin = "--pin-fd=3";
            assertEquals(
                    0,
                    other.run(other.home, "init", "--root=tpm2", "--pin", pin, "--recovery-fd=4")
                            .code());
            assertEquals(
                    0,
                    other.feed(other.home, canary.key, "add", "claude", "--global", "--stdin", pin)
                            .code());
            assertEquals(0, other.run(other.home, "unlock", pin).code());
            assertEquals(
                    canary.key + "\n", other.run(other.home, "helper", "claude").out());
            assertEquals(0, other.run(other.home, "lock").code());
            assertEquals(5, other.run(other.home, "helper", "claude").code());
        }
    }
}
