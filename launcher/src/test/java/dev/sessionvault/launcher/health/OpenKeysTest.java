package dev.sessionvault.launcher.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.leak.place.Planted;
import dev.sessionvault.launcher.leak.place.PreparedHome;
import dev.sessionvault.root.secretservice.SecretServiceRoot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

    @Test
    void keysInProfilesAndHere_areNamed_withoutAByteOfThem() throws Exception {
        Path profile = Ward.file(ward.home.resolve(".bashrc"), "# mine\nexport ANTHROPIC_API_KEY=" + Ward.KEY + "\n");
        Path env = Ward.chmod(Ward.file(ward.here.resolve(".env"), "A_KEY=" + Ward.KEY + "\n"), "rw-------");
        Diagnosis seen = ward.look(new KeysInTheOpen());
        assertEquals(List.of("WARNING leak", "WARNING leak", "WARNING readable"), Ward.seen(seen));
        assertEquals(
                profile + ": Anthropic API key on line 2",
                seen.symptoms().get(0).what());
        assertEquals("sv import " + env, seen.symptoms().get(1).advice());
        assertFalse(seen.toString().contains(Ward.KEY.substring(20, 30)), seen.toString());
        Ward.mend(seen);
        assertEquals(0600, FileMode.of(profile).permissions());
        assertEquals(List.of("WARNING leak", "WARNING leak"), ward.seenBy(new KeysInTheOpen()));
    }

    /** Not all of a home directory is searched because somebody stands in it. */
    @Test
    void inTheHomeDirectoryItself_theKnownPlacesAreSearched() throws Exception {
        Where at = ward.where;
        Ward.file(ward.home.resolve("photos/notes.txt"), Ward.KEY);
        Where home =
                new Where(at.data(), at.config(), at.log(), at.home(), at.home(), at.image(), at.sv(), at.system());
        try (Holdings holdings = ward.holdings()) {
            Patient patient =
                    new Patient(home, ward.environment, List.of(), ward.patient(holdings).clock, holdings, true);
            assertEquals(List.of(), Ward.seen(new Doctor(patient).diagnose(11, new KeysInTheOpen())));
        }
    }

    @Test
    void homeWithAKeyInEveryKnownPlace_isToldInShort() throws Exception {
        PreparedHome prepared = PreparedHome.withKeys(ward.home, 5);
        ward.environment.putAll(prepared.environment());
        Diagnosis seen = ward.look(new KeysInTheOpen());
        List<Symptom> leaks = seen.symptoms().stream()
                .filter(symptom -> symptom.id().equals("leak"))
                .toList();
        assertEquals(13, leaks.size());
        assertTrue(leaks.get(12).what().matches("and 1\\d\\d more files with keys"), leaks.toString());
        for (Planted planted : prepared.planted()) {
            String key = new String(planted.key(), StandardCharsets.US_ASCII);
            assertFalse(
                    !key.isEmpty() && seen.toString().contains(key),
                    planted.file().toString());
        }
    }

    @Test
    void fileThatCannotBeRead_cannotTell() throws Exception {
        Files.createSymbolicLink(ward.home.resolve(".bashrc"), Path.of("/proc/self/mem")); // nobody can read that
        assertEquals(List.of("UNKNOWN unread"), ward.seenBy(new KeysInTheOpen()));
        Files.delete(ward.home.resolve(".bashrc"));
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
        assertEquals(
                0,
                new ProcessBuilder("sh", "-c", advice)
                        .redirectErrorStream(true)
                        .start()
                        .waitFor());
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
    void repositoryThatIsBroken_cannotTell_andTheRestIsSearched() throws Exception {
        Ward.file(ward.here.resolve(".git"), "gitdir: /nonexistent\n");
        Ward.chmod(Ward.file(ward.here.resolve(".env"), "A_KEY=" + Ward.KEY + "\n"), "rw-------");
        assertEquals(List.of("UNKNOWN git", "WARNING leak"), ward.seenBy(new KeysInTheOpen()));
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
