package dev.sessionvault.vault;

import static dev.sessionvault.vault.TestVault.CLAUDE;
import static dev.sessionvault.vault.TestVault.secret;
import static dev.sessionvault.vault.TestVault.take;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.secret.SystemRandom;
import dev.sessionvault.vault.audit.Act;
import dev.sessionvault.vault.format.v1.KeySchedule;
import dev.sessionvault.vault.format.v1.RecordKey;
import dev.sessionvault.vault.format.v1.RecordKind;
import dev.sessionvault.vault.format.v1.VaultFile;
import dev.sessionvault.vault.store.VaultDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LargeVaultTest {
    private static final int ENTRIES = 10_000;

    @TempDir
    Path home;

    @Test
    void tenThousandEntries_takingOpensOnePageAPlaceAndOneRecord() throws Exception {
        Path directory = home.resolve("sv");
        TestVault.create(directory).close();
        fill(directory, ENTRIES);
        try (Vault vault = TestVault.open(directory)) {
            assertEquals("sk-4711", take(vault, CLAUDE, "/p4711"));
            assertEquals(1, vault.contents().openedPages());
            assertEquals(1, vault.contents().openedRecords());
            assertEquals("sk-42", take(vault, CLAUDE, "/p42/src/main/java"));
            assertTrue(vault.contents().openedPages() <= 5);
            assertEquals(2, vault.contents().openedRecords());
            assertEquals("None", take(vault, CLAUDE, "/nothing"));
            assertEquals(2, vault.contents().openedRecords());
            assertEquals(ENTRIES, vault.entries().size());
        }
        long size = Files.size(directory.resolve("vault.db"));
        assertTrue(size < 400L * ENTRIES, "the file has " + size + " bytes");
    }

    /** Many entries in one snapshot. */
    static void fill(Path directory, int count) throws Exception {
        VaultDirectory vaultDirectory = new VaultDirectory(directory);
        VaultFile file = VaultFile.parse(vaultDirectory.read(VaultFile.MAX_BYTES));
        KeySchedule keys = KeySchedule.unwrap(
                file.preamble().vaultId(), file.preamble().slots().get(0), TestVault.slotKey());
        try (Custody custody = Custody.open(vaultDirectory, file, keys, TestVault.journal(directory))) {
            custody.change(new Filling(keys, count));
        }
    }

    private static final class Filling implements Custody.Change<Integer> {
        private final KeySchedule keys;
        private final int count;

        Filling(KeySchedule keys, int count) {
            this.keys = keys;
            this.count = count;
        }

        @Override
        public Integer apply(Contents newest, Draft draft) {
            for (int i = 0; i < count; i++) {
                byte[] prefix = RecordKey.prefix(keys, "claude", "/p" + i);
                RecordKey row = RecordKey.of(prefix, SystemRandom.bytes(RecordKey.ID_BYTES));
                NewEntry said = TestVault.project(CLAUDE, "/p" + i, "", new Expiry(28800, 0));
                Editing.Times times = Editing.Times.from(TestVault.NOW);
                new Editing(keys, newest, draft).put(RecordKind.KEY, row, said, times, secret("sk-" + i));
            }
            return count;
        }

        @Override
        public List<Act> acts() {
            return List.of(Act.of("fill"));
        }
    }
}
