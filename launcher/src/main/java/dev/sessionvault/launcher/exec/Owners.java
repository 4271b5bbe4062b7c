package dev.sessionvault.launcher.exec;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.posix.FileStatus;
import dev.sessionvault.launcher.posix.PosixException;
import dev.sessionvault.launcher.posix.ProcessState;

/**
 * Who may change a file: only the user, root, and whoever owns {@code /}, who can change everything anyway (in a user
 * namespace the machine's root has another number).
 *
 * <p>A group may write if it is root's, or if nobody is in it but the user and root, as with the private groups that
 * Debian and Fedora give every user. Access control lists are not looked at.
 */
final class Owners {
    private static final int ROOT = 0;

    private final int user;
    private final int system;

    private Owners(int user, int system) {
        this.user = user;
        this.system = system;
    }

    static Owners ofThisUser() throws PosixException {
        return new Owners(
                ProcessState.effectiveUser(), FileStatus.of(new byte[] {'/'}).uid());
    }

    void require(byte[] path, FileStatus status) throws LauncherException {
        if (!isTrusted(status.uid())) {
            throw denied(path, "belongs to another user (" + status.uid() + ")");
        }
        // A link has no permissions of its own; in a sticky directory nobody can touch what is not theirs.
        if (status.isLink() || (status.isDirectory() && status.isSticky())) {
            return;
        }
        if (status.isWorldWritable()) {
            throw denied(path, "everybody may write it");
        }
        if (status.isGroupWritable() && !isPrivate(status.gid())) {
            throw denied(path, "a group may write it (" + status.gid() + ")");
        }
    }

    private boolean isTrusted(int uid) {
        return uid == user || uid == ROOT || uid == system;
    }

    private boolean isPrivate(int gid) {
        return gid == ROOT || GroupMembers.read(gid).areOnly(user);
    }

    private static LauncherException denied(byte[] path, String why) {
        return new LauncherException(
                ExitCode.DENIED,
                "cannot run: " + Octets.display(path) + ": " + why,
                "whoever can replace the program gets the key: chmod go-w, or install it elsewhere");
    }
}
