package dev.sessionvault.launcher.leak.hook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commits by the real git; what stands for sv takes note that it was asked, and ends as the test wants. */
class PreCommitHookTest {
    @TempDir
    Path directory;

    private Path repository;
    private Path sv;

    /** How a command ended, and all that it printed. */
    private record Answer(int code, String text) {}

    @BeforeEach
    void makeRepository() throws Exception {
        repository = Files.createDirectories(directory.resolve("it's here/repo"));
        sv = script(directory.resolve("o'sv"), "echo \"asked: $*\"; exit $(cat '" + directory + "/code')");
        ends(0);
        git(repository, "init", "-q");
        Files.writeString(repository.resolve("a"), "a");
        git(repository, "add", "a");
    }

    @Test
    void commit_isMade_ifNothingIsFound() throws Exception {
        installed(repository);
        Answer answer = git(repository, "commit", "-qm", "x");
        assertEquals(new Answer(0, "asked: scan --staged --quiet\n"), answer);
        assertEquals("x\n", git(repository, "log", "--format=%s").text());
    }

    @Test
    void commit_isStopped_ifAKeyIsFound_orNothingCouldBeSearched() throws Exception {
        installed(repository);
        ends(1);
        Answer found = git(repository, "commit", "-qm", "x");
        assertEquals(1, found.code());
        assertTrue(found.text().contains("sv: error: commit: it would hold a key\nsv: hint: "), found.text());
        ends(7);
        Answer failed = git(repository, "commit", "-qm", "x");
        assertEquals(1, failed.code());
        assertTrue(failed.text().endsWith("sv: error: commit: it could not be searched for keys\n"), failed.text());
        assertEquals(128, git(repository, "log").code());
    }

    @Test
    void commit_isStopped_ifSvIsGone() throws Exception {
        installed(repository);
        Files.delete(sv);
        Answer answer = git(repository, "commit", "-qm", "x");
        assertEquals(1, answer.code());
        assertTrue(answer.text().startsWith("sv: error: look for keys in the commit: sv: "), answer.text());
        assertTrue(answer.text().contains("\nsv: hint: install sv again"), answer.text());
    }

    @Test
    void hookThatWasThere_runsAfterOurs_andComesBack() throws Exception {
        Path there = repository.resolve(".git/hooks/pre-commit");
        script(there, "echo before; exit 3");
        String text = Files.readString(there);
        PreCommitHook hook = installed(repository);
        hook.install(sv.toString());
        assertEquals(new Answer(1, "asked: scan --staged --quiet\nbefore\n"), git(repository, "commit", "-qm", "x"));
        ends(1);
        assertFalse(git(repository, "commit", "-qm", "x").text().contains("before"));
        hook.uninstall();
        assertEquals(text, Files.readString(there));
        assertTrue(Files.isExecutable(there));
        assertFalse(hook.isOurs() || hook.hasBefore());
        assertEquals(new Answer(1, "before\n"), git(repository, "commit", "-qm", "x"));
    }

    @Test
    void linkThatWasThere_isKeptAsALink() throws Exception {
        Path target = script(directory.resolve("shared-hook"), "echo shared");
        Path there = repository.resolve(".git/hooks/pre-commit");
        Files.createSymbolicLink(there, target);
        PreCommitHook hook = installed(repository);
        assertEquals(new Answer(0, "asked: scan --staged --quiet\nshared\n"), git(repository, "commit", "-qm", "x"));
        hook.uninstall();
        assertEquals(target, Files.readSymbolicLink(there));
        assertEquals("#!/bin/sh\necho shared\n", Files.readString(target));
    }

    @Test
    void secondHook_thatTookThePlaceOfOurs_isInTheWay() throws Exception {
        Path there = repository.resolve(".git/hooks/pre-commit");
        script(there, "exit 0");
        PreCommitHook hook = installed(repository);
        assertFalse(hook.isInTheWay());
        Files.delete(there);
        script(there, "exit 0");
        assertTrue(hook.isInTheWay());
    }

    @Test
    void hooksElsewhere_areFound_inWorkTreesToo() throws Exception {
        git(repository, "commit", "-qm", "first");
        git(repository, "worktree", "add", "-q", "../second");
        Path second = repository.resolveSibling("second");
        installed(second);
        Files.writeString(second.resolve("b"), "b");
        git(second, "add", "b");
        assertEquals(new Answer(0, "asked: scan --staged --quiet\n"), git(second, "commit", "-qm", "x"));
        git(repository, "config", "core.hooksPath", "../other hooks");
        PreCommitHook hook = installed(Files.createDirectories(repository.resolve("sub")));
        assertEquals(
                repository.resolveSibling("other hooks").resolve("pre-commit").toRealPath(),
                hook.file().toRealPath());
        ends(1);
        Files.writeString(repository.resolve("c"), "c");
        git(repository, "add", "c");
        assertEquals(1, git(repository, "commit", "-qm", "x").code());
    }

    @Test
    void hook_isWhole_andExecutable_andNothingElseIsLeft() throws Exception {
        PreCommitHook hook = installed(repository);
        assertEquals("rwxr-xr-x", PosixFilePermissions.toString(Files.getPosixFilePermissions(hook.file())));
        try (var files = Files.list(hook.file().getParent())) {
            assertEquals(
                    List.of(hook.file()),
                    files.filter(file -> !file.toString().endsWith(".sample")).toList());
        }
        assertEquals(
                0,
                run(repository, List.of("shellcheck", hook.file().toString())).code());
    }

    @Test
    void failure_leavesWhatWasThere() throws Exception {
        Path there = repository.resolve(".git/hooks/pre-commit");
        script(there, "exit 0");
        Files.createDirectories(there.resolveSibling("pre-commit.new-sv").resolve("in the way"));
        PreCommitHook hook = new PreCommitHook(repository.resolve(".git/hooks"));
        assertThrows(IOException.class, () -> hook.install(sv.toString()));
        assertEquals("#!/bin/sh\nexit 0\n", Files.readString(there));
        assertFalse(Files.exists(hook.before(), LinkOption.NOFOLLOW_LINKS));
    }

    @Test
    void withoutARepository_orGit_thatIsSaid() {
        IOException none = assertThrows(IOException.class, () -> HooksDirectory.of(directory, System.getenv()));
        assertTrue(String.valueOf(none.getMessage()).startsWith("git: not a git repository"), none.getMessage());
        IOException git = assertThrows(
                IOException.class, () -> HooksDirectory.of(repository, Map.of("PATH", "bin:" + directory)));
        assertTrue(String.valueOf(git.getMessage()).startsWith("git is not installed"), git.getMessage());
    }

    private PreCommitHook installed(Path where) throws IOException {
        PreCommitHook hook = new PreCommitHook(HooksDirectory.of(where, System.getenv()));
        hook.install(sv.toString());
        return hook;
    }

    private void ends(int code) throws IOException {
        Files.writeString(directory.resolve("code"), String.valueOf(code));
    }

    private static Path script(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + text + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static Answer git(Path where, String... arguments) throws Exception {
        List<String> command = new java.util.ArrayList<>(List.of(
                "git", "-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "advice.detachedHead=false"));
        command.addAll(List.of(arguments));
        return run(where, command);
    }

    private static Answer run(Path where, List<String> command) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(where.toFile()).redirectErrorStream(true);
        builder.environment().put("HOME", "/nonexistent");
        builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
        builder.environment().remove("XDG_CONFIG_HOME");
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes());
        return new Answer(process.waitFor(), text);
    }
}
