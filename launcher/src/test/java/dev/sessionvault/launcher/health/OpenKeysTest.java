package dev.sessionvault.launcher.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.sessionvault.root.secretservice.SecretServiceRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys outside of the vault, and where memory goes. */
class OpenKeysTest {
    @TempDir
    Path temporary;

    private Ward ward;

    @BeforeEach
    void admit() throws Exception {
        ward = new Ward(temporary, SecretServiceRoot.ofSession()); // nothing here asks for the vault
    }

    @Test
    void nothingInTheOpen_isGood() {
        assertEquals(List.of(), ward.seenBy(new KeysInTheOpen()));
    }

    @Test
    void environment_namesOnly() {
        ward.environment.put("ANTHROPIC_API_KEY", "whatever");
        ward.environment.put("MY_NOTES", Ward.KEY);
        ward.environment.put("GITHUB_USER", "me");
        Diagnosis seen = ward.look(new KeysInTheOpen());
        assertEquals(List.of("WARNING environment", "WARNING environment"), Ward.seen(seen));
        assertFalse(seen.toString().contains(Ward.KEY), seen.toString());
    }

    @Test
    void storesThatOthersRead_areMended() throws Exception {
        Path store = Ward.file(ward.home.resolve(".codex/auth.json"), "{}");
        Ward.file(ward.home.resolve(".claude/settings.json"), "{}"); // is read by anybody, and holds no key
        Diagnosis seen = ward.look(new KeysInTheOpen());
        assertEquals(List.of("WARNING readable"), Ward.seen(seen));
        Ward.mend(seen);
        assertEquals(0600, FileMode.of(store).permissions());
        assertEquals(List.of(), ward.seenBy(new KeysInTheOpen()));
    }

    private void git(String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("git");
        builder.command().addAll(List.of("-c", "init.defaultBranch=main"));
        builder.command().addAll(List.of(arguments));
        builder.directory(ward.here.toFile()).environment().put("HOME", ward.home.toString());
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        assertEquals(0, builder.start().waitFor());
    }

    @Test
    void envFilesThatGitKeeps_areNamed() throws Exception {
        git("init");
        Ward.file(ward.here.resolve("web/.env"), "PORT=1\n");
        Ward.file(ward.here.resolve(".env.example"), "KEY=\n");
        assertEquals(List.of(), ward.seenBy(new KeysInTheOpen()));
        git("add", "-A");
        Diagnosis seen = ward.look(new KeysInTheOpen());
        assertEquals(List.of("WARNING tracked"), Ward.seen(seen));
        String advice = seen.symptoms().get(0).advice();
        assertEquals(0, new ProcessBuilder("sh", "-c", advice).redirectErrorStream(true).start().waitFor());
        assertEquals(List.of(), ward.seenBy(new KeysInTheOpen()));
    }

    /** A repository may name a program that git shall run; it is not run. */
    @Test
    void repositoryThatNamesAProgram_isOnlyRead() throws Exception {
        git("init");
        Path mark = ward.home.resolve("ran");
        Path program = ward.tool("monitor", "touch " + mark);
        git("config", "core.fsmonitor", program.toString());
        ward.seenBy(new KeysInTheOpen());
        assertFalse(Files.exists(mark));
    }

    @Test
    void repositoryThatIsBroken_cannotTell() throws Exception {
        Ward.file(ward.here.resolve(".git"), "gitdir: /nonexistent\n");
        assertEquals(List.of("UNKNOWN unseen"), ward.seenBy(new KeysInTheOpen()));
    }

    @Test
    void memory_notesOnly() throws Exception {
        assertEquals(List.of(), ward.seenBy(new MachineMemory()));
        Ward.file(ward.system.resolve("proc/swaps"), """
                Filename Type Size Used Priority
                /dev/zram0 partition 1 0 100
                /dev/dm-0 partition 1 0 -2
                /dev/sda2 partition 1 0 -3
                /swapfile file 1 0 -4
                """);
        Ward.file(ward.system.resolve("sys/block/dm-0/dm/uuid"), "CRYPT-LUKS2-x\n");
        Ward.file(ward.system.resolve("proc/self/mounts"), "/dev/vda / ext4 rw 0 0\nproc /proc proc rw 0 0\n");
        Ward.file(ward.system.resolve("proc/sys/kernel/core_pattern"), "|/usr/lib/systemd/systemd-coredump %P\n");
        Diagnosis seen = ward.look(new MachineMemory());
        assertEquals(List.of("NOTE swap", "NOTE swap", "NOTE core", "NOTE hidepid"), Ward.seen(seen));
        assertEquals(Answer.NOTE, seen.answer());
    }

    @Test
    void memory_withoutProc_cannotTell() throws Exception {
        Files.delete(ward.system.resolve("proc/self/mounts"));
        assertEquals(List.of("UNKNOWN unseen"), ward.seenBy(new MachineMemory()));
    }
}
