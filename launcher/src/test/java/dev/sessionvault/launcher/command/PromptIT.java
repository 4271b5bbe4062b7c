package dev.sessionvault.launcher.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.command.Sv.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is asked at a terminal: hidden, checked, and the terminal left as it was. */
class PromptIT {
    private static final Pattern CODE = Pattern.compile("([0-9A-Z]{4}-){8}[0-9A-Z]{2}");
    private static final String P = "--passphrase-fd=3";

    @TempDir
    static Path template;

    @TempDir
    Path temporary;

    private Sv sv;

    /** One vault for all tests: each gets a copy, since making one takes a second. */
    @BeforeAll
    static void makeVault() throws IOException {
        Sv made = Sv.built(template);
        Answer init = made.run(made.home, "init", "--root=passphrase", P, "--recovery-fd=4");
        assertEquals(0, init.code(), init.err());
    }

    @BeforeEach
    void home() throws IOException {
        sv = Sv.built(temporary);
    }

    private Pty on(Path where, String... arguments) throws IOException {
        return Pty.start(where, sv.environment, sv.onDescriptors(arguments));
    }

    /** The whole way by hand: enrolment from `add`, the passphrase twice, the code shown once, the key unseen. */
    @Test
    void addWithoutAVault_enrolsAndStores_andShowsNothingTyped() throws IOException {
        try (Pty pty = on(sv.home, "add", "claude")) {
            pty.expect("there is no vault yet");
            pty.expect("new passphrase for the vault: ").type("typed by hand\n");
            pty.expect("the same passphrase again: ").type("typed by hand\n");
            pty.expect("the recovery code, shown only now");
            pty.expect("key for claude: ").type("wrong\u0015" + CliIT.KEY + "x\u007f\n");
            Answer answer = pty.end();
            assertEquals(0, answer.code(), answer.out());
            assertFalse(answer.out().contains("typed by hand") || answer.out().contains(CliIT.KEY), answer.out());
            assertTrue(CODE.matcher(answer.out()).find(), answer.out());
        }
        Files.writeString(sv.passphraseFile(), "typed by hand\n");
        assertEquals(CliIT.KEY + "\n", sv.run(sv.home, "helper", "claude", P).out());
    }

    @Test
    void newPassphraseTypedDifferently_makesNoVault() throws IOException {
        try (Pty pty = on(sv.home, "init", "--root", "passphrase")) {
            pty.expect("new passphrase for the vault: ").type("typed by hand\n");
            pty.expect("the same passphrase again: ").type("typed by foot\n");
            Answer answer = pty.expect("the two that were typed differ").end();
            assertEquals(2, answer.code());
        }
        assertFalse(Files.exists(sv.vault()));
    }

    @Test
    void wrongPassphrase_hasThreeTriesWithGrowingDelay() throws IOException {
        vault();
        long start = System.nanoTime();
        try (Pty pty = on(sv.home, "list")) {
            for (int i = 0; i < 3; i++) {
                pty.expect("passphrase of the vault: ").type("not this one\n");
            }
            Answer answer = pty.expect("it does not open the vault").end();
            assertEquals(5, answer.code());
        }
        assertTrue(System.nanoTime() - start > 7_000_000_000L, "1 s, 2 s, 4 s");
    }

    @Test
    void rightPassphraseAtTheSecondTry_opens() throws IOException {
        vault();
        try (Pty pty = on(sv.home, "list")) {
            pty.expect("passphrase of the vault: ").type("not this one\n");
            pty.expect("this passphrase does not open the vault");
            pty.expect("passphrase of the vault: ").type(Sv.PASSPHRASE + "\n");
            assertEquals(0, pty.expect("no keys yet").end().code());
        }
    }

    @Test
    void doctor_asksForThePassphrase_onlyIfItMay() throws IOException {
        vault();
        Answer shut = sv.run(sv.home, "doctor", "vault");
        assertEquals(1, shut.code(), shut.toString());
        assertTrue(shut.out().startsWith("[5] vault and log ... could not tell\n"), shut.out());
        assertTrue(shut.out().endsWith("to do: 1 thing\n    sv doctor --unlock\n"), shut.out());
        try (Pty pty = on(sv.home, "doctor", "vault", "--unlock")) {
            pty.expect("passphrase of the vault: ").type(Sv.PASSPHRASE + "\n");
            assertEquals(
                    0,
                    pty.expect("1 of 1 verified").expect("nothing to do").end().code());
        }
    }

    /** Ctrl-C ends sv as a signal does, and the shell that follows has its echo. */
    @Test
    void ctrlC_atTheHiddenPrompt_restoresTheTerminal() throws IOException {
        vault();
        List<String> command = sv.onDescriptors("list");
        String line =
                "trap : INT; stty -a > before; \"$@\"; echo \"ended $?\"; stty -a > after; cmp before after && echo same";
        List<String> shell = new ArrayList<>(List.of("sh", "-c", line, "sh"));
        shell.addAll(command);
        try (Pty pty = Pty.start(sv.home, sv.environment, shell)) {
            pty.expect("passphrase of the vault: ").type("half a passphr\u0003");
            pty.expect("ended 130").expect("same");
            assertFalse(pty.end().out().contains("half"));
        }
    }

    @Test
    void pastedLines_areRefusedAndThrownAway() throws IOException {
        vault();
        try (Pty pty = on(sv.home, "add", "claude", P)) {
            pty.expect("key for claude: ").type(CliIT.KEY + "\nrm -rf /tmp/nothing\n");
            Answer answer = pty.expect("more than one line").end();
            assertEquals(2, answer.code());
            assertFalse(answer.out().contains(CliIT.KEY) || answer.out().contains("rm -rf"), answer.out());
        }
    }

    @Test
    void keyOfAnotherLook_isAskedAbout() throws IOException {
        vault();
        try (Pty pty = on(sv.home, "add", "claude", P)) {
            pty.expect("key for claude: ").type("hunter2\n");
            pty.expect("store it all the same? [y/N] ").type("n\n");
            assertEquals(2, pty.end().code());
        }
        try (Pty pty = on(sv.home, "add", "claude", P)) {
            pty.expect("key for claude: ").type("hunter2\n");
            pty.expect("store it all the same? [y/N] ").type("y\n");
            assertEquals(0, pty.expect("stored ").end().code());
        }
    }

    @Test
    void envAndHelper_refuseATerminal_runTellsWhatItWithheld() throws IOException {
        vault();
        assertEquals(
                0, sv.feed(sv.home, CliIT.KEY, "add", "claude", "--stdin", P).code());
        for (String verb : List.of("env", "helper")) {
            try (Pty pty = on(sv.home, verb, "claude", P)) {
                Answer answer = pty.expect("standard output: it is a terminal").end();
                assertEquals(2, answer.code());
                assertFalse(answer.out().contains(CliIT.KEY));
            }
        }
        sv.environment.put("DATABASE_PASSWORD", "x");
        sv.tool("claude", "echo started");
        try (Pty pty = on(sv.home, "run", "claude", P)) {
            pty.expect("withheld by pattern: DATABASE_PASSWORD").expect("started");
            assertEquals(0, pty.end().code());
        }
    }

    @Test
    void reseal_withTheTypedCode_takesAnotherPassphrase() throws IOException {
        vault();
        Matcher code = CODE.matcher(Files.readString(sv.recoveryFile()));
        assertTrue(code.find());
        Files.writeString(sv.passphraseFile(), "a passphrase of today\n");
        try (Pty pty = on(sv.home, "root", "reseal", "--root", "passphrase", P)) {
            pty.expect("recovery code: ")
                    .type(code.group().toLowerCase(Locale.ROOT).replace("-", " ") + "\n");
            Answer answer = pty.expect("opened by passphrase from now on").end();
            assertEquals(0, answer.code());
            assertFalse(answer.out().contains(code.group()));
        }
        assertEquals(0, sv.run(sv.home, "list", P).code());
    }

    private void vault() throws IOException {
        Path data = Files.createDirectories(sv.home.resolve("sv/data"));
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
        Files.copy(template.resolve("sv/data/vault.db"), sv.vault(), StandardCopyOption.COPY_ATTRIBUTES);
        Files.copy(template.resolve("recovery"), sv.recoveryFile());
    }
}
