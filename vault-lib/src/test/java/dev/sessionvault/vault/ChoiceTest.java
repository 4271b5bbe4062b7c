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
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class ChoiceTest {
    @TempDir
    Path home;

    private Vault vault;

    @BeforeEach
    void create() throws VaultException {
        vault = TestVault.create(home.resolve("sv"));
        vault.add(global(CLAUDE, "work"), secret("global work"));
        vault.add(project(CLAUDE, "/a", "home", Expiry.NEVER), secret("home in a"));
        vault.add(project(CLAUDE, "/a/b"), secret("unnamed in b"));
    }

    @AfterEach
    void close() {
        vault.close();
    }

    private boolean choose(String path, @Nullable String account) throws VaultException {
        return vault.choose(CLAUDE, new Scope.Project(path), account == null ? null : new AccountName(account));
    }

    @Test
    void choice_fixesTheAccount_hereAndBelow_andNowhereElse() throws VaultException {
        choose("/a/c", "work");
        assertEquals("global work", take(vault, CLAUDE, "/a/c"));
        assertEquals("global work", take(vault, CLAUDE, "/a/c/d"));
        assertEquals("home in a", take(vault, CLAUDE, "/a"));
        assertEquals("None", take(vault, CODEX, "/a/c"));
    }

    @Test
    void nearestPlace_decides_whetherByChoiceOrByEntry() throws VaultException {
        choose("/a", "work");
        assertEquals("unnamed in b", take(vault, CLAUDE, "/a/b"));
        assertEquals("global work", take(vault, CLAUDE, "/a/x"));
        choose("/a/b", "home");
        assertEquals("home in a", take(vault, CLAUDE, "/a/b"));
    }

    @Test
    void choiceThatNothingMeets_isSaid_notAnotherKeyGiven() throws VaultException {
        choose("/a/b", "gone");
        Taking.Unmet unmet = assertInstanceOf(Taking.Unmet.class, vault.take(CLAUDE, "/a/b/c", null, TestVault.use()));
        assertEquals("gone", unmet.choice().account().value());
        assertEquals(new Scope.Project("/a/b"), unmet.choice().scope());
        assertInstanceOf(Selection.Unmet.class, vault.select(CLAUDE, "/a/b/c", null));
    }

    @Test
    void accountThatWasNamed_overridesEveryChoice() throws VaultException {
        choose("/a/b", "gone");
        assertEquals("unnamed in b", take(vault, CLAUDE, "/a/b", ""));
        assertEquals("home in a", take(vault, CLAUDE, "/a/b", "home"));
    }

    @Test
    void foundByChoice_saysSo() throws VaultException {
        choose("/a/b", "work");
        Selection.Found found = assertInstanceOf(Selection.Found.class, vault.select(CLAUDE, "/a/b", null));
        assertEquals(vault.inventory().choices().get(0), found.choice().orElseThrow());
        Selection.Found named =
                assertInstanceOf(Selection.Found.class, vault.select(CLAUDE, "/a/b", new AccountName("work")));
        assertEquals(Optional.empty(), named.choice());
    }

    @Test
    void choice_isChanged_keptOnce_andRemoved() throws VaultException {
        assertTrue(choose("/a", "work"));
        assertFalse(choose("/a", "work"));
        assertTrue(choose("/a", "home"));
        assertEquals(1, vault.inventory().choices().size());
        assertTrue(choose("/a", null));
        assertFalse(choose("/a", null));
        assertTrue(vault.inventory().choices().isEmpty());
        assertEquals(3, vault.entries().size());
    }

    @Test
    void accounts_areTheNearestOfEach() throws VaultException {
        assertEquals(3, vault.accounts(CLAUDE, "/a/b/c").size());
        assertEquals(2, vault.accounts(CLAUDE, "/a").size());
        assertEquals(1, vault.accounts(CLAUDE, "/").size());
        vault.add(global(CLAUDE, "home"), secret("further away"));
        assertEquals(
                new Scope.Project("/a"), vault.accounts(CLAUDE, "/a").get(0).scope());
    }
}
