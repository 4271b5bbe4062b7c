package dev.sessionvault.launcher.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.posix.FileStatus;
import dev.sessionvault.launcher.posix.HeldFile;
import dev.sessionvault.launcher.posix.PosixException;
import dev.sessionvault.launcher.posix.ProcessState;
import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.vault.Logins;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A login's file on its way into the vault, open all the time: what is read is what is wiped in the end.
 *
 * <p>Guarantee: it is a regular file of this user's with one name, in a directory that nobody else may write to, and a
 * whole login.
 */
public final class HeldLogin implements AutoCloseable {
    static final String WHAT = "adopt the login: ";

    private static final int ROOT = 0;

    private final LoginFile file;
    private final HeldFile held;
    private final Soundness soundness;

    private HeldLogin(LoginFile file, HeldFile held, Soundness soundness) {
        this.file = file;
        this.held = held;
        this.soundness = soundness;
    }

    /**
     * @throws LauncherException NO_KEY if nothing is there; DENIED if it is not what this class guarantees, but for the last
     */
    public static HeldLogin open(LoginFile file, Soundness soundness) throws LauncherException {
        HeldLogin login = new HeldLogin(file, opened(file), soundness);
        try {
            login.requireOwn();
            return login;
        } catch (PosixException e) {
            login.close();
            throw denied(file, String.valueOf(e.getMessage()), null);
        } catch (LauncherException e) {
            login.close();
            throw e;
        }
    }

    private static HeldFile opened(LoginFile file) throws LauncherException {
        try {
            return HeldFile.open(file.path().toString());
        } catch (PosixException e) {
            if (e.errno() == PosixException.ENOENT || e.errno() == PosixException.ENOTDIR) {
                throw new LauncherException(
                        ExitCode.NO_KEY,
                        WHAT + file.path() + ": there is no such file",
                        "log in with the tool first; `sv list` shows whether the vault has it already");
            }
            throw denied(file, String.valueOf(e.getMessage()), null);
        }
    }

    private void requireOwn() throws PosixException, LauncherException {
        FileStatus status = held.status();
        require(status.isRegular(), "it is no regular file", null);
        require(status.uid() == ProcessState.effectiveUser(), "it belongs to user " + status.uid(), null);
        int names = held.names();
        require(names == 1, "it has " + names + " names (hard links), and the others would keep the login", null);
        FileStatus directory = FileStatus.following(file.directory().toString().getBytes(UTF_8));
        boolean isOurs = directory.uid() == ProcessState.effectiveUser() || directory.uid() == ROOT;
        require(isOurs, "its directory belongs to user " + directory.uid(), null);
        boolean open = directory.isWorldWritable()
                || (directory.isGroupWritable() && directory.gid() != ProcessState.effectiveGroup());
        require(!open || directory.isSticky(), "others can write to its directory", "chmod go-w " + file.directory());
    }

    private void require(boolean met, String otherwise, @Nullable String hint) throws LauncherException {
        if (!met) {
            throw denied(file, otherwise, hint);
        }
    }

    /**
     * The login; the caller closes it.
     *
     * @throws LauncherException NO_KEY if the file is no whole login, DENIED if it is too large or cannot be read
     */
    public SecretBytes read() throws LauncherException {
        SecretBytes login = bytes();
        boolean done = false;
        try {
            require(login.size() <= Logins.MAX_BYTES, "it is larger than " + Logins.MAX_BYTES + " bytes", null);
            if (!soundness.isIn(login)) {
                throw new LauncherException(
                        ExitCode.NO_KEY,
                        WHAT + file.path() + ": it is no whole login: want JSON with a refresh token",
                        "log in with the tool again; if it is writing just now, wait until it has");
            }
            done = true;
            return login;
        } finally {
            if (!done) {
                login.close();
            }
        }
    }

    /** Whatever is in it now; the caller closes it. */
    SecretBytes bytes() throws LauncherException {
        try {
            return held.read(Logins.MAX_BYTES);
        } catch (IOException e) {
            throw denied(file, "it cannot be read", null);
        }
    }

    /** Whether it says something else by now, or another file has this name, or somebody has it open. */
    boolean hasChanged(Path name, SecretBytes login) throws LauncherException {
        try (SecretBytes now = bytes()) {
            return !now.sameAs(login) || !held.isNamed(name.toString()) || held.isOpenElsewhere();
        }
    }

    void overwrite() throws IOException {
        held.wipe();
    }

    static LauncherException denied(LoginFile file, String why, @Nullable String hint) {
        return new LauncherException(ExitCode.DENIED, WHAT + file.path() + ": " + why, hint);
    }

    @Override
    public void close() {
        held.close();
    }
}
