package dev.sessionvault.vault;

import static dev.sessionvault.vault.TestVault.CLAUDE;
import static dev.sessionvault.vault.TestVault.CODEX;
import static dev.sessionvault.vault.TestVault.global;
import static dev.sessionvault.vault.TestVault.project;
import static dev.sessionvault.vault.TestVault.secret;
import static dev.sessionvault.vault.TestVault.text;
import static dev.sessionvault.vault.TestVault.use;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.vault.VaultException.Reason;
import dev.sessionvault.vault.audit.Event;
import dev.sessionvault.vault.audit.Field;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logins stand in the vault beside the keys; who asks for keys does not see them, and who asks for both does. */
class LoginsTest {
    private static final String FIRST = "{\"refresh\": \"one\"}\n\0";
    private static final String SECOND = "{\"refresh\": \"two\"}\n\0";

    @TempDir
    private Path home;

    private Path directory;
    private Entry login;

    @BeforeEach
    void fill() throws VaultException {
        directory = home.resolve("sv");
        try (Vault vault = TestVault.create(directory)) {
            vault.add(project(CLAUDE, "/p"), secret("sk-1"));
            login = vault.logins().adopt(global(CLAUDE, "work"), secret(FIRST));
        }
    }

    private static String taken(Vault vault, ToolName tool, String where, @Nullable String account)
            throws VaultException {
        Taking taking = vault.logins().take(tool, where, account == null ? null : new AccountName(account), use());
        if (taking instanceof Taking.Taken taken) {
            try (taken) {
                return text(taken.key());
            }
        }
        return taking.getClass().getSimpleName();
    }

    @Test
    void whatWasAdopted_isGivenByteForByte_whereItIsBound() throws VaultException {
        try (Vault vault = TestVault.open(directory)) {
            assertEquals(FIRST, taken(vault, CLAUDE, "/anywhere", null));
            assertEquals(FIRST, taken(vault, CLAUDE, "/p", "work"));
            assertEquals("None", taken(vault, CLAUDE, "/p", "home"));
            assertEquals("None", taken(vault, CODEX, "/p", null));
        }
    }

    @Test
    void whoAsksForKeys_doesNotSeeLogins() throws VaultException {
        try (Vault vault = TestVault.open(directory)) {
            assertEquals("sk-1", TestVault.take(vault, CLAUDE, "/p"));
            assertEquals("None", TestVault.take(vault, CLAUDE, "/q"));
            assertEquals("None", TestVault.take(vault, CLAUDE, "/p", "work"));
            assertEquals(1, vault.entries().size());
            assertEquals(List.of(login), vault.accounts(CLAUDE, "/q"), "it can be asked for by name");
            assertEquals(List.of(login), vault.inventory().logins());
            assertEquals(1, vault.byLeakFingerprint().size());
            assertThrows(VaultException.class, () -> vault.rotate(login.id(), secret("sk-3")));
        }
    }

    @Test
    void choice_countsForLoginsToo() throws VaultException {
        try (Vault vault = TestVault.open(directory)) {
            vault.logins().adopt(global(CLAUDE, "home"), secret(SECOND));
            assertEquals("Ambiguous", taken(vault, CLAUDE, "/p", null));
            vault.choose(CLAUDE, new Scope.Project("/p"), new AccountName("home"));
            assertEquals(SECOND, taken(vault, CLAUDE, "/p", null));
            assertEquals("Ambiguous", taken(vault, CLAUDE, "/q", null));
        }
    }

    @Test
    void secondLoginOfTheSameAccount_isRefused_andNothingIsReplaced() throws VaultException {
        try (Vault vault = TestVault.open(directory)) {
            VaultException refused = assertThrows(
                    VaultException.class, () -> vault.logins().adopt(global(CLAUDE, "work"), secret(SECOND)));
            assertEquals(Reason.EXISTS, refused.reason());
            assertEquals(FIRST, taken(vault, CLAUDE, "/", null));
        }
    }

    @Test
    void update_takesThePlaceOfTheOneItCameFrom() throws VaultException {
        try (Vault vault = TestVault.open(directory)) {
            Entry updated = vault.logins()
                    .update(login.id(), login.fingerprint(), secret(SECOND))
                    .orElseThrow();
            assertEquals(login.id(), updated.id());
            assertEquals(login.createdEpochSecond(), updated.createdEpochSecond());
            assertNotEquals(login.fingerprint(), updated.fingerprint());
            assertTrue(vault.gives(login.id(), secret(SECOND)));
            assertFalse(vault.gives(login.id(), secret(FIRST)));
        }
        assertEquals(List.of("adopt login", "update login"), told(Event.CHANGE).subList(2, 4));
    }

    /** Two runs began with the same login: the second to come back may not undo what the first brought. */
    @Test
    void updateOfAnotherLogin_isRefused_alsoFromAnOlderView() throws VaultException {
        try (Vault one = TestVault.open(directory);
                Vault other = TestVault.open(directory)) {
            one.logins().update(login.id(), login.fingerprint(), secret(SECOND));
            Optional<Entry> late = other.logins().update(login.id(), login.fingerprint(), secret("{}"));
            assertEquals(Optional.empty(), late);
            assertEquals(SECOND, taken(other, CLAUDE, "/", null), "and what is there now is seen");
        }
    }

    @Test
    void updateOfWhatIsNotThere_saysSo() throws VaultException {
        try (Vault vault = TestVault.open(directory)) {
            EntryId key = vault.entries().get(0).id();
            vault.remove(Set.of(login.id()));
            for (EntryId id : List.of(login.id(), key)) {
                VaultException refused = assertThrows(
                        VaultException.class, () -> vault.logins().update(id, login.fingerprint(), secret(SECOND)));
                assertEquals(Reason.ABSENT, refused.reason());
            }
        }
    }

    @Test
    void removingALogin_leavesTheFormerKeyBesideIt() throws VaultException {
        try (Vault vault = TestVault.open(directory)) {
            Entry key = vault.add(global(CLAUDE, "home"), secret("sk-old"));
            vault.rotate(key.id(), secret("sk-new"));
            assertEquals(1, vault.remove(Set.of(login.id())));
            assertEquals("sk-old", TestVault.text(backOf(vault, key)));
        }
        assertTrue(told(Event.CHANGE).contains("remove login"));
    }

    private static SecretBytes backOf(Vault vault, Entry key) throws VaultException {
        vault.takeBack(key.id());
        Taking taking = vault.take(CLAUDE, "/", new AccountName("home"), use());
        return ((Taking.Taken) taking).key();
    }

    @Test
    void sizes() throws VaultException {
        try (Vault vault = TestVault.open(directory)) {
            Logins logins = vault.logins();
            String large = "x".repeat(Logins.MAX_BYTES);
            Entry stored = logins.adopt(global(CODEX, ""), secret(large));
            assertEquals(large, taken(vault, CODEX, "/", null));
            assertTrue(vault.gives(stored.id(), secret(large)));
            assertThrows(IllegalArgumentException.class, () -> logins.adopt(global(CODEX, "b"), secret(large + "x")));
            assertThrows(IllegalArgumentException.class, () -> logins.adopt(global(CODEX, "b"), secret("")));
            assertThrows(
                    IllegalArgumentException.class, () -> vault.add(global(CODEX, "b"), secret("x".repeat(16385))));
        }
    }

    @Test
    void loginExpires_andIsRenewed_asAKey() throws VaultException {
        List<NewSlot> slots = List.of(NewSlot.passphrase(secret("four words")));
        Path other = home.resolve("by-passphrase");
        try (Vault vault = Vault.create(other, slots, TestVault.journal(other), TestVault.at(TestVault.NOW))) {
            Expiry hour = new Expiry(0, TestVault.NOW + 3600);
            Entry stored = vault.logins().adopt(project(CODEX, "/c", "", hour), secret(FIRST));
            Vault later = vault.withClock(TestVault.at(TestVault.NOW + 3600));
            assertEquals("Expired", taken(later, CODEX, "/c", null));
            Slot slot = SealedVault.read(other).slots().get(0);
            Presence presence = vault.present(slot, slot.derive(secret("four words")));
            later.renew(presence, stored.id(), stored.expiryFrom(TestVault.NOW + 3600));
            assertEquals(FIRST, taken(later, CODEX, "/c", null));
            assertEquals(1, vault.inventory().logins().size());
        }
    }

    @Test
    void exportsAndMerges_leaveLoginsOut() throws VaultException {
        try (Vault vault = TestVault.open(directory);
                Vault target = TestVault.create(home.resolve("other"))) {
            Set<EntryId> ids = Set.of(login.id(), vault.entries().get(0).id());
            SealedVault export = Export.of(vault, ids, TestVault.slot());
            try (Vault opened = export.open(export.slots().get(0), TestVault.slotKey(), TestVault.anyJournal())) {
                assertEquals(1, opened.entries().size());
                assertEquals(List.of(), opened.inventory().logins());
            }
            new Merge(vault, new Moves(), Merge.WhenTaken.REFUSE).into(target);
            assertEquals(List.of(), target.inventory().logins());
        }
    }

    private List<String> told(Event event) throws VaultException {
        try (Vault vault = TestVault.open(directory)) {
            return vault.log().lines().stream()
                    .map(placed -> placed.line())
                    .filter(Objects::nonNull)
                    .filter(line -> line.event() == event)
                    .map(line -> line.text(Field.WHAT))
                    .toList();
        }
    }
}
