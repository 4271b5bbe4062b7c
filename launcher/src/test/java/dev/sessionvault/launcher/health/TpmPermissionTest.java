package dev.sessionvault.launcher.health;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sessionvault.root.secretservice.SecretServiceRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The exact command by which this user is let in to the TPM. */
class TpmPermissionTest {
    private static final String USER = System.getProperty("user.name");

    @TempDir
    Path temporary;

    private Ward ward;

    @BeforeEach
    void admit() throws IOException {
        ward = new Ward(temporary, SecretServiceRoot.ofSession());
    }

    /** @return the group's name; only root may give a file to a group that it is not in */
    private String device(String permissions) throws IOException {
        Path device = Ward.chmod(Ward.file(ward.system.resolve("dev/tpmrm0"), ""), permissions);
        PosixFileAttributeView view = Files.getFileAttributeView(device, PosixFileAttributeView.class);
        if (USER.equals("root")) {
            GroupPrincipal daemon =
                    device.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByGroupName("daemon");
            view.setGroup(daemon);
        }
        return view.readAttributes().group().getName();
    }

    @Test
    void noDevice_isAMatterOfTheFirmware() throws IOException {
        assertEquals("switch the TPM on in the firmware's settings", TpmPermission.advice(ward.where));
    }

    @Test
    void groupThatMayUseIt_isToBeJoined_thenLoggedInWith() throws IOException {
        String group = device("rw-rw----");
        Ward.file(ward.system.resolve("etc/group"), group + ":x:1:other\n");
        assertEquals(
                "sudo usermod -aG " + group + " " + USER + ", then log out and in again",
                TpmPermission.advice(ward.where));
        Ward.file(ward.system.resolve("etc/group"), group + ":x:1:other," + USER + "\n");
        assertEquals(
                "log out and in again: " + USER + " is in the group " + group + ", and this login does not have it yet",
                TpmPermission.advice(ward.where));
    }

    @Test
    void deviceOfNobodyElse_isToBeGivenToAGroup() throws IOException {
        device("rw-------");
        assertEquals(
                "sudo chgrp tss /dev/tpmrm0 && sudo chmod 660 /dev/tpmrm0, and a udev rule that says so",
                TpmPermission.advice(ward.where));
    }
}
