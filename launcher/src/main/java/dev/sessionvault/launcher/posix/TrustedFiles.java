package dev.sessionvault.launcher.posix;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads files that nobody but one user can have written.
 *
 * <p>Guarantee: every part of the path, from a given one on, is that user's, can be written by neither group nor others
 * (a sticky directory is no exception, and access lists show in the group's bits), and is no symbolic link; what is read
 * is a regular file. Each part is opened from the one before and asked about itself, so that nothing can be put in its
 * place between the question and the reading.
 */
public final class TrustedFiles {
    private static final File ROOT = new File("/");

    private final File from;
    private final int uid;

    /**
     * @param from the first part that is checked; what lies above it is believed
     * @param uid whose everything has to be
     */
    public TrustedFiles(File from, int uid) {
        this.from = from;
        this.uid = uid;
    }

    /** Root's files, checked from {@code /} on. */
    public static TrustedFiles ofRoot() {
        return new TrustedFiles(ROOT, 0);
    }

    /**
     * @param limitBytes a longer file is refused
     * @throws LauncherException DENIED if it is not there, cannot be trusted, is too long, or not UTF-8
     */
    public String text(File file, int limitBytes) throws LauncherException {
        try (TrustedPart part = open(file)) {
            part.requireRegular();
            byte[] bytes = content(part, limitBytes);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw refused(file, "is not UTF-8", null);
        } catch (IOException e) {
            throw refused(file, "cannot be read", null);
        }
    }

    private static byte[] content(TrustedPart part, int limitBytes) throws IOException, LauncherException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] chunk = part.read(); chunk.length > 0; chunk = part.read()) {
            out.writeBytes(chunk);
            if (out.size() > limitBytes) {
                throw refused(part.path(), "is longer than " + limitBytes + " bytes", null);
            }
        }
        return out.toByteArray();
    }

    /**
     * What is in a directory, in order.
     *
     * @throws LauncherException DENIED if it is not there or cannot be trusted
     */
    public List<String> names(File directory) throws LauncherException {
        try (TrustedPart part = open(directory)) {
            part.requireDirectory();
            String[] names = part.list();
            if (names == null) {
                throw refused(directory, "cannot be listed", null);
            }
            Arrays.sort(names);
            return List.of(names);
        }
    }

    private TrustedPart open(File file) throws LauncherException {
        String path = file.getPath();
        String start = from.getPath();
        if (!path.equals(start) && !path.startsWith(start.equals("/") ? "/" : start + "/")) {
            throw new IllegalArgumentException(path + " is not under " + start);
        }
        TrustedPart part = TrustedPart.first(from, uid);
        for (String name : path.substring(start.length()).split("/")) {
            if (!name.isEmpty()) {
                part = next(part, name);
            }
        }
        return part;
    }

    private TrustedPart next(TrustedPart part, String name) throws LauncherException {
        try (part) {
            part.requireDirectory();
            return part.next(name, uid);
        }
    }

    static LauncherException refused(File path, String why, @Nullable String hint) {
        return new LauncherException(ExitCode.DENIED, "read " + path + ": " + why, hint);
    }
}
