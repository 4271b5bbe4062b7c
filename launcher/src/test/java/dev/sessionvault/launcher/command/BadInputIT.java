package dev.sessionvault.launcher.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.command.Sv.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that can be wrong with what is typed, found or stored: one message, its exit code, nothing written. */
class BadInputIT {
    private static final String P = "--passphrase-fd=3";
    private static final String KEY = CliIT.KEY;

    @TempDir
    static Path temporary;

    private static Sv sv;
    private static Path shop;
    private static byte[] vault;

    @BeforeAll
    static void vaultWithAKey() throws IOException {
        sv = Sv.built(temporary);
        assertEquals(
                0,
                sv.run(sv.home, "init", "--root=passphrase", P, "--recovery-fd=4")
                        .code());
        shop = sv.project("shop");
        assertEquals(0, sv.feed(shop, KEY, "add", "claude", "--stdin", P).code());
        vault = Files.readAllBytes(sv.vault());
    }

    @AfterEach
    void nothingWritten() throws IOException {
        assertArrayEquals(vault, Files.readAllBytes(sv.vault()));
    }

    private static void refused(Answer answer, int code, String error) {
        String first = answer.err().split("\n", 2)[0];
        assertEquals("sv: error: " + error, first, answer.toString());
        assertEquals(code, answer.code(), answer.toString());
        assertEquals("", answer.out());
        assertFalse((answer.out() + answer.err()).contains(KEY));
    }

    @Test
    void unknownTool() throws IOException {
        refused(sv.run(shop, "run", "clod"), 2, "find the tool: clod: not in the table of tools");
        refused(sv.run(shop, "run", KEY), 2, "find the tool: (what was typed): not in the table of tools");
    }

    @Test
    void unknownVerbOrOption_suggestsButNeverRepeatsAKey() throws IOException {
        Answer verb = sv.run(shop, "lst");
        refused(verb, 2, "read the command line: lst: there is no such command");
        assertTrue(verb.err().contains("sv: hint: did you mean list?"), verb.err());
        refused(
                sv.run(shop, "add", "claude", KEY),
                2,
                "read the command line: (what was typed): unknown option, or one word too many");
    }

    @Test
    void noEntryHere_saysThatThereAreElsewhere() throws IOException {
        Path blog = sv.project("blog");
        Answer none = sv.run(blog, "run", P, "claude");
        refused(none, 3, "take the key: claude: no key for " + blog);
        assertTrue(
                none.err().contains("sv: hint: sv add claude; a key for claude is bound to 1 other project"),
                none.err());
    }

    @Test
    void wrongPassphrase_isRefusedAfterASecond() throws IOException {
        Files.writeString(sv.passphraseFile(), "another passphrase\n");
        try {
            long start = System.nanoTime();
            refused(sv.run(shop, "run", "claude", P), 5, "open the vault: passphrase: it does not open the vault");
            assertTrue(System.nanoTime() - start > 1_000_000_000L);
        } finally {
            Files.writeString(sv.passphraseFile(), Sv.PASSPHRASE + "\n");
        }
    }

    @Test
    void noPassphrase_andNoTerminal() throws IOException {
        refused(sv.run(shop, "run", "claude"), 5, "open the vault: passphrase: no terminal to ask for it");
        refused(
                sv.run(shop, "run", "claude", "--passphrase-fd=7"),
                2,
                "read the passphrase: descriptor 7: it is not open");
    }

    @Test
    void shortNewPassphrase() throws IOException {
        Sv fresh = Sv.built(sv.project("fresh1"));
        Files.writeString(fresh.passphraseFile(), "short\n");
        refused(
                fresh.run(fresh.home, "init", "--root=passphrase", P, "--recovery-fd=4"),
                2,
                "take the new passphrase: passphrase: it is shorter than 8 bytes");
        assertFalse(Files.exists(fresh.vault()));
    }

    @Test
    void noWayOutForTheRecoveryCode() throws IOException {
        Sv fresh = Sv.built(sv.project("fresh2"));
        refused(
                fresh.run(fresh.home, "init", "--root=passphrase", P),
                2,
                "show the recovery code: terminal: there is none, nor an open descriptor for it");
        assertFalse(Files.exists(fresh.home.resolve("sv")));
    }

    @Test
    void noVault_addHintsAtInit() throws IOException {
        Sv fresh = Sv.built(sv.project("fresh3"));
        Answer add = fresh.feed(fresh.home, KEY, "add", "claude", "--stdin", P);
        assertEquals(3, add.code(), add.toString());
        assertTrue(add.err().contains("sv: hint: sv init"), add.err());
        assertFalse(Files.exists(fresh.vault()));
    }

    @Test
    void vaultThere_initIsRefused() throws IOException {
        refused(
                sv.run(shop, "init", "--root=passphrase", P, "--recovery-fd=4"),
                2,
                "make the vault: " + sv.home + "/sv/data: there is one already");
    }

    @Test
    void rootThatIsNotThere() throws IOException {
        Sv fresh = Sv.built(sv.project("fresh4"));
        Answer init = fresh.run(fresh.home, "init", "--root=secret-service", "--recovery-fd=4");
        assertEquals(5, init.code(), init.toString());
        assertTrue(init.err().startsWith("sv: error: make a key root: secret-service: "), init.err());
        assertFalse(Files.exists(fresh.vault()));
    }

    @Test
    void damagedVault_eachByteFlipped_isNeverAnswered() throws IOException {
        for (int at : new int[] {0, vault.length / 2, vault.length - 1}) {
            byte[] damaged = vault.clone();
            damaged[at] ^= 1;
            Answer answer = withVault(damaged, "run", "claude", P);
            assertTrue(answer.code() == 6 || answer.code() == 5, "byte " + at + ": " + answer);
            assertTrue(answer.err().startsWith("sv: error: "), answer.err());
        }
    }

    @Test
    void truncatedOrEmptyVault_isDamaged() throws IOException {
        assertEquals(6, withVault(new byte[0], "list", P).code());
        assertEquals(
                6,
                withVault(java.util.Arrays.copyOf(vault, vault.length - 7), "list", P)
                        .code());
    }

    /** Damage of each section of the format, and a version that is not ours yet. */
    @Test
    void damagedInEachSection_orNewer_saysSo() throws IOException {
        Path vectors = Path.of("../vault-lib/src/test/resources/vectors");
        for (String vector : new String[] {
            "file_magic_changed", "file_checksum_wrong", "table_type_changed", "preamble_no_slots", "slot_number_twice"
        }) {
            Answer answer = withVault(Files.readAllBytes(vectors.resolve(vector + ".db")), "list", P);
            assertEquals(6, answer.code(), vector + answer);
            assertTrue(
                    answer.err().startsWith("sv: error: open the vault: ")
                            || answer.err().contains("vault.db"),
                    answer.err());
        }
        Answer newer = withVault(Files.readAllBytes(vectors.resolve("file_version_newer.db")), "list", P);
        assertEquals(6, newer.code(), newer.toString());
        assertTrue(newer.err().contains("newer"), newer.err());
    }

    private static Answer withVault(byte[] bytes, String... arguments) throws IOException {
        Files.write(sv.vault(), bytes);
        try {
            return sv.run(shop, arguments);
        } finally {
            Files.write(sv.vault(), vault);
        }
    }

    @Test
    void vaultDirectoryReadableByOthers() throws IOException {
        Path directory = sv.home.resolve("sv/data");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        try {
            Answer answer = sv.run(shop, "run", "claude", P);
            assertEquals(7, answer.code(), answer.toString());
            assertTrue(answer.err().contains(directory.toString()), answer.err());
        } finally {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void projectGone() throws IOException {
        refused(
                sv.feed(shop, KEY, "add", "claude", "--project", sv.home + "/gone", "--stdin", P),
                2,
                "find the project: " + sv.home + "/gone: it is not a directory");
        sv.tool("in-gone", "mkdir \"$HOME/gone\"; cd \"$HOME/gone\"; rmdir \"$HOME/gone\"; exec \"$@\"");
        Process process = new ProcessBuilder(sv.home + "/bin/in-gone", Sv.PROGRAM.toString(), "run", "claude")
                .redirectErrorStream(true)
                .directory(shop.toFile())
                .start();
        String text = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertTrue(text.contains("sv: error: find the project: working directory: it is gone\n"), text);
    }

    @Test
    void keyThatIsNone() throws IOException {
        String take = "take the key: key for claude: ";
        refused(add(""), 2, take + "it is empty");
        refused(add("\n"), 2, take + "it is empty");
        refused(add(KEY + "\nmore\n"), 2, take + "more than one line");
        refused(add(KEY + "\n\n"), 2, take + "more than one line");
        refused(add(KEY + "\r\n"), 2, take + "more than one line");
        refused(add(KEY + "\0"), 2, take + "it contains a NUL byte");
        refused(add("x".repeat(16 * 1024 + 1)), 2, take + "more than 16384 bytes");
    }

    @Test
    void keyOfAnotherLook_needsForce() throws IOException {
        Answer answer = add("hunter2");
        assertTrue(
                answer.err().startsWith("sv: error: take the key: key for claude: it does not look like one: "),
                answer.err());
        assertEquals(2, answer.code());
        assertFalse(answer.err().contains("hunter2"));
    }

    private static Answer add(String key) throws IOException {
        return sv.feed(shop, key, "add", "claude", "--stdin", P);
    }

    @Test
    void programMissingOrInsideTheProject() throws IOException {
        assertEquals(
                127, sv.run(shop, P, "exec", "claude", "--", "no-such-program").code());
        Path inside = shop.resolve("claude");
        Files.writeString(inside, "#!/bin/sh\n");
        Files.setPosixFilePermissions(inside, PosixFilePermissions.fromString("rwxr-xr-x"));
        String path = sv.environment.put("PATH", shop + ":/usr/bin:/bin");
        try {
            assertEquals(7, sv.run(shop, "run", "claude", P).code());
        } finally {
            sv.environment.put("PATH", String.valueOf(path));
        }
    }

    @Test
    void spansAndNames() throws IOException {
        refused(
                sv.feed(shop, KEY, "add", "claude", "--ttl", "soon", "--stdin"),
                2,
                "read --ttl: soon: not a span of time");
        refused(
                sv.feed(shop, KEY, "add", "claude", "--account", "a b", "--stdin"),
                2,
                "read --account: not a name of an account: want up to 64 of A-Z a-z 0-9 . _ @ + -");
        refused(
                sv.run(shop, "add", "claude", "--global", "--project", "."),
                2,
                "read the command line: --global: --project was given too");
        refused(sv.run(shop, "exec", "claude"), 2, "run a command: exec: no command was given");
        refused(sv.run(shop, "env", "claude", "--shell", "cmd"), 2, "read --shell: not a shell that sv writes for");
    }
}
