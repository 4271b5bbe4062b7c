package dev.sessionvault.launcher.login;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.posix.HeldFile;
import dev.sessionvault.launcher.posix.PosixException;
import dev.sessionvault.secret.SecretAccess;
import dev.sessionvault.secret.SecretBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A login on its way back into its tool's file: all of it or nothing, for this user alone, and on the disk. */
public final class Returning {
    private static final String WHAT = "surrender the login: ";
    private static final Set<PosixFilePermission> OWNERS = PosixFilePermissions.fromString("rwx------");

    private final LoginFile file;
    private final Soundness soundness;

    public Returning(LoginFile file, Soundness soundness) {
        this.file = file;
        this.soundness = soundness;
    }

    /** Whether the file has exactly this login already. */
    public boolean isThere(SecretBytes login) {
        if (file.standing() != LoginFile.Standing.FILE) {
            return false;
        }
        try (HeldLogin held = HeldLogin.open(file, soundness);
                SecretBytes there = held.bytes()) {
            return there.sameAs(login);
        } catch (LauncherException e) {
            return false;
        }
    }

    /**
     * Whether the login may come there.
     *
     * @param replace whether a file that is there may be lost
     * @throws LauncherException DENIED if it may not
     */
    public void requirePlace(boolean replace) throws LauncherException {
        require(!file.isLent(), "this is a login that sv lends", "surrender in a shell that `sv run` has not started");
        switch (file.standing()) {
            case NOTHING, OUR_LINK -> {}
            case FILE ->
                require(
                        replace,
                        "there is a file: a login that was made without sv",
                        "--replace puts the vault's in its place");
            case OTHER_LINK -> throw denied("it is a link that is not sv's", "move it away");
            case ELSE -> throw denied("it is no regular file", "move it away");
        }
    }

    /** Writes it there, and reads it again. */
    public void write(SecretBytes login) throws LauncherException {
        try {
            Files.createDirectories(file.directory(), PosixFilePermissions.asFileAttribute(OWNERS));
            Files.deleteIfExists(file.fresh());
            create(login);
            Files.move(file.fresh(), file.path(), ATOMIC_MOVE, REPLACE_EXISTING);
            file.force();
        } catch (IOException e) {
            throw denied("it cannot be written", null);
        }
        require(isThere(login), "what was written cannot be read again", "the vault has it still");
    }

    private void create(SecretBytes login) throws IOException {
        try (HeldFile fresh = HeldFile.create(file.fresh().toString())) {
            login.read(SecretAccess.granted(), bytes -> {
                fresh.write(bytes);
                return true;
            });
        } catch (PosixException e) {
            throw new IOException(e);
        }
    }

    private void require(boolean met, String otherwise, @Nullable String hint) throws LauncherException {
        if (!met) {
            throw denied(otherwise, hint);
        }
    }

    private LauncherException denied(String why, @Nullable String hint) {
        return new LauncherException(ExitCode.DENIED, WHAT + file.path() + ": " + why, hint);
    }
}
