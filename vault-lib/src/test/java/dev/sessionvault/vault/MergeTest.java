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
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.vault.Merge.WhenTaken;
import dev.sessionvault.vault.VaultException.Reason;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Entries that leave one vault in a portable file, and come into another. */
@SuppressWarnings("NullAway.Init")
class MergeTest {
    @TempDir
    Path home;

    private Path file;
    private Path here;
    private String exportedId;

    @BeforeEach
    void vaultOfThree_exported_andAnother() throws VaultException {
        file = home.resolve("export");
        here = home.resolve("here");
        Path there = home.resolve("there");
        try (Vault vault = TestVault.create(there)) {
            vault.add(project(CLAUDE, "/old/shop", "", new Expiry(28_800, 0)), secret("claude's"));
            vault.add(project(CODEX, "/old/shop/sub"), secret("codex's"));
            vault.add(global(CODEX, "spare"), secret("spare"));
            take(vault.withClock(TestVault.at(TestVault.NOW + 7_200)), CLAUDE, "/old/shop");
            export(vault, vault.entries().stream().map(Entry::id).collect(Collectors.toSet()));
            exportedId = SealedVault.read(there).id();
        }
        TestVault.create(here).close();
    }

    private void export(Vault vault, Set<EntryId> which) throws VaultException {
        try (NewSlot slot = NewSlot.recovery(secret("words"))) {
            Export.of(vault, which, slot).copyTo(file, true);
        }
    }

    private Vault exported() throws VaultException {
        SealedVault sealed = SealedVault.readCopy(file);
        Slot slot = sealed.slots().get(0);
        return sealed.open(slot, slot.derive(secret("words")), TestVault.anyJournal());
    }

    private Merged merge(Moves moves, WhenTaken whenTaken) throws VaultException {
        try (Vault from = exported();
                Vault into = TestVault.open(here)) {
            return new Merge(from, moves, whenTaken).into(into);
        }
    }

    @Test
    void export_isAnotherVault_withTheEntriesThatWereMeant() throws Exception {
        SealedVault sealed = SealedVault.readCopy(file);
        assertNotEquals(exportedId, sealed.id());
        assertEquals(1, sealed.slots().size());
        try (Vault vault = exported()) {
            assertEquals(3, vault.entries().size());
            assertEquals("spare", take(vault, CODEX, "/anywhere"));
            Entry claude = vault.entries().get(0);
            assertEquals(TestVault.NOW, claude.createdEpochSecond());
            assertEquals(TestVault.NOW + 7_200, claude.usedEpochSecond(), "the stamp went along");
            export(vault, Set.of(claude.id()));
        }
        try (Vault vault = exported()) {
            assertEquals(1, vault.entries().size());
        }
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertFalse(bytes.contains("claude") || bytes.contains("/old/shop"));
    }

    @Test
    void log_tellsOfEachKeyThatLeaves_andOfEachThatComes() throws Exception {
        merge(new Moves(), WhenTaken.REFUSE);
        String left = Files.readString(TestVault.logOf(home.resolve("there")).resolve("audit.log"));
        String came = Files.readString(TestVault.logOf(here).resolve("audit.log"));
        assertEquals(3, left.split("\"event\":\"take\",\"what\":\"export\"", -1).length - 1, left);
        assertEquals(3, came.split("\"event\":\"change\",\"what\":\"import\"", -1).length - 1, came);
    }

    /** A key in a login's place would be two for one account; and it would be the login's end. */
    @Test
    void loginInThePlaceOfAKey_staysOrStopsAll() throws VaultException {
        try (Vault vault = TestVault.open(here)) {
            vault.logins().adopt(global(CODEX, "spare"), secret("login"));
        }
        for (WhenTaken whenTaken : new WhenTaken[] {WhenTaken.REFUSE, WhenTaken.REPLACE}) {
            Merged.Clash clash = assertInstanceOf(Merged.Clash.class, merge(new Moves(), whenTaken));
            assertTrue(clash.existing().get(0).isLogin());
        }
        Merged.Done done = assertInstanceOf(Merged.Done.class, merge(new Moves(), WhenTaken.KEEP));
        assertEquals(2, done.added().size());
        assertEquals("spare", done.kept().get(0).account().value());
        try (Vault vault = TestVault.open(here)) {
            assertEquals(1, vault.inventory().logins().size());
            assertEquals("None", take(vault, CODEX, "/anywhere"));
        }
    }

    @Test
    void export_ofNothing_isAVaultWithoutEntries() throws VaultException {
        try (Vault vault = TestVault.open(home.resolve("there"))) {
            export(vault, Set.of());
        }
        assertInstanceOf(Merged.Done.class, merge(new Moves(), WhenTaken.REFUSE));
        assertEquals(1, SealedVault.read(here).generation(), "nothing to write");
    }

    @Test
    void merge_storesAll_movedAndWithTheirTimes() throws VaultException {
        Merged.Done done =
                assertInstanceOf(Merged.Done.class, merge(new Moves().put("/old/shop", "/new"), WhenTaken.REFUSE));
        assertEquals(3, done.added().size());
        try (Vault vault = TestVault.open(here)) {
            assertEquals(TestVault.NOW + 7_200, vault.entries().get(0).usedEpochSecond());
            assertEquals("claude's", take(vault.withClock(TestVault.at(TestVault.NOW + 7_200)), CLAUDE, "/new/below"));
            assertEquals("codex's", take(vault, CODEX, "/new/sub"));
            assertEquals("spare", take(vault, CODEX, "/elsewhere"));
            assertEquals("None", take(vault, CLAUDE, "/old/shop"));
            assertEquals("Expired", take(vault.withClock(TestVault.at(TestVault.NOW + 36_000)), CLAUDE, "/new"));
        }
    }

    @Test
    void clash_isAnsweredWithAllOfThem_andNothingIsWritten() throws VaultException {
        try (Vault vault = TestVault.open(here)) {
            vault.add(project(CLAUDE, "/old/shop"), secret("ours"));
            vault.add(global(CODEX, "spare"), secret("our spare"));
        }
        Merged.Clash clash = assertInstanceOf(Merged.Clash.class, merge(new Moves(), WhenTaken.REFUSE));
        assertEquals(2, clash.existing().size());
        assertEquals(3, SealedVault.read(here).generation());
        try (Vault vault = TestVault.open(here)) {
            assertEquals(2, vault.entries().size());
        }
    }

    @Test
    void keep_passesOverWhatIsThere_replaceTakesItsPlaceAndId() throws VaultException {
        EntryId id;
        try (Vault vault = TestVault.open(here)) {
            id = vault.add(project(CLAUDE, "/old/shop"), secret("ours")).id();
        }
        Merged.Done kept = assertInstanceOf(Merged.Done.class, merge(new Moves(), WhenTaken.KEEP));
        assertEquals("1 2", kept.kept().size() + " " + kept.added().size());
        try (Vault vault = TestVault.open(here)) {
            assertEquals("ours", take(vault, CLAUDE, "/old/shop"));
        }
        Merged.Done replaced = assertInstanceOf(Merged.Done.class, merge(new Moves(), WhenTaken.REPLACE));
        assertEquals("3 0", replaced.replaced().size() + " " + replaced.added().size());
        try (Vault vault = TestVault.open(here)) {
            assertEquals("claude's", take(vault, CLAUDE, "/old/shop"));
            assertEquals(id, vault.entries().get(0).id());
            assertEquals(3, vault.entries().size());
        }
    }

    @Test
    void movesThatBringTwoToOnePlace_areAnsweredAndNothingIsWritten() throws VaultException {
        try (Vault vault = TestVault.open(home.resolve("there"))) {
            vault.add(project(CLAUDE, "/older/shop"), secret("older"));
            export(vault, vault.entries().stream().map(Entry::id).collect(Collectors.toSet()));
        }
        Moves moves = new Moves().put("/old", "/new").put("/older", "/new");
        for (WhenTaken whenTaken : WhenTaken.values()) {
            assertInstanceOf(Merged.Collision.class, merge(moves, whenTaken));
        }
        assertEquals(1, SealedVault.read(here).generation());
    }

    @Test
    void choices_goAlong_andGiveWayToThoseThatAreHere() throws VaultException {
        Scope shop = new Scope.Project("/old/shop");
        AccountName spare = new AccountName("spare");
        try (Vault vault = TestVault.open(home.resolve("there"))) {
            vault.choose(CODEX, shop, spare);
            export(vault, vault.entries().stream().map(Entry::id).collect(Collectors.toSet()));
        }
        merge(new Moves().put("/old", "/new"), WhenTaken.REFUSE);
        try (Vault vault = TestVault.open(here)) {
            assertEquals("spare", take(vault, CODEX, "/new/shop"));
            vault.choose(CODEX, new Scope.Project("/new/shop"), null);
            vault.choose(CODEX, new Scope.Project("/new/shop"), new AccountName("other"));
        }
        merge(new Moves().put("/old", "/new"), WhenTaken.KEEP);
        assertEquals("other", choice());
        merge(new Moves().put("/old", "/new"), WhenTaken.REPLACE);
        assertEquals("spare", choice());
    }

    private String choice() throws VaultException {
        try (Vault vault = TestVault.open(here)) {
            return vault.inventory().choices().get(0).account().value();
        }
    }

    @Test
    void formerKeys_stayWhereTheyAre() throws VaultException {
        try (Vault vault = TestVault.open(home.resolve("there"))) {
            vault.rotate(vault.entries().get(0).id(), secret("rotated"));
            export(vault, vault.entries().stream().map(Entry::id).collect(Collectors.toSet()));
        }
        try (Vault vault = exported()) {
            assertEquals(3, vault.inventory().entries().size());
            assertEquals(0, vault.inventory().formers().size());
            assertEquals("rotated", take(vault, CLAUDE, "/old/shop"));
        }
    }

    @Test
    void moves_goByTheNearestDirectory() {
        Moves moves = new Moves().put("/a", "/x").put("/a/b", "/y").put("/root", "/");
        assertEquals(new Scope.Project("/x/c"), moves.apply(new Scope.Project("/a/c")));
        assertEquals(new Scope.Project("/y"), moves.apply(new Scope.Project("/a/b")));
        assertEquals(new Scope.Project("/y/d"), moves.apply(new Scope.Project("/a/b/d")));
        assertEquals(new Scope.Project("/ab"), moves.apply(new Scope.Project("/ab")));
        assertEquals(new Scope.Project("/z"), moves.apply(new Scope.Project("/root/z")));
        assertEquals(new Scope.Project("/"), moves.apply(new Scope.Project("/root")));
        assertEquals(new Scope.Global(), moves.apply(new Scope.Global()));
        Moves all = new Moves().put("/", "/mnt");
        assertEquals(new Scope.Project("/mnt/a"), all.apply(new Scope.Project("/a")));
        assertEquals(new Scope.Project("/mnt"), all.apply(new Scope.Project("/")));
    }

    @Test
    void damagedExports_ofEveryKind_changeNothing() throws Exception {
        for (Map.Entry<String, byte[]> forgery :
                new TreeMap<>(Forgeries.make(Files.createDirectory(home.resolve("forge")))).entrySet()) {
            if (Forgery.listing(forgery.getValue()) != null) {
                Files.write(file, forgery.getValue());
                Reason reason = VaultTest.reason(this::mergeForgery);
                assertNotEquals(Reason.UNWRITABLE, reason, forgery.getKey());
            }
        }
        assertEquals(1, SealedVault.read(here).generation());
    }

    private void mergeForgery() throws VaultException {
        SealedVault sealed = SealedVault.readCopy(file);
        try (Vault from = sealed.open(sealed.slots().get(0), TestVault.slotKey(), TestVault.anyJournal());
                Vault into = TestVault.open(here)) {
            new Merge(from, new Moves(), WhenTaken.REPLACE).into(into);
        }
    }
}
