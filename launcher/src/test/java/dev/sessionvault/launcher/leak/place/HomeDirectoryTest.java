package dev.sessionvault.launcher.leak.place;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.leak.Place;
import dev.sessionvault.vault.tool.Tool;
import dev.sessionvault.vault.tool.ToolTable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeDirectoryTest {
    private static final List<Tool> TOOLS = ToolTable.builtIn().tools();

    @TempDir
    private Path home;

    @Test
    void search_leadsToEveryPlantedKey() throws Exception {
        PreparedHome prepared = PreparedHome.withKeys(home, 11);
        Visits visits = Visits.of(prepared.planted());
        new HomeDirectory(home, prepared.environment(), TOOLS).search(visits);
        assertEquals(List.of(), visits.missed());
        assertEquals(List.of(), visits.unread);
    }

    @Test
    void search_findsTheLoginsThatOnlyLookEncrypted() throws Exception {
        PreparedHome prepared = PreparedHome.withKeys(home, 11);
        Visits visits = new Visits(List.of());
        new HomeDirectory(home, prepared.environment(), TOOLS).search(visits);
        assertEquals(
                List.of("droid-login", "gemini-login"),
                visits.findings.stream().map(one -> one.kind().id()).sorted().toList());
    }

    @Test
    void search_ofAHomeWithoutKeys_findsNothingByItself() throws Exception {
        PreparedHome prepared = PreparedHome.withoutKeys(home);
        Visits visits = new Visits(List.of());
        new HomeDirectory(home, prepared.environment(), TOOLS).search(visits);
        assertEquals(List.of(), visits.findings);
        assertEquals(List.of(), visits.unread);
    }

    @Test
    void parts_haveNoFileTwice() throws Exception {
        PreparedHome prepared = PreparedHome.withKeys(home, 11);
        Files.createSymbolicLink(home.resolve(".zprofile"), home.resolve(".bashrc"));
        List<Path> files = new HomeDirectory(home, prepared.environment(), TOOLS).files();
        assertEquals(files.size(), new HashSet<>(files).size());
        assertTrue(files.contains(home.resolve(".bashrc")));
        assertFalse(files.contains(home.resolve(".zprofile")));
    }

    @Test
    void variables_moveAPlace_andTheUsualOneIsSearchedStill() throws Exception {
        Path there = put("elsewhere/auth.json", "{}");
        Path usual = put(".codex/auth.json", "{}");
        assertEquals(List.of(usual), files(Map.of()));
        assertEquals(
                List.of(usual, there),
                files(Map.of("CODEX_HOME", home.resolve("elsewhere").toString())));
    }

    @Test
    void aRelativeVariable_movesNothing() throws Exception {
        Path usual = put(".codex/auth.json", "{}");
        assertEquals(List.of(usual), files(Map.of("CODEX_HOME", "elsewhere", "HISTFILE", "")));
    }

    @Test
    void storesOfAUsersTool_arePlaces() throws Exception {
        put(
                "config/tools.toml",
                "[mine]\nprograms = [\"mine\"]\nvariable = \"MINE_API_KEY\"\nstores = [\"~/.mine/key\", \"~/.mine/logins\"]\n");
        Path key = put(".mine/key", "");
        Path login = put(".mine/logins/one.json", "");
        List<Tool> tools = ToolTable.load(home.resolve("config").toFile()).tools();
        assertEquals(List.of(key, login), new HomeDirectory(home, Map.of(), tools).files());
    }

    @Test
    void whatAProfileReads_isSearched() throws Exception {
        Path profile = put(".profile", ". ~/.config/keys.sh\nexport A=\"$(cat \"$HOME/.secret/openai key\")\"\n");
        Path sourced = put(".config/keys.sh", "source " + home + "/deeper\n");
        Path read = put(".secret/openai key", "");
        Path deeper = put("deeper", "");
        put("other", "");
        assertEquals(List.of(profile, sourced, read, deeper), files(Map.of()));
    }

    @Test
    void projectsThatEditorsRemember_areSearched() throws Exception {
        put(".config/Code/User/workspaceStorage/1/workspace.json", "{\"folder\":\"file://" + home + "/a%20b\"}");
        put(".config/JetBrains/X1/options/recentProjects.xml", "<entry key=\"$USER_HOME$/c\">");
        put(".claude.json", "{\"projects\":{\"" + home + "/d\":{},\"" + home + "\":{},\"/\":{}}}");
        Path launch = put("a b/.vscode/launch.json", "");
        Path run = put("c/.run/c.run.xml", "");
        Path local = put("d/.env.local", "");
        put("e/.env.local", "");
        List<Path> files = files(Map.of());
        assertEquals(List.of(local, run, launch), files.subList(2, files.size()));
    }

    @Test
    void fishsEscapes_areDecoded_andTheKeysPlaceIsTheFiles() throws Exception {
        String text = "# VERSION: 3.0\nSETUVAR --export A:sk\\x2dant\\x2d1\nSETUVAR b:2\n";
        put(".config/fish/fish_variables", text);
        Visits visits = new Visits(List.of("sk-ant-1"));
        new HomeDirectory(home, Map.of(), List.of()).search(visits);
        Place.InFile place = (Place.InFile) visits.places.get(0);
        assertEquals("sk\\x2dant\\x2d1", text.substring((int) place.offset(), (int) place.offset() + place.bytes()));
        assertEquals(2, place.line());
        assertEquals(20, place.column());
    }

    @Test
    void keysAreBoundedInVimsUndoFile() throws Exception {
        Files.writeString(home.resolve(".bashrc"), "a\n");
        Vim.undone(home, ".bashrc", "sk-ant-1");
        Visits visits = new Visits(List.of("\nsk-ant-1\n"));
        new HomeDirectory(home, Map.of(), List.of()).search(visits);
        assertEquals(List.of(), visits.missed());
    }

    @Test
    void whatCannotBeRead_isLeftToTheSearch_whichSaysWhy() throws Exception {
        Path gone = home.resolve("gone");
        Visits visits = new Visits(List.of());
        new KnownFiles("gone", List.of(gone)).search(visits);
        assertEquals(List.of(gone), visits.files);
    }

    @Test
    void aPipeInAPlace_isNotWaitedFor() throws Exception {
        new ProcessBuilder("mkfifo", home.resolve(".bashrc").toString()).start().waitFor();
        assertEquals(List.of(), files(Map.of()));
    }

    private List<Path> files(Map<String, String> environment) {
        return new HomeDirectory(home, environment, List.of()).files();
    }

    private Path put(String name, String text) throws Exception {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
