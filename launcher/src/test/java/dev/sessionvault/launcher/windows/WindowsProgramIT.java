package dev.sessionvault.launcher.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.Main;
import dev.sessionvault.root.windows.Wine;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** sv in a Windows runtime, starting Windows programs, by wine: from `sv init` to the code that a tool ends with. */
@Tag("nightly")
class WindowsProgramIT {
    private static final String KEY = "sk-ant-api03-" + "Zq7".repeat(31) + "AA";

    @TempDir
    static Path directory;

    private static Wine wine;
    private static Path shop;

    @BeforeAll
    static void store() throws Exception {
        wine = new Wine(Files.createDirectory(directory.resolve("wine")));
        Path tools = Files.createDirectory(wine.driveC().resolve("tools"));
        Wine.compile(WindowsProgramIT.class, "tool.c", tools.resolve("claude.exe"));
        Files.writeString(
                Files.createDirectory(wine.driveC().resolve("shims")).resolve("claude.cmd"),
                "@echo off\r\n\"C:\\tools\\claude.exe\" %*\r\n");
        shop = Files.createDirectories(wine.driveC().resolve("work/shop"));
        Wine.Ended made = sv(shop, Map.of(), "", "init", "--root", "dpapi", "--recovery-fd", "1");
        assertEquals("0 sv: root dpapi: sealed, opened and compared\n", made.code() + " " + made.err());
        Wine.Ended added = sv(shop, Map.of(), KEY + "\n", "add", "claude", "--stdin", "--ttl", "64s");
        assertEquals("0 ", added.code() + " " + added.err());
    }

    @AfterAll
    static void end() throws Exception {
        wine.close();
    }

    @Test
    void list_namesTheProjectAsWindowsDoes_andNeverTheKey() throws Exception {
        Wine.Ended listed = sv(shop, Map.of(), "", "list");
        assertEquals("0 ", listed.code() + " " + listed.err());
        assertTrue(listed.out().contains("C:\\work\\shop"), listed.out());
        assertFalse(listed.out().contains(KEY));
    }

    @Test
    void tool_getsItsArguments_itsInput_itsKey_andNoOther() throws Exception {
        String[] arguments = {"a b", "c\"d", "e\\", "f\\\"g", "", "ä€😀", "*.txt", "%PATH%", "a&b", "exit=42"};
        Files.writeString(shop.resolve("there.txt"), "");
        Map<String, String> caller = Map.of("openai_api_key", "other", "alpha", "ä😀", "Zeta", "1");
        Wine.Ended ended = run(caller, "hallo\n", arguments);
        assertEquals(List.of(arguments), told(ended, "argument"));
        assertEquals(List.of("hallo"), told(ended, "input"));
        assertEquals(42, ended.code());
        List<String> variables = told(ended, "variable");
        assertTrue(variables.contains("ANTHROPIC_API_KEY=" + KEY));
        assertTrue(variables.containsAll(List.of("alpha=ä😀", "Zeta=1")));
        assertFalse(
                String.join("\n", variables).toLowerCase(java.util.Locale.ROOT).contains("openai"));
        assertEquals(variables.indexOf("alpha=ä😀") + 1, variables.indexOf("ANTHROPIC_API_KEY=" + KEY));
    }

    /** The second use writes its stamp over the first one's. */
    @Test
    void useAfterUse_isStamped() throws Exception {
        for (int use = 0; use < 2; use++) {
            Wine.Ended ended = run(Map.of(), "");
            assertEquals(0, ended.code());
            assertFalse(ended.err().contains("write down"), ended.err());
            Thread.sleep(1100);
        }
    }

    @Test
    void batchFile_getsWhatIsSafe() throws Exception {
        String[] arguments = {"a b", "c&d|e", "f^g", "!h!", "", "i\\", "ä€", "exit=7"};
        Wine.Ended ended = run(Map.of("WINEPATH", "C:\\shims"), "", arguments);
        assertEquals(List.of(arguments), told(ended, "argument"));
        assertTrue(told(ended, "variable").contains("ANTHROPIC_API_KEY=" + KEY));
        assertEquals(7, ended.code());
    }

    @Test
    void batchFile_isRefusedWhatIsNot() throws Exception {
        Wine.Ended ended = run(Map.of("WINEPATH", "C:\\shims"), "", "\"&calc");
        assertEquals("126 ", ended.code() + " " + ended.out());
        assertTrue(ended.err().contains("argument 1 has a quotation mark"), ended.err());
    }

    @Test
    void anyCommand_canHaveTheKey() throws Exception {
        Wine.Ended ended = sv(shop, Map.of(), "", "exec", "claude", "--", "cmd.exe", "/c", "set");
        assertTrue(ended.out().contains("ANTHROPIC_API_KEY=" + KEY), ended.err());
        assertEquals(0, ended.code());
    }

    @Test
    void elsewhere_thereIsNoKey() throws Exception {
        Path blog = Files.createDirectories(wine.driveC().resolve("work/blog"));
        Wine.Ended ended = sv(blog, Map.of(), "", "run", "claude");
        assertEquals("3 ", ended.code() + " " + ended.out());
        assertTrue(ended.err().startsWith("sv: error: take the key: claude: no key for "), ended.err());
    }

    @Test
    void programInsideTheProject_isRefused() throws Exception {
        Files.copy(wine.driveC().resolve("tools/claude.exe"), shop.resolve("claude.exe"));
        Wine.Ended ended = run(Map.of("WINEPATH", "C:\\work\\shop"), "");
        Files.delete(shop.resolve("claude.exe"));
        assertEquals("7 ", ended.code() + " " + ended.out());
        assertTrue(ended.err().contains("it lies inside the project"), ended.err());
    }

    /** Wine makes access lists of modes: one that lets in others has an entry for everyone. */
    @Test
    void vaultThatLetsInOthers_isRefused() throws Exception {
        Path data = wine.driveC().resolve("sv/data");
        var before = Files.getPosixFilePermissions(data);
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
        Wine.Ended ended = sv(shop, Map.of(), "", "list");
        Files.setPosixFilePermissions(data, before);
        assertEquals("", ended.out());
        assertTrue(ended.err().contains("C:\\sv\\data: lets in "), ended.err());
        assertTrue(ended.err().contains("hint: icacls "), ended.err());
    }

    @Test
    void withoutSvHome_filesAreInTheUsersLocalData() throws Exception {
        Wine.Ended made = sv(shop, Map.of("SV_HOME", ""), "", "init", "--root", "dpapi", "--recovery-fd", "1");
        assertEquals(0, made.code(), made.err());
        assertTrue(made.out().contains("\\AppData\\Local\\sv\\data"), made.out());
    }

    private static Wine.Ended run(Map<String, String> environment, String input, String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of("run", "claude", "--"));
        all.addAll(List.of(arguments));
        return sv(shop, environment, input, all.toArray(new String[0]));
    }

    private static Wine.Ended sv(Path working, Map<String, String> environment, String input, String... arguments)
            throws Exception {
        Map<String, String> all = new HashMap<>(Map.of("SV_HOME", "C:\\sv", "WINEPATH", "C:\\tools"));
        all.putAll(environment);
        return wine.in(working, input.getBytes(StandardCharsets.UTF_8))
                .java(all, List.of(), Main.class.getName(), arguments);
    }

    private static List<String> told(Wine.Ended ended, String what) {
        return ended.out()
                .lines()
                .filter(line -> line.startsWith(what + " "))
                .map(line -> line.substring(what.length() + 1))
                .toList();
    }
}
