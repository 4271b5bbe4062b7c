package dev.sessionvault.vault;

import static dev.sessionvault.vault.TestVault.CLAUDE;
import static dev.sessionvault.vault.TestVault.global;
import static dev.sessionvault.vault.TestVault.project;
import static dev.sessionvault.vault.TestVault.secret;
import static dev.sessionvault.vault.TestVault.text;
import static dev.sessionvault.vault.TestVault.use;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.vault.VaultException.Reason;
import dev.sessionvault.vault.audit.Act;
import dev.sessionvault.vault.audit.Event;
import dev.sessionvault.vault.audit.Field;
import dev.sessionvault.vault.audit.PlacedLine;
import dev.sessionvault.vault.format.v1.FormatException;
import dev.sessionvault.vault.format.v1.RecordKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looking for keys and logins alike: FORMAT.md "Looking up". */
@SuppressWarnings("NullAway.Init")
class KeyOrLoginTest {
    @TempDir
    Path home;

    private Vault vault;

    @BeforeEach
    void create() throws VaultException {
        vault = TestVault.create(home.resolve("sv"));
    }

    @AfterEach
    void close() {
        vault.close();
    }

    private Entry key(NewEntry said, String key) throws VaultException {
        return vault.add(said, secret(key));
    }

    private Entry login(NewEntry said, String login) throws VaultException {
        return vault.logins().adopt(said, secret(login));
    }

    private static NewEntry in(String path, String account) {
        return project(CLAUDE, path, account, Expiry.NEVER);
    }

    private String taken(String where, @Nullable String account) throws VaultException {
        AccountName name = account == null ? null : new AccountName(account);
        Selection selection = vault.selectKeyOrLogin(CLAUDE, where, name);
        Taking taking = vault.takeKeyOrLogin(CLAUDE, where, name, use());
        if (taking instanceof Taking.Taken taken) {
            try (taken) {
                assertEquals(
                        taken.entry().id(),
                        ((Selection.Found) selection).entry().id());
                return (taken.entry().isLogin() ? "login " : "key ") + text(taken.key());
            }
        }
        assertEquals(selection.getClass().getSimpleName(), taking.getClass().getSimpleName());
        return taking.getClass().getSimpleName();
    }

    @Test
    void nearestPlace_decides_whicheverItHas() throws VaultException {
        key(global(CLAUDE, ""), "everywhere");
        login(in("/a", ""), "a");
        key(in("/a/b", ""), "b");
        login(in("/a/b/c", "work"), "c");
        assertEquals("key everywhere", taken("/", null));
        assertEquals("login a", taken("/a", null));
        assertEquals("key b", taken("/a/b", null));
        assertEquals("login c", taken("/a/b/c/d", null));
        assertEquals("login c", taken("/a/b/c/d", "work"));
        assertEquals("key b", taken("/a/b/c/d", ""));
        assertEquals("None", taken("/a", "work"));
    }

    @Test
    void accounts_areOfBothKinds() throws VaultException {
        key(in("/a", "work"), "work");
        login(in("/a", "home"), "home");
        assertEquals("Ambiguous", taken("/a", null));
        assertEquals("key work", taken("/a", "work"));
        assertEquals("login home", taken("/a", "home"));
        vault.choose(CLAUDE, new Scope.Project("/a"), new AccountName("home"));
        assertEquals("login home", taken("/a", null));
        login(in("/a", ""), "unnamed");
        vault.choose(CLAUDE, new Scope.Project("/a"), null);
        assertEquals("login unnamed", taken("/a", null));
        vault.choose(CLAUDE, new Scope.Project("/a"), new AccountName("none"));
        assertEquals("Unmet", taken("/a", null));
    }

    @Test
    void entry_saysWhatItIs() throws VaultException {
        assertFalse(key(in("/a", ""), "k").isLogin());
        assertTrue(login(in("/b", ""), "l").isLogin());
        assertTrue(vault.inventory().logins().get(0).isLogin());
        assertFalse(vault.entries().get(0).isLogin());
        assertFalse(vault.entries().get(0).in(new Scope.Global()).isLogin());
        assertTrue(vault.inventory().logins().get(0).usedAt(7).isLogin());
    }

    @Test
    void listing_isByToolPlaceAndAccount_andTheLogSaysWhatWasTaken() throws VaultException {
        Entry last = login(in("/b", ""), "l");
        Entry first = key(in("/a", "x"), "k");
        Entry second = login(in("/a", "y"), "l");
        assertEquals(List.of(first, second, last), vault.inventory().keysAndLogins());
        assertEquals(Set.of(first, second), Set.copyOf(vault.accounts(CLAUDE, "/a")));
        taken("/a", "x");
        taken("/a", "y");
        List<String> why = vault.log().lines().stream()
                .map(PlacedLine::line)
                .filter(line -> line != null && line.event() == Event.TAKE)
                .map(line -> line.text(Field.WHY))
                .toList();
        assertEquals(List.of("", "a login"), why);
    }

    @Test
    void keyBesideALogin_andLoginBesideAKey_areRefused() throws VaultException {
        Entry login = login(in("/a", "work"), "l");
        Entry key = key(in("/b", "work"), "k");
        refused(login, () -> key(in("/a", "work"), "another"));
        refused(key, () -> login(in("/b", "work"), "another"));
        assertEquals("key other", takenAfter(() -> key(in("/a", "other"), "other"), "/a", "other"));
        assertEquals("login other", takenAfter(() -> login(in("/b", "other"), "other"), "/b", "other"));
        assertEquals("login l", taken("/a", "work"));
        assertEquals("key k", taken("/b", "work"));
    }

    private interface Change {
        Entry make() throws VaultException;
    }

    private static void refused(Entry there, Change change) {
        VaultException refused = assertThrows(VaultException.class, change::make);
        assertEquals(Reason.EXISTS, refused.reason());
        String message = String.valueOf(refused.getMessage());
        assertTrue(message.contains(there.id().brief()), message);
        assertTrue(message.contains(there.isLogin() ? "it is a login" : "it is a key"), message);
    }

    private String takenAfter(Change change, String where, String account) throws VaultException {
        change.make();
        return taken(where, account);
    }

    /** No writer makes such a vault; a reader that finds one does not guess. */
    @Test
    void keyAndLoginOfOneAccount_areAmbiguous_unlessOnlyKeysAreAskedFor() throws VaultException {
        login(in("/a", ""), "l");
        Entry key = vault.custody().change(new Beside(in("/a", "")));
        assertEquals("Ambiguous", taken("/a", null));
        assertEquals("Ambiguous", taken("/a", ""));
        Selection.Ambiguous ambiguous =
                assertInstanceOf(Selection.Ambiguous.class, vault.selectKeyOrLogin(CLAUDE, "/a/b", null));
        assertEquals(2, ambiguous.entries().size());
        assertTrue(ambiguous.entries().contains(key));
        assertEquals("k", TestVault.take(vault, CLAUDE, "/a"));
        assertEquals(1, vault.inventory().entries().size());
    }

    /** Stores a key whatever is there. */
    private final class Beside implements Custody.Change<Entry> {
        private final NewEntry said;

        Beside(NewEntry said) {
            this.said = said;
        }

        @Override
        public Entry apply(Contents newest, Draft draft) throws FormatException {
            Editing editing = new Editing(vault.custody().keys(), newest, draft);
            return editing.put(
                    RecordKind.KEY,
                    editing.fresh(said.tool(), said.scope()),
                    said,
                    Editing.Times.from(TestVault.NOW),
                    secret("k"));
        }

        @Override
        public List<Act> acts() {
            return List.of(Act.of("add"));
        }
    }
}
