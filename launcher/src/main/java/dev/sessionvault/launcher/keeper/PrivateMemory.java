package dev.sessionvault.launcher.keeper;

import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.posix.Descriptors;
import dev.sessionvault.launcher.posix.Paths;
import dev.sessionvault.launcher.posix.PosixException;
import dev.sessionvault.secret.SystemRandom;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;

/**
 * A directory in a ramfs that is mounted in no namespace that any process is in, and is reached by a descriptor only.
 * KEEPER.md, section 3.
 *
 * <p>Guarantee: what is written there is on no disk and never swapped; only this user, through /proc, and root get to it;
 * it is gone when the last process that has the descriptor has ended, however that came about. Not guaranteed: it is in
 * a picture of all memory, as hibernation makes one.
 */
public final class PrivateMemory implements AutoCloseable {
    /** High enough that no program takes the number for one of its own. */
    public static final int DESCRIPTOR = 50;

    private static final int NAME_BYTES = 16;

    private final int root;
    private final int namespace;
    private final String name;

    private PrivateMemory(int root, int namespace, String name) {
        this.root = root;
        this.namespace = namespace;
        this.name = name;
    }

    /**
     * Makes one.
     *
     * @param directory absolute, this user's: it is what the real path of a file there begins with; nothing is put there
     * @throws LauncherException DENIED if this system does not let this user make one
     */
    public static PrivateMemory make(Path directory) throws LauncherException {
        requireProc(directory);
        try (Room room = Room.start(directory)) {
            room.separate();
            room.mount();
            PrivateMemory made = opened(room);
            made.makeDirectory();
            return made;
        } catch (IOException e) {
            throw Refusal.DIRECTORY.of(directory);
        }
    }

    private static PrivateMemory opened(Room room) throws LauncherException {
        int root = room.openRoot(DESCRIPTOR);
        try {
            int namespace = room.openNamespace(DESCRIPTOR);
            return new PrivateMemory(root, namespace, HexFormat.of().formatHex(SystemRandom.bytes(NAME_BYTES)));
        } catch (LauncherException e) {
            Descriptors.close(root);
            throw e;
        }
    }

    /** What this process, or the program that it was before, has open under these numbers. */
    public static PrivateMemory held(int root, int namespace, String name) {
        return new PrivateMemory(root, namespace, name);
    }

    /**
     * What another process has open under these numbers.
     *
     * @throws PosixException ENOENT if it has not, or has ended
     */
    public static PrivateMemory of(long pid, int root, int namespace, String name) throws PosixException {
        String descriptors = "/proc/" + pid + "/fd/";
        int taken = Descriptors.open(descriptors + root, DESCRIPTOR);
        try {
            return new PrivateMemory(taken, Descriptors.open(descriptors + namespace, DESCRIPTOR), name);
        } catch (PosixException e) {
            Descriptors.close(taken);
            throw e;
        }
    }

    private void makeDirectory() throws IOException {
        try {
            Files.createDirectory(
                    path(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            close();
            throw e;
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
        return Path.of("/proc/self/fd/" + root, name);
    }

    /** The directory, as others reach it through a process that has the descriptor under the same number. */
    public Path through(long pid) {
        return Path.of("/proc/" + pid + "/fd/" + root, name);
    }

    /** The random part of its paths. */
    public String name() {
        return name;
    }

    /** What keeps it alive. */
    public int root() {
        return root;
    }

    /** What keeps its real path as it is: where nobody has it open, that path is {@code /NAME}. */
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
