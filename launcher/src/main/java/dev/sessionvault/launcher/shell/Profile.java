package dev.sessionvault.launcher.shell;

import dev.sessionvault.launcher.edit.Replacement;
import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file of the user's that is changed whole: what a link leads to, with its owner and permissions. */
final class Profile {
    private final Path named;

    Profile(File file) {
        this.named = file.toPath();
    }

    /** Each byte a character, so that what is no text stays as it is; {@code null} if it is not there. */
    @Nullable
    String read() throws LauncherException {
        try {
            if (!Files.exists(named, LinkOption.NOFOLLOW_LINKS)) {
                return null;
            }
            return Files.readString(named.toRealPath(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** @param text {@code null} to remove the file */
    void write(@Nullable String text) throws LauncherException {
        try {
            if (text == null) {
                Files.deleteIfExists(named);
            } else {
                new Replacement(place()).put(text.getBytes(StandardCharsets.ISO_8859_1), () -> {});
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private Path place() throws IOException {
        if (Files.exists(named, LinkOption.NOFOLLOW_LINKS)) {
            return named.toRealPath();
        }
        return named.toAbsolutePath();
    }

    private LauncherException failed(IOException e) {
        boolean nowhere = e instanceof NoSuchFileException && Files.isSymbolicLink(named);
        String why = nowhere ? "it is a link that leads nowhere" : e.getClass().getSimpleName();
        return new LauncherException(ExitCode.DENIED, "change the profile: " + named + ": " + why, null);
    }
}
