package dev.sessionvault.vault;

import static dev.sessionvault.vault.TestVault.CLAUDE;
import static dev.sessionvault.vault.TestVault.CODEX;
import static dev.sessionvault.vault.TestVault.global;
import static dev.sessionvault.vault.TestVault.project;
import static dev.sessionvault.vault.TestVault.secret;
import static dev.sessionvault.vault.TestVault.take;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.vault.VaultException.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {
    @TempDir
    Path home;

    private Path directory() {
        return home.resolve("sv");
    }

    @Test
    void add_thenOpenedAgain_givesTheKeyAndWhatWasSaidOfIt() throws VaultException {
        NewEntry said = new NewEntry(
                CLAUDE,
                new Scope.Project("/home/é"),
                new AccountName("me@x"),
                "für mich",
                new Expiry(60, 1_900_000_000));
        Entry added;
        try (Vault vault = TestVault.create(directory())) {
            added = vault.add(said, secret("sk-1"));
        }
        try (Vault vault = TestVault.open(directory())) {
            assertEquals(List.of(added), vault.entries());
            assertEquals(
                    said, new NewEntry(added.tool(), added.scope(), added.account(), added.label(), added.expiry()));
            assertEquals(TestVault.NOW, added.createdEpochSecond());
            assertEquals(TestVault.NOW, added.usedEpochSecond());
            assertEquals("sk-1", take(vault, CLAUDE, "/home/é/src"));
        }
    }

    @Test
    void add_sizesAtTheEdges_roundTrip() throws VaultException {
        try (Vault vault = TestVault.create(directory())) {
            for (int size : new int[] {1, 63, 64, 65, 16384}) {
                vault.add(project(CLAUDE, "/" + "p".repeat(Math.min(size, 4095))), secret("k".repeat(size)));
                assertEquals("k".repeat(size), take(vault, CLAUDE, "/" + "p".repeat(Math.min(size, 4095))));
            }
            assertEquals(5, vault.entries().size());
        }
    }

    @Test
    void add_keyThatCannotBeHandedOver_isRefusedAndNothingIsWritten() throws VaultException, IOException {
        try (Vault vault = TestVault.create(directory())) {
            byte[] before = Files.readAllBytes(directory().resolve("vault.db"));
            for (String key : new String[] {"", "a\0b", "k".repeat(16385)}) {
                assertThrows(IllegalArgumentException.class, () -> vault.add(project(CLAUDE, "/p"), secret(key)));
            }
            assertEquals(
                    -1,
                    java.util.Arrays.mismatch(
                            before, Files.readAllBytes(directory().resolve("vault.db"))));
        }
    }

    @Test
    void add_sameToolScopeAndAccount_replacesAndKeepsTheId() throws VaultException {
        try (Vault vault = TestVault.create(directory())) {
            Entry first = vault.add(project(CLAUDE, "/p"), secret("one"));
            Entry second = vault.add(project(CLAUDE, "/p"), secret("two"));
            Entry other = vault.add(project(CLAUDE, "/p", "work", Expiry.NEVER), secret("one"));
            assertEquals(first.id(), second.id());
            assertNotEquals(first.fingerprint(), second.fingerprint());
            assertEquals(first.fingerprint(), other.fingerprint());
            assertNotEquals(first.id(), other.id());
            assertEquals(List.of(second, other), vault.entries());
            assertEquals("two", take(vault, CLAUDE, "/p"));
        }
    }

    @Test
    void remove_someIds_removesThoseAndCountsThem() throws VaultException {
        try (Vault vault = TestVault.create(directory())) {
            Entry one = vault.add(project(CLAUDE, "/p"), secret("one"));
            Entry two = vault.add(global(CODEX, ""), secret("two"));
            assertEquals(0, vault.remove(Set.of(new EntryId("0123456789abcdef"))));
            assertEquals(1, vault.remove(Set.of(one.id(), new EntryId("0123456789abcdef"))));
            assertEquals(List.of(two), vault.entries());
            assertEquals("None", take(vault, CLAUDE, "/p"));
        }
    }

    @Test
    void change_byAnotherProcessMeanwhile_isKept() throws VaultException {
        try (Vault one = TestVault.create(directory());
                Vault other = TestVault.open(directory())) {
            other.add(project(CLAUDE, "/p"), secret("theirs"));
            one.add(project(CODEX, "/p"), secret("ours"));
            assertEquals(2, one.entries().size());
            assertEquals("theirs", take(one, CLAUDE, "/p"));
        }
    }

    @Test
    void create_whereAVaultIs_isRefused() throws VaultException, IOException {
        TestVault.create(directory()).close();
        assertEquals(Reason.EXISTS, reason(() -> TestVault.create(directory())));
        Files.move(directory().resolve("vault.db"), directory().resolve("vault.db.1"));
        assertEquals(Reason.EXISTS, reason(() -> TestVault.create(directory())));
    }

    @Test
    void change_vaultReplacedByAnother_isRefused() throws VaultException, IOException {
        try (Vault vault = TestVault.create(directory());
                Vault other = TestVault.create(home.resolve("other"))) {
            other.add(project(CODEX, "/p"), secret("theirs"));
            Files.move(
                    home.resolve("other/vault.db"),
                    directory().resolve("vault.db"),
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            assertEquals(Reason.WRONG_KEY, reason(() -> vault.add(project(CLAUDE, "/p"), secret("x"))));
        }
    }

    @Test
    void close_everyLaterUse_isRefused() throws VaultException {
        Vault vault = TestVault.create(directory());
        vault.close();
        vault.close();
        assertThrows(IllegalStateException.class, () -> vault.take(CLAUDE, "/p", null, TestVault.use()));
        assertThrows(IllegalStateException.class, vault::entries);
        assertThrows(IllegalStateException.class, () -> vault.add(project(CLAUDE, "/p"), secret("x")));
    }

    @Test
    void everyFile_isOursAlone_andHoldsNoKeyAndNoName() throws VaultException, IOException {
        String canary = "sk-canary-7f3a91";
        try (Vault vault = TestVault.create(directory())) {
            for (int i = 0; i < 5; i++) {
                vault.add(project(CLAUDE, "/secret-project" + i), secret(canary + i));
            }
        }
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory())) {
            for (Path file : files.sorted().toList()) {
                names.add(file.getFileName().toString());
                assertEquals(
                        "rw-------",
                        java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
                String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                assertFalse(bytes.contains("canary") || bytes.contains("secret-project") || bytes.contains("claude"));
            }
        }
        assertEquals(List.of("vault.db", "vault.db.1", "vault.db.2", "vault.db.3", "vault.lock"), names);
        assertEquals(
                "rwx------",
                java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(directory())));
    }

    @Test
    void keptSnapshots_areTheLastThreeStates_newestFirst() throws VaultException, IOException {
        try (Vault vault = TestVault.create(directory())) {
            for (int i = 0; i < 6; i++) {
                vault.add(project(CLAUDE, "/p" + i), secret("k" + i));
            }
        }
        for (int kept = 1; kept <= 3; kept++) {
            Path restored = Files.createDirectory(
                    home.resolve("restored" + kept),
                    java.nio.file.attribute.PosixFilePermissions.asFileAttribute(
                            java.nio.file.attribute.PosixFilePermissions.fromString("rwx------")));
            Files.copy(directory().resolve("vault.db." + kept), restored.resolve("vault.db"));
            try (Vault vault = TestVault.open(restored)) {
                assertEquals(6 - kept, vault.entries().size());
            }
        }
    }

    @Test
    void take_wipesTheKeyAtClose_andSelectShowsTheSameEntry() throws VaultException {
        try (Vault vault = TestVault.create(directory())) {
            Entry added = vault.add(project(CLAUDE, "/p"), secret("one"));
            Taking.Taken taken =
                    assertInstanceOf(Taking.Taken.class, vault.take(CLAUDE, "/p/q", null, TestVault.use()));
            SecretBytes key = taken.key();
            taken.close();
            assertThrows(IllegalStateException.class, key::copy);
            assertEquals(new Selection.Found(added, Optional.empty()), vault.select(CLAUDE, "/p/q", null));
            assertTrue(taken.unstamped().isEmpty());
        }
    }

    static Reason reason(org.junit.jupiter.api.function.Executable call) {
        VaultException thrown = assertThrows(VaultException.class, call);
        assertFalse(String.valueOf(thrown.getMessage()).isEmpty());
        return thrown.reason();
    }
}
