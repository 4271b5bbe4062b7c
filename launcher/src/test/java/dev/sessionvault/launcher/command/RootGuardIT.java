package dev.sessionvault.launcher.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.command.Sv.Answer;
import dev.sessionvault.root.tpm.Swtpm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program on a TPM that wants a PIN, or the machine in the state in which the key was sealed. */
class RootGuardIT {
    private static final String PIN = "--pin-fd=3";

    @TempDir
    Path temporary;

    private final Canary canary = new Canary();
    private Swtpm tpm;
    private Sv sv;

    @BeforeEach
    void start() throws IOException {
        tpm = Swtpm.startTcp(Files.createDirectory(temporary.resolve("tpm")));
        sv = Sv.withSimulator(temporary.resolve("home"), tpm.address());
        Files.writeString(sv.passphraseFile(), "2718\n");
    }

    @AfterEach
    void stop() {
        tpm.close();
    }

    @Test
    void pinAndState_areWanted_andTheRecoveryCodeHelpsAfterAChange() throws IOException {
        Answer init = sv.run(sv.home, "init", "--root=tpm2", "--pin", "--pcr=7", PIN, "--recovery-fd=4");
        assertEquals("sv: root tpm2: sealed, opened and compared\n", init.err());
        String list = sv.run(sv.home, "root", "list").out();
        assertTrue(list.contains("this machine's TPM, PIN, PCR 7\n"), list);
        store(PIN);
        assertEquals(canary.key + "\n", sv.run(sv.home, "helper", "claude", PIN).out());

        refused(
                "sv: error: open the vault: tpm2: take the PIN: PIN: no terminal to ask for it\n"
                        + "sv: hint: pass it with --pin-fd 3 3< file\n",
                sv.run(sv.home, "helper", "claude"));
        Files.writeString(sv.passphraseFile(), "3141\n");
        refused(
                "sv: error: open the vault: tpm2: wrong PIN: 2 tries are left before the TPM locks itself\n"
                        + "sv: hint: if the PIN is forgotten, `sv root reseal` takes the recovery code instead\n",
                sv.run(sv.home, "helper", "claude", PIN));
        tpm.extendPcr(7);
        refused(
                "sv: error: open the vault: tpm2: it is sealed to another state of this machine:"
                        + " changed since: PCR 7\n"
                        + "sv: hint: if its firmware or its system was updated, open the vault with its recovery code:"
                        + " `sv root reseal`\n",
                sv.run(sv.home, "helper", "claude", PIN));

        String code = Files.readString(sv.recoveryFile());
        Answer reseal = sv.feed(sv.home, code, "root", "reseal", "--root=tpm2", "--pcr=7", "--recovery-fd=0");
        assertEquals("the vault is opened by tpm2, PCR 7 from now on\n", reseal.out(), reseal.err());
        opens();
    }

    @Test
    void aroundAnUpdate_theRootThatStillOpensIsEnough() throws IOException {
        assertEquals(
                0,
                sv.run(sv.home, "init", "--root=tpm2", "--pcr=4,7", "--recovery-fd=4")
                        .code());
        store("--slot=1");
        done("the vault is opened by tpm2 from now on\n", "root", "reseal", "--root=tpm2");
        tpm.extendPcr(4);
        opens();
        done("the vault is opened by tpm2, PCR 4,7 from now on\n", "root", "reseal", "--root=tpm2", "--pcr=7,4");
        opens();
        done(
                "the vault is opened by tpm2, PIN, PCR 7 from now on\n",
                "root",
                "reseal",
                "--root=tpm2",
                "--pin",
                "--pcr=7",
                "--new-pin-fd=3");
        String found = sv.run(sv.home, "doctor", "root", "--offline").out();
        assertTrue(found.contains("it wants a PIN, and nobody was asked"), found);
        assertTrue(found.contains("wants a PIN; bound to PCR 7"), found);
    }

    @Test
    void typedPin_isAskedAgain_andNotSeen() throws IOException {
        try (Pty pty = on("init", "--root", "tpm2", "--pin", "--recovery-fd", "4")) {
            pty.expect("new PIN for the vault: ").type("2718\n");
            pty.expect("the same PIN again: ").type("2718\n");
            Answer made = pty.end();
            assertEquals(0, made.code(), made.out());
            assertFalse(made.out().contains("2718"), made.out());
        }
        try (Pty pty = on("list")) {
            pty.expect("PIN of the vault: ").type("1111\n");
            pty.expect("wrong PIN: 2 tries are left");
            pty.expect("PIN of the vault: ").type("2718\n");
            Answer opened = pty.end();
            assertEquals(0, opened.code(), opened.out());
        }
    }

    private Pty on(String... arguments) throws IOException {
        return Pty.start(sv.home, sv.environment, sv.onDescriptors(arguments));
    }

    private void store(String option) throws IOException {
        Answer added = sv.feed(sv.home, canary.key, "add", "claude", "--stdin", option);
        assertEquals(0, added.code(), added.err());
    }

    private void opens() throws IOException {
        assertEquals(canary.key + "\n", sv.run(sv.home, "helper", "claude").out());
    }

    private void done(String out, String... arguments) throws IOException {
        Answer answer = sv.run(sv.home, arguments);
        assertEquals(out, answer.out(), answer.err());
        assertEquals(0, answer.code(), answer.err());
    }

    private void refused(String err, Answer answer) throws IOException {
        assertEquals(new Answer(5, "", err), answer);
        canary.assertAbsentUnder(sv.home, sv.vault());
    }
}
