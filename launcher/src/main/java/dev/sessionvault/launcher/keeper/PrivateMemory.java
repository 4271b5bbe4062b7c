package dev.sessionvault.launcher.keeper;

import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.posix.Descriptors;
import dev.sessionvault.launcher.posix.OpenFile;
import dev.sessionvault.launcher.posix.Paths;
import dev.sessionvault.launcher.posix.PosixException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A directory in a ramfs that is mounted in no namespace that any process is in, and is reached by a descriptor only.
 * KEEPER.md, section 4.
 *
 * <p>Guarantee: what is written there is on no disk and never swapped; only this user, through /proc, and root get to it;
 * it is gone when the last process that has the descriptor has ended, however that came about. Not guaranteed: it is in
 * a picture of all memory, as hibernation makes one.
 */
public final class PrivateMemory implements AutoCloseable {
    /** High enough that no program takes the number for one of its own, and the same always: paths have it in them. */
    public static final int DESCRIPTOR = 50;

    /** Of the namespace; in a process that was lent the memory it may be one of the next. */
    static final int NAMESPACE = DESCRIPTOR + 1;

    /** include/uapi/linux/magic.h; nothing else may ever be taken for it. */
    private static final long RAMFS_MAGIC = 0x858458f6L;

    /** Behind the numbers that a keeper has. */
    private static final int LAST_TRIED = 99;

    private static final String NAMESPACES = "mnt:[";

    private final int root;
    private final int namespace;

    private PrivateMemory(int root, int namespace) {
        this.root = root;
        this.namespace = namespace;
    }

    /**
     * Makes one.
     *
     * @param directory absolute, this user's: it is what the real path of a file there begins with; nothing is put there
     * @throws LauncherException DENIED if this system does not let this user make one, or its number is taken
     */
    public static PrivateMemory make(Path directory) throws LauncherException {
        requireProc(directory);
        requireFree(directory);
        try (Room room = Room.start(directory)) {
            room.separate();
            room.mount();
            return opened(room);
        }
    }

    private static PrivateMemory opened(Room room) throws LauncherException {
        int root = room.openRoot(DESCRIPTOR);
        try {
            return new PrivateMemory(root, room.openNamespace(NAMESPACE));
        } catch (LauncherException e) {
            Descriptors.close(root);
            throw e;
        }
    }

    /** What this process, or the program that it was before, has open under our numbers. */
    public static PrivateMemory held() {
        return new PrivateMemory(DESCRIPTOR, NAMESPACE);
    }

    /**
     * The memory that a process has, which may be this one.
     *
     * @param directory for what is told
     * @throws PosixException if it has none, or has ended
     * @throws LauncherException DENIED if the number is taken here
     */
    static PrivateMemory of(long pid, Path directory) throws PosixException, LauncherException {
        requireFree(directory);
        String descriptors = "/proc/" + pid + "/fd/";
        int root = Descriptors.open(descriptors + DESCRIPTOR, DESCRIPTOR);
        try {
            if (!isMemory(root)) {
                throw PosixException.of(PosixException.ENOENT);
            }
            return new PrivateMemory(root, Descriptors.open(descriptors + namespaceOf(descriptors), NAMESPACE));
        } catch (PosixException e) {
            Descriptors.close(root);
            throw e;
        }
    }

    private static int namespaceOf(String descriptors) throws PosixException {
        for (int number = NAMESPACE; number <= LAST_TRIED; number++) {
            if (isNamespace(descriptors + number)) {
                return number;
            }
        }
        throw PosixException.of(PosixException.ENOENT);
    }

    private static boolean isNamespace(String descriptor) {
        try {
            byte[] target = Paths.link(descriptor.getBytes(StandardCharsets.US_ASCII));
            return new String(target, StandardCharsets.US_ASCII).startsWith(NAMESPACES);
        } catch (PosixException e) {
            return false;
        }
    }

    static boolean isMemory(int descriptor) {
        return Descriptors.fileSystem(descriptor) == RAMFS_MAGIC;
    }

    /** What has started this process may have been lent a login itself: then ours takes its place. */
    private static void requireFree(Path directory) throws LauncherException {
        if (OpenFile.isInherited(DESCRIPTOR) && !isMemory(DESCRIPTOR)) {
            throw Refusal.TAKEN.of(directory);
        }
    }

    /** Not hidden, and not another process namespace's: the number in a path would be somebody else's. */
    private static void requireProc(Path directory) throws LauncherException {
        try {
            byte[] number = Paths.link("/proc/self".getBytes(StandardCharsets.US_ASCII));
            String own = Long.toString(ProcessHandle.current().pid());
            if (new String(number, StandardCharsets.US_ASCII).equals(own)) {
                return;
            }
        } catch (PosixException e) {
            // not there
        }
        throw Refusal.PROC.of(directory);
    }

    /** The directory, as this process reaches it. */
    public Path path() {
        return Path.of("/proc/self/fd/" + root);
    }

    /** The directory, as others reach it through a process that has it under our number. */
    public static Path through(long pid) {
        return Path.of("/proc/" + pid + "/fd/" + DESCRIPTOR);
    }

    /** What keeps it alive: under our number, unless something else has that here. */
    int root() {
        return root;
    }

    /** Has it under our number, whatever was there: for what this process is about to become. */
    public void place() throws LauncherException {
        try {
            if (root != DESCRIPTOR) {
                Descriptors.copy(root, DESCRIPTOR);
            }
        } catch (PosixException e) {
            throw Refusal.TAKEN.of("descriptor " + root);
        }
    }

    /** What keeps its real path as it is: where nobody has it open, that path is {@code /}. */
    public int namespace() {
        return namespace;
    }

    /** This process is done with it. */
    @Override
    public void close() {
        Descriptors.close(root);
        Descriptors.close(namespace);
    }
}
