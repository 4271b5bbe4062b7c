package dev.sessionvault.launcher.login;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.secret.SecretBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What an adoption, or a surrender, that was ended on its way has left beside the file. The vault has it. */
public final class Leftovers {
    private final LoginFile file;
    private final Soundness soundness;

    public Leftovers(LoginFile file, Soundness soundness) {
        this.file = file;
        this.soundness = soundness;
    }

    /** Those that there are. */
    public List<Path> found() {
        return Stream.of(file.old(), file.fresh()).filter(Files::exists).toList();
    }

    /**
     * Begins where the adoption was ended, and takes back what the surrender had begun.
     *
     * @throws LauncherException DENIED if that may not be, or there is a file of the tool's by now
     */
    public void clear() throws LauncherException {
        for (Path left : found()) {
            LoginFile one = new LoginFile(left, false);
            try (HeldLogin held = HeldLogin.open(one, soundness)) {
                clear(one, held);
            } catch (IOException e) {
                throw HeldLogin.denied(one, "it was left when sv was ended, and cannot be removed", null);
            }
        }
    }

    private void clear(LoginFile left, HeldLogin held) throws IOException, LauncherException {
        if (left.path().equals(file.old()) && isWhole(held)) {
            back();
            return;
        }
        held.overwrite();
        Files.delete(left.path());
        file.force();
    }

    private boolean isWhole(HeldLogin held) throws LauncherException {
        try (SecretBytes bytes = held.bytes()) {
            return soundness.isIn(bytes);
        }
    }

    private void back() throws IOException, LauncherException {
        if (file.standing() != LoginFile.Standing.NOTHING) {
            throw HeldLogin.denied(
                    file,
                    "beside it lies " + file.old().getFileName() + ", from an adoption that was ended",
                    "the vault has that one: remove it");
        }
        Files.move(file.old(), file.path(), ATOMIC_MOVE);
    }
}
