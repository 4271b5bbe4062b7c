package dev.sessionvault.launcher.health;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** sv's own files, and those that it keeps. */
class FilesTest extends Admitted {
    @Test
    void asShipped_isGood() {
        Diagnosis seen = ward.look(new ShippedFiles());
        assertEquals(List.of(), seen.symptoms());
        assertEquals(Answer.OK, seen.answer());
        assertEquals("3 of 3 as they were shipped", seen.summary());
    }

    @Test
    void changedAndMissing_areNamed() throws Exception {
        Ward.file(ward.image.resolve("lib/options"), "other\n");
        Files.delete(ward.image.resolve("runtime/bin/java"));
        Diagnosis seen = ward.look(new ShippedFiles());
        assertEquals(List.of("FAULT changed", "FAULT changed"), Ward.seen(seen));
        assertEquals("1 of 3 as they were shipped", seen.summary());
        assertTrue(seen.symptoms().get(0).what().contains("runtime/bin/java"), seen.toString());
    }

    @Test
    void nothingToCompareWith_isNeverGood() throws Exception {
        Files.delete(ward.image.resolve("lib/SHA256SUMS"));
        assertEquals(List.of("FAULT unlisted"), ward.seenBy(new ShippedFiles()));
    }

    @Test
    void writableByOthers_isNamedOnce() throws Exception {
        Ward.chmod(ward.image, "rwxrwxrwx");
        Diagnosis seen = ward.look(new ShippedFiles());
        assertEquals(List.of("FAULT writable"), Ward.seen(seen));
        assertEquals(
                "chmod go-w " + ward.image + ", if it is yours",
                seen.symptoms().get(0).advice());
    }

    @Test
    void alongPath_anotherFirst_another_none() throws Exception {
        Path other = Ward.program(ward.home.resolve("other/sv"), "#!/bin/sh\n");
        ward.environment.merge("PATH", ":" + other.getParent(), String::concat);
        assertEquals(List.of("NOTE another"), ward.seenBy(new ShippedFiles()));
        ward.environment.put("PATH", other.getParent() + ":" + ward.image.resolve("bin"));
        assertEquals(List.of("WARNING other-first"), ward.seenBy(new ShippedFiles()));
        ward.environment.put("PATH", "/usr/bin");
        assertEquals(List.of("WARNING not-on-path"), ward.seenBy(new ShippedFiles()));
    }

    @Test
    void vaultFiles_asTheyMustBe_areGood() {
        Diagnosis seen = ward.look(new VaultFiles());
        assertEquals(List.of(), seen.symptoms());
        assertTrue(seen.summary().endsWith(" in " + ward.where.data() + ", for this user only"), seen.summary());
    }

    @Test
    void modes_areFaults_thatAreMended() throws Exception {
        Ward.chmod(ward.where.data(), "rwxr-xr-x");
        Ward.chmod(ward.where.data().resolve("vault.db"), "rw-r--r--");
        Ward.chmod(ward.where.log().resolve("audit.log"), "rw-rw----");
        Ward.chmod(Ward.file(ward.where.config().resolve("tools.toml"), ""), "rw-rw-rw-");
        Diagnosis seen = ward.look(new VaultFiles());
        assertEquals(List.of("FAULT mode", "FAULT mode", "FAULT mode", "FAULT writable"), Ward.seen(seen));
        assertEquals("chmod 700 " + ward.where.data(), seen.symptoms().get(0).advice());
        Ward.mend(seen);
        assertEquals(List.of(), ward.seenBy(new VaultFiles()));
        assertEquals(0700, FileMode.of(ward.where.data()).permissions());
        assertEquals(0600, FileMode.of(ward.where.data().resolve("vault.db")).permissions());
        assertEquals(
                0644, FileMode.of(ward.where.config().resolve("tools.toml")).permissions());
    }

    /** What the link leads to is not touched. */
    @Test
    void linkInThePlaceOfTheVault_isAFault_withoutRemedy() throws Exception {
        Path vault = ward.where.data().resolve("vault.db");
        Path elsewhere = Files.move(vault, ward.home.resolve("elsewhere"));
        Ward.chmod(elsewhere, "rw-r--r--");
        Files.createSymbolicLink(vault, elsewhere);
        Diagnosis seen = ward.look(new VaultFiles());
        assertEquals(List.of("FAULT link"), Ward.seen(seen));
        Ward.mend(seen);
        assertEquals(0644, FileMode.of(elsewhere).permissions());
    }

    @Test
    void parentThatOthersWrite_isAFault() throws Exception {
        Ward.chmod(ward.home, "rwxrwxrwx");
        assertEquals(List.of("FAULT parent-writable"), ward.seenBy(new VaultFiles()));
    }

    @Test
    void noVault_isSomethingToDo() throws Exception {
        Ward empty = new Ward(temporary.resolve("empty"), tpm.root());
        assertEquals(List.of("WARNING no-vault"), empty.seenBy(new VaultFiles()));
    }

    @Test
    void placesThatOthersHaveToo_areNotes() throws Exception {
        Ward.file(ward.system.resolve("proc/self/mounts"), "server:/home " + ward.home + " nfs4 rw 0 0\n");
        assertEquals(List.of("NOTE network"), ward.seenBy(new VaultFiles()));
        Ward.file(ward.system.resolve("proc/self/mounts"), "none / tmpfs rw 0 0\n");
        assertEquals(List.of("NOTE memory"), ward.seenBy(new VaultFiles()));
        Ward synchronised = new Ward(temporary.resolve("OneDrive - Work"), tpm.root()).withVault();
        assertEquals(List.of("NOTE synchronised"), synchronised.seenBy(new VaultFiles()));
    }

    @Test
    void withoutMounts_cannotTell() throws Exception {
        Files.delete(ward.system.resolve("proc/self/mounts"));
        assertEquals(List.of("UNKNOWN unseen"), ward.seenBy(new VaultFiles()));
    }

    @Test
    void mounts_readEscapes_andTakeTheLastOverTheLongest() throws Exception {
        Ward.file(
                ward.system.resolve("proc/self/mounts"),
                "a / ext4 rw 0 0\nb /my\\040disk nfs rw 0 0\nc /my\\040disk xfs rw 0 0\n");
        Mounts mounts = Mounts.read(ward.system);
        assertEquals("xfs", requireNonNull(mounts.of(Path.of("/my disk/x"))).type());
        assertEquals("ext4", requireNonNull(mounts.of(Path.of("/my diskette"))).type());
    }
}
