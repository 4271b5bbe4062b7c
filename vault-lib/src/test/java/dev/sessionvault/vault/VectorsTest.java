package dev.sessionvault.vault;

import static dev.sessionvault.vault.TestVault.CLAUDE;
import static dev.sessionvault.vault.TestVault.CODEX;
import static dev.sessionvault.vault.TestVault.secret;
import static dev.sessionvault.vault.TestVault.take;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.vault.store.VaultDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The committed vaults: these bytes are version 1, whatever the code becomes. */
@SuppressWarnings("NullAway.Init")
class VectorsTest {
    private static final Path VECTORS = Path.of("src/test/resources/vectors");

    @TempDir
    Path home;

    private static byte[] vector(String name) throws IOException {
        return Files.readAllBytes(VECTORS.resolve(name + ".db"));
    }

    /** What is expected, by name: reason, section and why, or GOOD and the number of entries. */
    private static Map<String, String> index() throws IOException {
        Map<String, String> index = new TreeMap<>();
        for (String line : Files.readAllLines(VECTORS.resolve("index.txt"))) {
            int space = line.indexOf(' ');
            index.put(line.substring(0, space), line.substring(space + 1));
        }
        return index;
    }

    @Test
    void index_namesEveryVector_andThereAreMany() throws IOException {
        TreeSet<String> files = new TreeSet<>();
        try (Stream<Path> listed = Files.list(VECTORS)) {
            listed.map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith(".db"))
                    .forEach(name -> files.add(name.substring(0, name.length() - 3)));
        }
        assertEquals(files, index().keySet());
        assertTrue(files.size() > 50);
    }

    @Test
    void eachVector_isAnsweredAsTheIndexSays() throws Exception {
        int good = 0;
        for (Map.Entry<String, String> line : index().entrySet()) {
            byte[] file = vector(line.getKey());
            if (line.getValue().startsWith("GOOD")) {
                good++;
                assertNull(Forgery.listing(file), line.getKey());
                try (Vault vault = Forgery.open(file)) {
                    assertEquals(line.getValue(), "GOOD " + vault.entries().size(), line.getKey());
                }
            } else {
                assertEquals(line.getValue(), Forgery.verdict(file), line.getKey());
            }
        }
        assertEquals(8, good);
    }

    @Test
    void login_isWhatWasStored_besideTheKey() throws Exception {
        try (Vault vault = Forgery.open(vector("good_login_beside_a_key"))) {
            Entry login = vault.inventory().logins().get(0);
            assertTrue(vault.custody().contents().gives(login.id(), TestVault.secret("{\"refresh\": \"one\"}\n")));
            assertEquals(1, vault.entries().size());
        }
    }

    @Test
    void oneEntry_isWhatWasStored() throws Exception {
        try (Vault vault = Forgery.open(vector("good_one_entry"))) {
            Entry entry = vault.entries().get(0);
            assertEquals(CLAUDE, entry.tool());
            assertEquals(new Scope.Project("/home/me/work"), entry.scope());
            assertEquals(new Expiry(28800, 1_900_000_000), entry.expiry());
            assertEquals("label", entry.label());
            assertEquals(TestVault.NOW, entry.createdEpochSecond());
            assertEquals("sk-one", take(vault, CLAUDE, "/home/me/work/src"));
        }
    }

    @Test
    void oneEntry_itsStamp_isWhatWasStored() throws Exception {
        try (Vault vault = TestVault.open(example(home))) {
            assertEquals(TestVault.NOW + 3600, vault.entries().get(0).usedEpochSecond());
            assertEquals("sk-one", take(vault.withClock(TestVault.at(TestVault.NOW + 4600)), CLAUDE, "/home/me/work"));
            assertEquals(TestVault.NOW + 4600, vault.entries().get(0).usedEpochSecond());
        }
    }

    /** The worked example of FORMAT.md as it lies on a disk. */
    static Path example(Path home) throws IOException {
        Path directory = Files.createDirectories(
                home.resolve("example/used"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.copy(VECTORS.resolve("good_one_entry.used"), directory.resolve("1ec7a2ea4179b731"));
        Path vault = directory.resolveSibling("vault.db");
        Files.copy(VECTORS.resolve("good_one_entry.db"), vault);
        Files.setPosixFilePermissions(vault, PosixFilePermissions.fromString("rw-------"));
        return home.resolve("example");
    }

    @Test
    void accounts_areToldApart() throws Exception {
        try (Vault vault = Forgery.open(vector("good_accounts_and_a_large_key"))) {
            assertEquals("sk-unnamed", take(vault, CLAUDE, "/p"));
            assertEquals("sk-work", take(vault, CLAUDE, "/p", "me@work"));
            assertEquals("k".repeat(16384), take(vault, CODEX, "/anywhere"));
        }
    }

    @Test
    void choice_fixesTheAccount() throws Exception {
        try (Vault vault = Forgery.open(vector("good_choice"))) {
            assertEquals("sk-work", take(vault, CLAUDE, "/p/q"));
            assertEquals("sk-home", take(vault, CLAUDE, "/p/q", "home"));
            assertEquals("work", vault.inventory().choices().get(0).account().value());
        }
    }

    @Test
    void formerKey_isKeptAndNotGiven() throws Exception {
        try (Vault vault = Forgery.open(vector("good_former_key"))) {
            assertEquals("sk-new", take(vault, CLAUDE, "/p"));
            Inventory inventory = vault.inventory();
            Entry entry = inventory.entries().get(0);
            Entry former = inventory.formerOf(entry).orElseThrow();
            assertEquals(TestVault.NOW + 150, entry.expiry().deadlineEpochSecond());
            assertEquals(TestVault.NOW + 100, former.expiry().deadlineEpochSecond());
            assertNotEquals(entry.fingerprint(), former.fingerprint());
        }
    }

    @Test
    void manyEntries_areAllFound() throws Exception {
        try (Vault vault = Forgery.open(vector("good_four_manifest_pages"))) {
            for (int i = 0; i < 40; i++) {
                assertEquals("sk-" + i, take(vault, CLAUDE, "/p" + i));
            }
        }
    }

    @Test
    void passphraseAndRecoveryCode_stillOpen() throws Exception {
        SealedVault sealed = SealedVault.parse(new VaultDirectory(Path.of("/nowhere")), vector("good_three_slots"));
        List<String> typed = List.of("correct horse", "CODE");
        for (int i = 0; i < typed.size(); i++) {
            Slot slot = sealed.slots().get(i + 1);
            try (Vault vault = sealed.open(slot, slot.derive(secret(typed.get(i))), TestVault.anyJournal())) {
                assertEquals("sk-slots", take(vault, CLAUDE, "/"));
            }
        }
    }
}
