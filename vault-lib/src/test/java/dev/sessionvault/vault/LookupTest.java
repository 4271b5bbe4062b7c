package dev.sessionvault.vault;

import static dev.sessionvault.vault.TestVault.CLAUDE;
import static dev.sessionvault.vault.TestVault.CODEX;
import static dev.sessionvault.vault.TestVault.global;
import static dev.sessionvault.vault.TestVault.project;
import static dev.sessionvault.vault.TestVault.secret;
import static dev.sessionvault.vault.TestVault.take;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class LookupTest {
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

    private void add(NewEntry entry, String key) throws VaultException {
        vault.add(entry, secret(key));
    }

    @Test
    void nearestAncestor_wins_thenTheRoot_thenGlobal() throws VaultException {
        add(global(CLAUDE, ""), "global");
        assertEquals("global", take(vault, CLAUDE, "/a/b/c"));
        add(project(CLAUDE, "/"), "root");
        assertEquals("root", take(vault, CLAUDE, "/a/b/c"));
        assertEquals("root", take(vault, CLAUDE, "/"));
        add(project(CLAUDE, "/a"), "a");
        add(project(CLAUDE, "/a/b"), "b");
        assertEquals("b", take(vault, CLAUDE, "/a/b/c"));
        assertEquals("b", take(vault, CLAUDE, "/a/b"));
        assertEquals("a", take(vault, CLAUDE, "/a/bc"));
        assertEquals("root", take(vault, CLAUDE, "/ab"));
    }

    @Test
    void siblingAndOtherTool_getNothing() throws VaultException {
        add(project(CLAUDE, "/a/one"), "one");
        assertEquals("None", take(vault, CLAUDE, "/a/two"));
        assertEquals("None", take(vault, CLAUDE, "/a"));
        assertEquals("None", take(vault, CLAUDE, "/a/one-more"));
        assertEquals("None", take(vault, CODEX, "/a/one"));
    }

    @Test
    void severalAccounts_unnamedIsMeant_unlessAllAreNamed() throws VaultException {
        add(project(CLAUDE, "/a", "work", Expiry.NEVER), "work");
        assertEquals("work", take(vault, CLAUDE, "/a"));
        add(project(CLAUDE, "/a", "home", Expiry.NEVER), "home");
        Taking.Ambiguous ambiguous =
                assertInstanceOf(Taking.Ambiguous.class, vault.take(CLAUDE, "/a", null, TestVault.use()));
        assertEquals(
                List.of("home", "work"),
                ambiguous.entries().stream()
                        .map(entry -> entry.account().value())
                        .sorted()
                        .toList());
        assertEquals(
                ambiguous.entries(),
                assertInstanceOf(Selection.Ambiguous.class, vault.select(CLAUDE, "/a", null))
                        .entries());
        add(project(CLAUDE, "/a"), "unnamed");
        assertEquals("unnamed", take(vault, CLAUDE, "/a"));
        assertEquals("unnamed", take(vault, CLAUDE, "/a", ""));
    }

    @Test
    void namedAccount_isLookedForFurtherUp() throws VaultException {
        add(project(CLAUDE, "/a/b"), "near");
        add(project(CLAUDE, "/a", "work", Expiry.NEVER), "far");
        add(global(CLAUDE, "spare"), "global");
        assertEquals("near", take(vault, CLAUDE, "/a/b/c"));
        assertEquals("far", take(vault, CLAUDE, "/a/b/c", "work"));
        assertEquals("global", take(vault, CLAUDE, "/a/b/c", "spare"));
        assertEquals("None", take(vault, CLAUDE, "/a/b/c", "nobody"));
    }

    @Test
    void directoryThatIsNoNormalPath_isRefused() {
        for (String path : new String[] {"", "a", "/a/", "//", "/a//b", "/a/./b", "/a/..", "/a\0", "/\ud800"}) {
            assertThrows(IllegalArgumentException.class, () -> vault.take(CLAUDE, path, null, TestVault.use()), path);
            assertThrows(IllegalArgumentException.class, () -> new Scope.Project(path), path);
        }
    }

    @Test
    void names_outsideOfTheirAlphabet_areRefused() {
        for (String name : new String[] {"", "-a", ".a", "A", "a b", "a/b", "ä", "a".repeat(65)}) {
            assertThrows(IllegalArgumentException.class, () -> ToolName.parse(name), name);
        }
        assertEquals("gpt-4.1_x", ToolName.parse("gpt-4.1_x").value());
        for (String name : new String[] {"a b", "a/b", "ä", "a".repeat(65)}) {
            assertThrows(IllegalArgumentException.class, () -> AccountName.parse(name), name);
        }
        assertThrows(IllegalArgumentException.class, () -> new EntryId("0123456789abcdeF"));
        assertThrows(IllegalArgumentException.class, () -> new EntryId("0123456789abcde"));
        assertThrows(IllegalArgumentException.class, () -> new Expiry(-1, 0));
        assertThrows(
                IllegalArgumentException.class,
                () -> new NewEntry(CLAUDE, new Scope.Global(), AccountName.UNNAMED, "a\nb", Expiry.NEVER));
    }
}
