package dev.sessionvault.vault;

import static dev.sessionvault.vault.TestVault.CLAUDE;
import static dev.sessionvault.vault.TestVault.project;
import static dev.sessionvault.vault.TestVault.secret;
import static dev.sessionvault.vault.TestVault.take;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.secret.SecretAccess;
import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.vault.audit.Event;
import dev.sessionvault.vault.audit.Field;
import dev.sessionvault.vault.audit.Line;
import dev.sessionvault.vault.audit.PlacedLine;
import dev.sessionvault.vault.audit.Use;
import dev.sessionvault.vault.audit.Verdict;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys of sv's own are in the vault, and no tool's. */
class OwnKeysTest {
    private static final ToolName RELAY = new ToolName("sv.relay");
    private static final AccountName ACCOUNT = new AccountName("relay.example.org+443");
    private static final Use OPEN = Use.of("share open");

    @TempDir
    private Path home;

    private Path directory;

    @BeforeEach
    void fill() throws VaultException {
        directory = home.resolve("sv");
        try (Vault vault = TestVault.create(directory)) {
            vault.add(project(CLAUDE, "/p"), secret("sk-1"));
            vault.add(own(ACCOUNT), secret("own-1"));
        }
    }

    private static NewEntry own(AccountName account) {
        return new NewEntry(RELAY, new Scope.Global(), account, "", Expiry.NEVER);
    }

    @Test
    void noListNamesThem_andNoToolGetsThem() throws VaultException {
        try (Vault vault = TestVault.open(directory)) {
            assertEquals(List.of("claude"), tools(vault.entries()));
            assertEquals(List.of("claude"), tools(vault.inventory().entries()));
            assertEquals(List.of("sv.relay"), tools(vault.ownKeys(RELAY)));
            assertThrows(IllegalArgumentException.class, () -> vault.take(RELAY, "/p", ACCOUNT, OPEN));
            assertThrows(IllegalArgumentException.class, () -> vault.select(RELAY, "/p", null));
            assertThrows(IllegalArgumentException.class, () -> vault.ownKeys(CLAUDE));
            assertThrows(IllegalArgumentException.class, () -> vault.takeOwn(CLAUDE, ACCOUNT, OPEN, ""));
            assertEquals("sk-1", take(vault, CLAUDE, "/p"));
        }
    }

    private static List<String> tools(List<Entry> entries) {
        return entries.stream().map(entry -> entry.tool().value()).toList();
    }

    @Test
    void takingOne_isInTheLog_withWhatItIsFor() throws VaultException {
        try (Vault vault = TestVault.open(directory)) {
            try (SecretBytes key =
                    vault.takeOwn(RELAY, ACCOUNT, OPEN, "session 1").orElseThrow()) {
                assertEquals("own-1", text(key));
            }
            assertEquals(Optional.empty(), vault.takeOwn(RELAY, new AccountName("other"), OPEN, "session 2"));
            Verdict verdict = vault.log();
            assertTrue(verdict.isSound());
            List<Line> takes = verdict.lines().stream()
                    .map(PlacedLine::line)
                    .filter(Objects::nonNull)
                    .filter(line -> line.event() == Event.TAKE)
                    .toList();
            assertEquals(1, takes.size());
            assertEquals("share open", takes.get(0).text(Field.WHAT));
            assertEquals("sv.relay", takes.get(0).text(Field.TOOL));
            assertEquals(ACCOUNT.value(), takes.get(0).text(Field.ACCOUNT));
            assertEquals("session 1", takes.get(0).text(Field.WHY));
        }
    }

    private static String text(SecretBytes key) {
        return key.read(SecretAccess.granted(), bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** Without a log there is no key. */
    @Test
    void noLog_noKey() throws Exception {
        Path log = TestVault.logOf(directory);
        try (Vault vault = TestVault.open(directory)) {
            Files.move(log, home.resolve("elsewhere"));
            Files.writeString(log, "");
            assertThrows(VaultException.class, () -> vault.takeOwn(RELAY, ACCOUNT, OPEN, ""));
        }
    }

    /** Not even when its id is named. */
    @Test
    void exportHasNone() throws VaultException {
        try (Vault vault = TestVault.open(directory)) {
            Set<EntryId> ids = Set.of(
                    vault.ownKeys(RELAY).get(0).id(), vault.entries().get(0).id());
            SealedVault export = Export.of(vault, ids, TestVault.slot());
            try (Vault opened = export.open(export.slots().get(0), TestVault.slotKey(), TestVault.anyJournal())) {
                assertEquals(List.of("claude"), tools(opened.entries()));
                assertEquals(List.of(), opened.ownKeys(RELAY));
            }
        }
    }

    /** Who made an export shall not say who we are. */
    @Test
    void importTakesNone() throws VaultException {
        try (Vault vault = TestVault.open(directory);
                Vault target = TestVault.create(home.resolve("other"))) {
            new Merge(vault, new Moves(), Merge.WhenTaken.REFUSE).into(target);
            assertEquals(List.of("claude"), tools(target.entries()));
            assertEquals(List.of(), target.ownKeys(RELAY));
        }
    }

    @Test
    void noFingerprint_tellsOfThem() throws VaultException {
        try (Vault vault = TestVault.open(directory)) {
            assertEquals(
                    List.of("claude"),
                    tools(List.copyOf(vault.byLeakFingerprint().values())));
        }
    }

    @Test
    void storedAgain_itIsReplaced_andRemovedByItsId() throws VaultException {
        try (Vault vault = TestVault.open(directory)) {
            vault.add(own(ACCOUNT), secret("own-2"));
            assertEquals(1, vault.ownKeys(RELAY).size());
            try (SecretBytes key = vault.takeOwn(RELAY, ACCOUNT, OPEN, "").orElseThrow()) {
                assertEquals("own-2", text(key));
            }
            vault.remove(Set.of(vault.ownKeys(RELAY).get(0).id()));
            assertEquals(List.of(), vault.ownKeys(RELAY));
        }
    }
}
