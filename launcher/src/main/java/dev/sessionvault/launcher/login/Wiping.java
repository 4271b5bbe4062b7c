package dev.sessionvault.launcher.login;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.secret.SecretBytes;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;

/**
 * The end of a login's file whose login the vault has. It gets another name first, by which no tool finds it: what was
 * written to it until then is seen, and what a tool writes from then on is another file, which is left alone.
 */
public final class Wiping {
    private final LoginFile file;
    private final HeldLogin held;
    private final SecretBytes login;

    /** @param login what the vault has; stays the caller's */
    public Wiping(LoginFile file, HeldLogin held, SecretBytes login) {
        this.file = file;
        this.held = held;
        this.login = login;
    }

    /**
     * @return whether our link stands in its place now, if it shall: a tool may have put a file there
     * @throws LauncherException DENIED if the file has changed, or cannot be wiped: then it is where it was
     */
    public boolean perform() throws LauncherException {
        if (held.hasChanged(file.path(), login)) {
            throw changed();
        }
        putAside();
        if (held.hasChanged(file.old(), login)) {
            putBack();
            throw changed();
        }
        return end();
    }

    private void putAside() throws LauncherException {
        try {
            Files.move(file.path(), file.old(), ATOMIC_MOVE);
        } catch (IOException e) {
            throw HeldLogin.denied(file, "the vault has it, but the file cannot be renamed", "remove it by hand");
        }
    }

    /** Unless something else is there by now. */
    private void putBack() throws LauncherException {
        try {
            Files.createLink(file.path(), file.old());
            Files.delete(file.old());
        } catch (IOException e) {
            throw HeldLogin.denied(file, "it was changed just now, and is " + file.old(), "see which of them is newer");
        }
    }

    private boolean end() throws LauncherException {
        try {
            held.overwrite();
            Files.delete(file.old());
            file.force();
            return !file.isLinked() || isLinked();
        } catch (IOException e) {
            throw HeldLogin.denied(file, "the vault has it, but the file cannot be wiped", "remove " + file.old());
        }
    }

    private boolean isLinked() throws IOException {
        try {
            file.link();
            return true;
        } catch (FileAlreadyExistsException e) {
            return file.standing() == LoginFile.Standing.OUR_LINK;
        }
    }

    private LauncherException changed() {
        return new LauncherException(
                ExitCode.DENIED,
                HeldLogin.WHAT + file.path()
                        + ": the tool has it open, or has changed it just now: it is left as it is",
                "end the tool, then once more, with --replace");
    }
}
