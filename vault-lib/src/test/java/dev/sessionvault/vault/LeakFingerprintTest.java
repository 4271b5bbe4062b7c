package dev.sessionvault.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sessionvault.secret.SecretBytes;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeakFingerprintTest {
    @TempDir
    Path temporary;

    /** {@code printf 'sv/v1/leak\0sk-abc' | sha256sum | cut -c 1-10} */
    @Test
    void fingerprint_isThatOfAnyMachine() {
        byte[] bytes = TestVault.bytes("x=sk-abc;");
        assertEquals("318a22371a", LeakFingerprint.of(bytes, 2, 8));
    }

    @Test
    void vault_knowsItsKeys_alsoThoseThatWereReplaced() throws VaultException {
        try (Vault vault = TestVault.create(temporary.resolve("vault"))) {
            Entry claude = add(vault, TestVault.global(TestVault.CLAUDE, "work"), "sk-one");
            Entry codex = add(vault, TestVault.project(TestVault.CODEX, "/p"), "sk-two");
            try (SecretBytes fresh = TestVault.secret("sk-three")) {
                vault.rotate(codex.id(), fresh);
            }
            Map<String, Entry> known = vault.byLeakFingerprint();
            assertEquals(3, known.size());
            assertEquals(claude.id(), found(known, "sk-one").id());
            assertEquals("codex", found(known, "sk-two").tool().value());
            assertEquals(codex.id(), found(known, "sk-three").id());
            assertEquals(null, known.get(of("sk-four")));
        }
    }

    @Test
    void keyInTwoPlaces_isThatOfAnEntry_notOfAFormerOne() throws VaultException {
        try (Vault vault = TestVault.create(temporary.resolve("vault"))) {
            Entry first = add(vault, TestVault.global(TestVault.CLAUDE, "a"), "sk-one");
            try (SecretBytes fresh = TestVault.secret("sk-two")) {
                vault.rotate(first.id(), fresh);
            }
            Entry second = add(vault, TestVault.global(TestVault.CLAUDE, "b"), "sk-one");
            assertEquals(second.id(), found(vault.byLeakFingerprint(), "sk-one").id());
        }
    }

    private static Entry add(Vault vault, NewEntry entry, String key) throws VaultException {
        try (SecretBytes secret = TestVault.secret(key)) {
            return vault.add(entry, secret);
        }
    }

    private static Entry found(Map<String, Entry> known, String key) {
        return Objects.requireNonNull(known.get(of(key)));
    }

    private static String of(String key) {
        byte[] bytes = TestVault.bytes(key);
        return LeakFingerprint.of(bytes, 0, bytes.length);
    }
}
