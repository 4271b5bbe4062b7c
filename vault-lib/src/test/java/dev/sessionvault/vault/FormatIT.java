package dev.sessionvault.vault;

import static dev.sessionvault.vault.TestVault.CLAUDE;
import static dev.sessionvault.vault.TestVault.CODEX;
import static dev.sessionvault.vault.TestVault.global;
import static dev.sessionvault.vault.TestVault.project;
import static dev.sessionvault.vault.TestVault.secret;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A second reader, written from FORMAT.md in another language, reads what we write: the page is complete and true. */
class FormatIT {
    @TempDir
    Path home;

    @Test
    void freshVault_isReadByTheSecondReader() throws Exception {
        Set<String> expected = new TreeSet<>();
        try (Vault vault = TestVault.create(home.resolve("sv"))) {
            vault.add(global(CODEX, "spare"), secret("k".repeat(16384)));
            expected.add("key\tcodex\t\tspare\t" + "k".repeat(16384) + "\t" + TestVault.NOW);
            for (int i = 0; i < 40; i++) {
                vault.add(project(CLAUDE, "/p/" + i, "me@work", new Expiry(60, 0)), secret("sk-" + i));
                long used = TestVault.NOW + i;
                assertEquals("sk-" + i, TestVault.take(vault.withClock(TestVault.at(used)), CLAUDE, "/p/" + i));
                expected.add("key\tclaude\t/p/" + i + "\tme@work\tsk-" + i + "\t" + used);
            }
            String login = "{}".repeat(Logins.MAX_BYTES / 2);
            vault.logins().adopt(project(CODEX, "/p", "spare", Expiry.NEVER), secret(login));
            expected.add("login\tcodex\t/p\tspare\t" + login + "\t" + TestVault.NOW);
            vault.choose(CODEX, new Scope.Project("/p"), new AccountName("spare"));
            expected.add("choice\tcodex\t/p\tspare\t\t");
            EntryId first = vault.entries().get(0).id();
            vault.withClock(TestVault.at(TestVault.NOW + 7)).rotate(first, secret("sk-new"));
            assertTrue(expected.remove("key\tclaude\t/p/0\tme@work\tsk-0\t" + TestVault.NOW));
            expected.add("former\tclaude\t/p/0\tme@work\tsk-0\t" + TestVault.NOW);
            expected.add("key\tclaude\t/p/0\tme@work\tsk-new\t" + (TestVault.NOW + 7));
        }
        assertEquals(expected, read(home.resolve("sv")));
    }

    @Test
    void workedExample_isReadByTheSecondReader() throws Exception {
        Path example = VectorsTest.example(home);
        assertEquals(Set.of("key\tclaude\t/home/me/work\t\tsk-one\t1800003600"), read(example));
        Files.write(example.resolve("used/1ec7a2ea4179b731"), new byte[] {0}, StandardOpenOption.APPEND);
        assertEquals(Set.of("key\tclaude\t/home/me/work\t\tsk-one\t1800000000"), read(example));
    }

    private static Set<String> read(Path vault) throws Exception {
        Process reader = new ProcessBuilder("python3", "src/test/resources/read_vault.py", vault.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, reader.waitFor());
        return new TreeSet<>(printed.lines().toList());
    }
}
