package dev.sessionvault.launcher.exec;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.posix.FileStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnersTest {
    private static final int ME = 4_000_001;
    private static final int STRANGER = 4_000_002;
    private static final int UNKNOWN_GROUP = 4_000_003;
    /** Root of the machine, as seen from a user namespace that does not map it. */
    private static final int OVERFLOW = 65534;

    private static final int FILE = 0100000;
    private static final int DIRECTORY = 0040000;
    private static final int LINK = 0120000;

    @TempDir
    Path directory;

    @Test
    void ownersThatCountAsOneself_areTaken() throws Exception {
        for (int uid : new int[] {ME, 0, OVERFLOW}) {
            require(new FileStatus(FILE | 0755, uid, UNKNOWN_GROUP));
        }
    }

    @Test
    void stranger_isDenied() {
        assertDenied(new FileStatus(FILE | 0755, STRANGER, 0));
        assertDenied(new FileStatus(DIRECTORY | 0755, STRANGER, 0));
        assertDenied(new FileStatus(LINK | 0777, STRANGER, 0));
    }

    @Test
    void linksAndStickyDirectories_mayBeWideOpen() throws Exception {
        require(new FileStatus(LINK | 0777, ME, UNKNOWN_GROUP));
        require(new FileStatus(DIRECTORY | 01777, 0, UNKNOWN_GROUP));
    }

    @Test
    void writableByOthers_isDenied() {
        assertDenied(new FileStatus(DIRECTORY | 0777, 0, 0));
        assertDenied(new FileStatus(FILE | 0757, ME, 0));
        assertDenied(new FileStatus(FILE | 01777, ME, 0));
        assertDenied(new FileStatus(FILE | 0775, ME, UNKNOWN_GROUP));
        assertDenied(new FileStatus(DIRECTORY | 0775, 0, UNKNOWN_GROUP));
    }

    @Test
    void rootsGroup_mayWrite() throws Exception {
        require(new FileStatus(FILE | 0775, ME, 0));
    }

    @Test
    void group_ofTheUserAlone_isPrivate() throws IOException {
        assertTrue(areOnlyMine("me:x:7:"), "by the password file only");
        assertTrue(areOnlyMine("me:x:7:me"));
        assertTrue(areOnlyMine("staff:x:7:root,me"));
    }

    @Test
    void group_withAnybodyElse_isNotPrivate() throws IOException {
        assertFalse(areOnlyMine("staff:x:7:me,other"));
        assertFalse(areOnlyMine("users:x:9:"), "somebody's own group");
        assertFalse(areOnlyMine("me:x:77:"), "no such group: a directory service may have it");
        assertFalse(areOnlyMine("broken"));
    }

    /** Group 7 belongs to {@code me}; to make it {@code other}'s own, that user's line names it as well. */
    private boolean areOnlyMine(String group) throws IOException {
        String shared = group.startsWith("users") ? "7" : "8";
        Path users = Files.writeString(
                directory.resolve("passwd"), "root:x:0:0::/:\nme:x:1000:7::/:\nother:x:1001:" + shared + "::/:\n");
        Path groups = Files.writeString(directory.resolve("group"), "root:x:0:\n" + group.replace(":9:", ":7:") + "\n");
        return GroupMembers.read(7, groups.toFile(), users.toFile()).areOnly(1000);
    }

    private static void require(FileStatus status) throws LauncherException {
        new Owners(ME, OVERFLOW).require(Octets.of("/x"), status);
    }

    private static void assertDenied(FileStatus status) {
        assertEquals(
                ExitCode.DENIED,
                assertThrows(LauncherException.class, () -> require(status)).code());
        assertDoesNotThrow(() -> require(new FileStatus(status.mode() & ~0022, ME, 0)));
    }
}
