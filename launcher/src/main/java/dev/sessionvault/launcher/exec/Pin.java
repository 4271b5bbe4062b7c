package dev.sessionvault.launcher.exec;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.posix.FileStatus;
import dev.sessionvault.launcher.posix.FileVersion;
import dev.sessionvault.launcher.posix.PosixException;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Which file a tool's program was when the user pinned it: `sv tools pin`. SHELL.md says what the file holds. */
public final class Pin {
    private static final String FIRST_LINE = "sv-pin 1";
    private static final String[] FIELDS = {"path ", "sha256 ", "version ", "since ", "strict "};

    private final File file;
    private final String[] values;

    private Pin(File file, String[] values) {
        this.file = file;
        this.values = values;
    }

    /**
     * The tool's pin; {@code null} if it has none, which is told by one look.
     *
     * @throws LauncherException DENIED if it is not what sv wrote, or others may write it
     */
    public static @Nullable Pin read(File pins, String tool) throws LauncherException {
        File file = new File(pins, tool);
        if (!file.exists()) {
            return null;
        }
        try {
            Owners owners = Owners.ofThisUser();
            byte[] directory = Octets.of(pins.getPath());
            owners.require(directory, FileStatus.following(directory));
            owners.require(Octets.of(file.getPath()), FileStatus.following(Octets.of(file.getPath())));
            return new Pin(file, values(file, text(file)));
        } catch (IOException | PosixException e) {
            throw damaged(file, "it cannot be read");
        }
    }

    private static String text(File file) throws IOException {
        try (FileInputStream in = new FileInputStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String[] values(File file, String text) throws LauncherException {
        String[] values = new String[FIELDS.length];
        int at = FIRST_LINE.length() + 1;
        boolean whole = text.startsWith(FIRST_LINE.concat("\n"));
        for (int i = 0; whole && i < FIELDS.length; i++) {
            int end = text.indexOf('\n', at);
            whole = end > 0 && text.startsWith(FIELDS[i], at);
            if (whole) {
                values[i] = text.substring(at + FIELDS[i].length(), end);
                at = end + 1;
            }
        }
        if (!whole || at != text.length()) {
            throw damaged(file, "it is not as sv wrote it");
        }
        return values;
    }

    private static LauncherException damaged(File file, String why) {
        return new LauncherException(
                ExitCode.DENIED,
                "read the pin: " + file + ": " + why,
                "sv tools pin " + file.getName() + " makes it anew, and --remove takes it away");
    }

    /**
     * What {@link #read} reads, for this file as it is now.
     *
     * @param realPath without a newline
     */
    public static String text(String realPath, String since, boolean strict) throws IOException, PosixException {
        byte[] path = Octets.of(realPath);
        String version = FileVersion.following(path).word();
        String[] values = {realPath, Digest.of(new File(realPath)), version, since, strict ? "yes" : "no"};
        return text(values);
    }

    private static String text(String[] values) {
        StringBuilder text = new StringBuilder(FIRST_LINE).append('\n');
        for (int i = 0; i < FIELDS.length; i++) {
            text.append(FIELDS[i]).append(values[i]).append('\n');
        }
        return text.toString();
    }

    public String path() {
        return values[0];
    }

    public String sha256() {
        return values[1];
    }

    public String since() {
        return values[3];
    }

    public boolean isStrict() {
        return values[4].equals("yes");
    }

    /** How the program differs from the one that was pinned; {@code null} if it does not. */
    public @Nullable String changed(byte[] realPath) {
        String path = new String(realPath, StandardCharsets.UTF_8);
        if (!path.equals(path())) {
            return "it was " + path() + " when it was pinned on " + since();
        }
        return isSame(path) ? null : "it changed since it was pinned on " + since();
    }

    /** Read only when it was written, or replaced, since it was last read: another size is another program. */
    private boolean isSame(String path) {
        try {
            String version = FileVersion.following(Octets.of(path)).word();
            if (version.equals(values[2])) {
                return true;
            }
            boolean sameSize = size(version).equals(size(values[2]));
            return sameSize && Digest.of(new File(path)).equals(sha256()) && noteVersion(version);
        } catch (IOException | PosixException e) {
            return false;
        }
    }

    private static String size(String version) {
        return version.substring(0, Math.max(0, version.indexOf('.')));
    }

    /** So that it need not be read again. It is no loss if that fails: then it is. */
    private boolean noteVersion(String version) {
        String[] now = values.clone();
        now[2] = version;
        PinFile.replace(file, text(now));
        return true;
    }

    /** @param changed what {@link #changed} said */
    String warning(byte[] realPath, String changed) {
        return "run " + file.getName() + ": " + Octets.display(realPath) + ": " + changed + "; " + accept();
    }

    String accept() {
        return "`sv tools pin " + file.getName() + "` accepts it";
    }
}
