package dev.sessionvault.launcher.leak.place;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.leak.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitHistoryTest {
    @TempDir
    private Path directory;

    @Test
    void aKeyThatWasRemoved_isFoundInTheCommitThatBroughtIt() throws Exception {
        TestRepository repository = TestRepository.in(directory);
        repository.commit("readme", "nothing\n");
        String guilty = repository.commit("src/app.py", "import os\n\nkey = 'KEY1'\n");
        repository.commit("copy.py", "import os\n\nkey = 'KEY1'\n");
        repository.commit("src/app.py", "import os\n");
        assertEquals(
                List.of(new Place.InGit(directory.toRealPath(), guilty, "src/app.py", 3, 8)), search("KEY1").places);
    }

    @Test
    void everyRef_leadsToKeys() throws Exception {
        TestRepository repository = TestRepository.in(directory);
        repository.commit("readme", "nothing\n");
        repository.git("checkout", "--quiet", "-b", "side");
        repository.commit("a", "KEY-BRANCH");
        repository.git("tag", "old");
        repository.git("checkout", "--quiet", "main");
        repository.git("branch", "--delete", "--force", "side");
        repository.put("readme", "KEY-OLD-STASH");
        repository.git("stash");
        repository.put("readme", "KEY-NEW-STASH");
        repository.git("stash");
        repository.commit("b", "KEY-AMENDED");
        repository.put("b", "clean");
        repository.git("commit", "--quiet", "--all", "--amend", "--no-edit");
        repository.git("notes", "add", "--message", "KEY-NOTE");
        Visits visits = search("KEY-BRANCH", "KEY-OLD-STASH", "KEY-NEW-STASH", "KEY-AMENDED", "KEY-NOTE");
        assertEquals(List.of(), visits.missed());
    }

    @Test
    void whatNothingLeadsTo_isSearchedOnlyWhenAskedFor() throws Exception {
        TestRepository repository = TestRepository.in(directory);
        repository.commit("readme", "nothing\n");
        repository.put("a", "KEY-FORGOTTEN");
        repository.git("add", "a");
        repository.git("reset", "--quiet");
        assertEquals(List.of("KEY-FORGOTTEN"), search("KEY-FORGOTTEN").missed());
        Visits visits = new Visits(List.of("KEY-FORGOTTEN"));
        new GitHistory(directory, TestRepository.environment()).withForgotten().search(visits);
        assertEquals(List.of(), visits.missed());
    }

    @Test
    void aSubdirectory_aWorktree_andABareClone_areTheSameHistory() throws Exception {
        TestRepository repository = TestRepository.in(directory.resolve("main"));
        repository.commit("sub/a", "KEY1");
        repository.commit("sub/a", "clean");
        repository.git("worktree", "add", "--quiet", "../tree");
        repository.git("clone", "--quiet", "--bare", ".", "../bare");
        for (String where : List.of("main/sub", "tree", "bare", "main/.git")) {
            assertEquals(List.of(), search(directory.resolve(where), "KEY1").missed(), where);
        }
        Place.InGit place = (Place.InGit)
                search(directory.resolve("main/sub"), "KEY1").places.get(0);
        assertEquals(directory.resolve("main").toRealPath(), place.repository());
    }

    @Test
    void aSubmodule_hasItsOwnHistory() throws Exception {
        TestRepository.in(directory.resolve("part")).commit("a", "KEY1");
        TestRepository whole = TestRepository.in(directory.resolve("whole"));
        whole.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", "../part", "part");
        whole.git("commit", "--quiet", "--message", "part");
        assertEquals(List.of("KEY1"), search(directory.resolve("whole"), "KEY1").missed());
        assertEquals(List.of(), search(directory.resolve("whole/part"), "KEY1").missed());
    }

    @Test
    void aTagOfAFile_leadsToIt() throws Exception {
        TestRepository repository = TestRepository.in(directory);
        repository.put("a", "KEY1");
        String id = repository.git("hash-object", "-w", "a").strip();
        repository.git("update-ref", "refs/tags/file", id);
        assertEquals(List.of(), search("KEY1").missed());
    }

    @Test
    void aCallersVariables_leadToNoOtherRepository() throws Exception {
        TestRepository.in(directory.resolve("other")).commit("a", "KEY-OTHER");
        TestRepository.in(directory.resolve("meant")).commit("a", "KEY-MEANT");
        Map<String, String> environment = TestRepository.environment();
        environment.put("GIT_DIR", directory.resolve("other/.git").toString());
        Visits visits = new Visits(List.of("KEY-MEANT", "KEY-OTHER"));
        new GitHistory(directory.resolve("meant"), environment).search(visits);
        assertEquals(List.of("KEY-OTHER"), visits.missed());
    }

    @Test
    void longHashes_areAsGood() throws Exception {
        TestRepository repository = TestRepository.in(directory, "--object-format=sha256");
        String commit = repository.commit("a", "KEY1");
        assertEquals(64, commit.length());
        assertEquals(List.of(new Place.InGit(directory.toRealPath(), commit, "a", 1, 1)), search("KEY1").places);
    }

    @Test
    void withoutACommit_thereIsNothing() throws Exception {
        TestRepository.in(directory);
        assertEquals(List.of("KEY1"), search("KEY1").missed());
    }

    @Test
    void aHugeFile_isSearchedInPieces_withTheRightLines() throws Exception {
        TestRepository repository = TestRepository.in(directory);
        StringBuilder text = new StringBuilder();
        for (int line = 1; line < 1_000_000; line++) {
            text.append(line % 300_000 == 0 ? "KEY" + line / 300_000 : "........")
                    .append('\n');
        }
        String commit = repository.commit("a", text.toString());
        Visits visits = search("KEY1\n", "KEY2\n", "KEY3\n");
        assertEquals(
                List.of(300_000L, 600_000L, 900_000L),
                visits.places.stream()
                        .map(place -> ((Place.InGit) place).line())
                        .toList());
        assertEquals(commit, ((Place.InGit) visits.places.get(2)).commit());
        assertTrue(visits.largestPiece <= 4 << 20, "a piece of " + visits.largestPiece);
    }

    @Test
    void aHugeLine_isCutWhereNoKeyIs() throws Exception {
        TestRepository repository = TestRepository.in(directory);
        String filler = "x".repeat((4 << 20) - 20);
        repository.commit("a", filler + ", \"KEY-THAT-LIES-ACROSS-THE-END-OF-A-PIECE\"" + filler);
        Visits visits = search("KEY-THAT-LIES-ACROSS-THE-END-OF-A-PIECE");
        assertEquals(List.of(), visits.missed());
        assertEquals(filler.length() + 4, ((Place.InGit) visits.places.get(0)).column());
    }

    @Test
    void binaryFiles_areLeftOut_butNotSwapFiles() throws Exception {
        TestRepository repository = TestRepository.in(directory);
        repository.commit("a.png", "\0KEY1" + " ".repeat(9 << 20));
        repository.commit(".a.swp", "b0VIM\0KEY2");
        assertEquals(List.of("KEY1"), search("KEY1", "KEY2").missed());
    }

    @Test
    void nothingOfAHostileRepository_runs() throws Exception {
        TestRepository repository = TestRepository.in(directory.resolve("repository"));
        Traps traps = Traps.in(repository, directory.resolve("sprung"));
        repository.commit("a.txt", "KEY1");
        traps.arm();
        assertEquals(List.of(), search(repository.directory, "KEY1").missed());
        assertEquals(List.of(), traps.sprung());
    }

    @Test
    void whatAPartialCloneLacks_isNotFetched_andSaid() throws Exception {
        TestRepository repository = TestRepository.in(directory.resolve("repository"));
        repository.commit("a.txt", "KEY1");
        repository.commit("b.txt", "KEY2");
        repository.git("config", "uploadpack.allowFilter", "true");
        repository.git(
                "clone",
                "--quiet",
                "--no-checkout",
                "--filter=blob:none",
                "file://" + repository.directory,
                "../partial");
        Path sprung = directory.resolve("sprung");
        TestRepository partial = TestRepository.at(directory.resolve("partial"));
        partial.git("config", "remote.origin.url", "ext::sh -c touch% " + sprung);
        partial.git("config", "protocol.ext.allow", "always");
        Visits visits = search(partial.directory, "KEY1", "KEY2");
        assertEquals(2, visits.missed().size());
        assertEquals(1, visits.unread.size());
        assertTrue(visits.unread.get(0).contains("2 files"), visits.unread.get(0));
        assertTrue(Files.notExists(sprung));
    }

    @Test
    void outsideOfARepository_gitSaysSo() {
        IOException e = assertThrows(IOException.class, () -> search("KEY1"));
        assertTrue(e.toString().contains("not a git repository"), e.toString());
    }

    @Test
    void anotherUsersRepository_isRefused_inGitsWords() throws Exception {
        TestRepository.in(directory).commit("a", "KEY1");
        Map<String, String> environment = TestRepository.environment();
        // git's own tests say so by this variable; it is scrubbed from what a caller sets.
        environment.put("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1");
        new GitHistory(directory, environment).search(new Visits(List.of()));
        Path wrapped = Files.createDirectory(directory.resolveSibling(directory.getFileName() + "-bin"));
        script(wrapped.resolve("git"), "GIT_TEST_ASSUME_DIFFERENT_OWNER=1 exec " + realGit() + " \"$@\"");
        environment.put("PATH", wrapped.toString());
        IOException e = assertThrows(
                IOException.class, () -> new GitHistory(directory, environment).search(new Visits(List.of())));
        assertTrue(e.toString().contains("dubious ownership"), e.toString());
        assertTrue(e.toString().contains("safe.directory"), e.toString());
    }

    @Test
    void withoutGit_thatIsSaid_andAGitInTheRepositoryIsNotUsed() throws Exception {
        Path sprung = directory.resolve("sprung");
        Path bin = Files.createDirectories(directory.resolve("bin"));
        script(bin.resolve("git"), "touch " + sprung);
        Map<String, String> environment = new HashMap<>(Map.of("PATH", bin + ":bin:."));
        IOException e = assertThrows(
                IOException.class, () -> new GitHistory(directory, environment).search(new Visits(List.of())));
        assertEquals("git is not installed: no directory of PATH has it", e.getMessage());
        assertTrue(Files.notExists(sprung));
    }

    private static void script(Path file, String line) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + line + "\n");
        assertTrue(file.toFile().setExecutable(true));
    }

    private static String realGit() {
        for (String entry : System.getenv("PATH").split(":")) {
            if (Files.isExecutable(Path.of(entry, "git"))) {
                return entry + "/git";
            }
        }
        throw new IllegalStateException("no git");
    }

    private Visits search(String... keys) throws IOException {
        return search(directory, keys);
    }

    private static Visits search(Path where, String... keys) throws IOException {
        Visits visits = new Visits(List.of(keys));
        new GitHistory(where, TestRepository.environment()).search(visits);
        return visits;
    }
}
