package dev.sessionvault.launcher.keeper;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;

/** Why there is no keeper here. Each wants something else done about it. */
enum Refusal {
    PROCESSOR("there is no keeper for this processor", "it is there for x86-64"),
    MEMORY_PROGRAM(
            "a program that is in memory only may not be executed here",
            "`sysctl vm.memfd_noexec` is 2 where that is forbidden"),
    PROC(
            "/proc does not show this process under its number",
            "mount the /proc of this process namespace: `unshare --mount-proc`, or the container's option"),
    FORBIDDEN(
            "no user namespace may be made here",
            "a filter of this container, a change of the root directory, or `sysctl kernel.unprivileged_userns_clone`"),
    EXHAUSTED("no more user namespaces may be made here", "see `sysctl user.max_user_namespaces`"),
    ABSENT("this kernel, or a filter of this container, has no user namespaces", "run it outside of the container"),
    UNMAPPED("this user may not be put into a user namespace", "a container's root wants CAP_SETFCAP for that"),
    MOUNT(
            "nothing may be mounted in a user namespace here",
            "see `sysctl kernel.apparmor_restrict_unprivileged_userns`"),
    RAMFS("this kernel has no ramfs", "it is a part of every usual kernel of Linux"),
    DIRECTORY("no such directory, or not one of this user", "make the directory first"),
    TAKEN(
            "descriptor 50 is open already, and the tool would find its login there",
            "start sv without it: `exec 50<&-` closes it in a shell"),
    NO_KEEPER("what is to wait beside the tool could not be started", "see `ulimit -u` and `ulimit -n`"),
    UNUSABLE("it cannot be written", "it is made anew when it is removed and nothing runs that was lent a login"),
    NO_ANSWER("it took longer than 3 s, or was ended by somebody", "try again, and see what holds this machine up");

    private static final int EPERM = 1;
    private static final int ENOENT = 2;
    private static final int ENODEV = 19;
    private static final int ENOTDIR = 20;
    private static final int ENOSPC = 28;
    private static final int EUSERS = 87;

    private final String why;
    private final String hint;

    Refusal(String why, String hint) {
        this.why = why;
        this.hint = hint;
    }

    /** What {@code unshare} may say: user_namespaces(7), unshare(2). */
    static Refusal ofNamespace(int error) {
        switch (error) {
            case EPERM:
                return FORBIDDEN;
            case ENOSPC:
            case EUSERS:
                return EXHAUSTED;
            default:
                return ABSENT;
        }
    }

    /** What {@code mount} may say: mount(2). */
    static Refusal ofMount(int error) {
        switch (error) {
            case ENODEV:
                return RAMFS;
            case ENOENT:
            case ENOTDIR:
                return DIRECTORY;
            default:
                return MOUNT;
        }
    }

    LauncherException of(Object thing) {
        return new LauncherException(ExitCode.DENIED, "keep in memory: " + thing + ": " + why, hint);
    }
}
