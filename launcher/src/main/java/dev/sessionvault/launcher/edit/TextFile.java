package dev.sessionvault.launcher.edit;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file as it was found, and where it really is. */
public final class TextFile {
    private static final String MARK = "\ufeff";
    private static final long MAX_BYTES = 4 << 20;

    private final Path place;
    private final byte @Nullable [] bytes;
    private final String text;

    private TextFile(Path place, byte @Nullable [] bytes, String text) {
        this.place = place;
        this.bytes = bytes;
        this.text = text;
    }

    /**
     * A file below a directory that somebody else may have filled: a symbolic link that leads out of it is refused.
     *
     * @param name relative to {@code directory}
     */
    public static TextFile below(Path directory, String name) throws LauncherException {
        TextFile file = at(directory.resolve(name));
        if (!file.place.startsWith(real(directory))) {
            throw failure(ExitCode.DENIED, directory.resolve(name), "a symbolic link leads out of the project");
        }
        return file;
    }

    /** The file behind any symbolic links. */
    public static TextFile at(Path path) throws LauncherException {
        Path place = real(path);
        if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
            return new TextFile(place, null, "");
        }
        byte[] bytes = read(place);
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return new TextFile(place, bytes, text);
        } catch (CharacterCodingException e) {
            throw failure(ExitCode.USAGE, place, "it is no UTF-8 text");
        }
    }

    /** Real as far as it exists; below that, names cannot be links. */
    private static Path real(Path path) throws LauncherException {
        Path absolute = path.toAbsolutePath();
        Path parent = absolute.getParent();
        try {
            if (parent == null || Files.exists(absolute, LinkOption.NOFOLLOW_LINKS)) {
                return absolute.toRealPath();
            }
        } catch (IOException e) {
            throw failure(ExitCode.DENIED, path, "a symbolic link leads nowhere, or to where nothing may be read");
        }
        return real(parent).resolve(absolute.getFileName());
    }

    private static byte[] read(Path place) throws LauncherException {
        try {
            if (!Files.isRegularFile(place, LinkOption.NOFOLLOW_LINKS)) {
                throw failure(ExitCode.USAGE, place, "it is no file");
            }
            if (Files.size(place) > MAX_BYTES) {
                throw failure(ExitCode.USAGE, place, "it is larger than " + MAX_BYTES + " bytes");
            }
            return Files.readAllBytes(place);
        } catch (IOException e) {
            throw failure(ExitCode.DENIED, place, "it cannot be read");
        }
    }

    private static LauncherException failure(ExitCode code, Path path, String why) {
        return new LauncherException(code, "read the file: " + path + ": " + why, null);
    }

    public Path place() {
        return place;
    }

    public boolean exists() {
        return bytes != null;
    }

    /** Without a byte order mark; empty if there is no file. */
    public String text() {
        return text.startsWith(MARK) ? text.substring(1) : text;
    }

    /** This file with another text, and the mark it had; {@code null} for no file. */
    public Change to(@Nullable String changed) {
        String marked = changed != null && text.startsWith(MARK) ? MARK + changed : changed;
        return new Change(place, bytes, marked == null ? null : marked.getBytes(StandardCharsets.UTF_8));
    }

    /** The text is not what it should be. */
    public LauncherException malformed(MalformedException e) {
        return new LauncherException(
                ExitCode.USAGE,
                "read the file: " + place + ": " + e.getMessage(),
                "mend it first; nothing was changed");
    }
}
