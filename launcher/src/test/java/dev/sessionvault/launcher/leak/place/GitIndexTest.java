package dev.sessionvault.launcher.leak.place;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.leak.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitIndexTest {
    @TempDir
    private Path temporary;

    private Path directory;
    private TestRepository repository;

    @BeforeEach
    void make() throws Exception {
        directory = temporary.toRealPath().resolve("repository");
        repository = TestRepository.in(directory);
    }

    @Test
    void search_bringsWhatIsStaged_notWhatIsCommittedOrOnlyInTheTree() throws Exception {
        repository.commit("old", "KEY-COMMITTED");
        repository.put("sub/new file", "one\nKEY-STAGED\n");
        repository.git("add", ".");
        repository.put("sub/new file", "KEY-IN-TREE");
        Visits visits = search("KEY-COMMITTED", "KEY-STAGED", "KEY-IN-TREE");
        assertEquals(List.of("KEY-COMMITTED", "KEY-IN-TREE"), visits.missed());
        assertEquals(List.of(new Place.InGit(directory, "", "sub/new file", 2, 1)), visits.places);
    }

    @Test
    void search_beforeTheFirstCommit_bringsAll() throws Exception {
        repository.put("a", "KEY1");
        repository.git("add", "a");
        assertEquals(List.of(), search("KEY1").missed());
    }

    @Test
    void search_ofAnEmptyIndex_bringsNothing() throws Exception {
        assertEquals(List.of("KEY1"), search("KEY1").missed());
    }

    @Test
    void search_fromASubdirectory_bringsTheWholeIndex() throws Exception {
        repository.git("config", "diff.relative", "true");
        repository.put("sub/a", "nothing");
        repository.put("b", "KEY1");
        repository.git("add", ".");
        Visits visits = new Visits(List.of("KEY1"));
        new GitIndex(directory.resolve("sub"), TestRepository.environment()).search(visits);
        assertEquals(List.of(new Place.InGit(directory, "", "b", 1, 1)), visits.places);
    }

    @Test
    void search_leavesOutWhatIsRemovedOrUnmerged_orASubmodule() throws Exception {
        TestRepository.in(temporary.resolve("part")).commit("a", "KEY1");
        repository.commit("gone", "KEY2");
        repository.git("rm", "--quiet", "gone");
        repository.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", "../part", "part");
        assertEquals(List.of("KEY1", "KEY2"), search("KEY1", "KEY2").missed());
    }

    /** {@code git commit FILE} makes an index of its own, and tells its hook by a variable. */
    @Test
    void aHook_seesTheCommitThatIsBeingMade() throws Exception {
        repository.commit("a", "one");
        repository.commit("b", "one");
        repository.put("a", "KEY-A");
        repository.put("b", "KEY-B");
        repository.git("add", "b");
        hook("env > ../hook-environment; cp \"$GIT_INDEX_FILE\" ../hook-index");
        repository.git("commit", "--quiet", "--message", "only a", "a");
        repository.git("reset", "--quiet", "--soft", "HEAD~1");
        Map<String, String> environment = TestRepository.environment();
        assertTrue(Files.readString(temporary.resolve("hook-environment")).contains("\nGIT_INDEX_FILE="));
        environment.put("GIT_INDEX_FILE", temporary.resolve("hook-index").toString());
        Visits visits = new Visits(List.of("KEY-A", "KEY-B"));
        new GitIndex(directory, environment).search(visits);
        assertEquals(List.of("KEY-B"), visits.missed());
    }

    @Test
    void nothingOfAHostileRepository_runs() throws Exception {
        Traps traps = Traps.in(repository, temporary.resolve("sprung"));
        repository.commit("a.txt", "one");
        repository.put("a.txt", "KEY1");
        repository.git("add", "a.txt");
        traps.arm();
        assertEquals(List.of(), search("KEY1").missed());
        assertEquals(List.of(), traps.sprung());
        repository.git("status");
        assertFalse(traps.sprung().isEmpty(), "the traps must be able to spring");
    }

    private void hook(String line) throws IOException {
        Path hook = directory.resolve(".git/hooks/pre-commit");
        Files.createDirectories(hook.getParent());
        Files.writeString(hook, "#!/bin/sh\n" + line + "\n");
        assertTrue(hook.toFile().setExecutable(true));
    }

    private Visits search(String... keys) throws IOException {
        Visits visits = new Visits(List.of(keys));
        new GitIndex(directory, TestRepository.environment()).search(visits);
        return visits;
    }
}
