package dev.sessionvault.launcher.share.control;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.posix.RunDirectory;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The directory with a socket for each session of this user: {@code $XDG_RUNTIME_DIR/sv/share}, which a logout removes;
 * where there is none, {@code run} beside the vault.
 */
public final class Sockets {
    private static final String SUFFIX = ".sock";
    private static final int SHOWN_DIGITS = 8;

    private final Path directory;

    private Sockets(Path directory) {
        this.directory = directory;
    }

    /** @param data where the vault is */
    public static Sockets of(Map<String, String> environment, Path data) {
        RunDirectory run = RunDirectory.of(environment, data);
        return new Sockets(run.isRuntimes() ? run.path().resolve("share") : run.path());
    }

    static Sockets at(Path directory) {
        return new Sockets(directory);
    }

    Path directory() {
        return directory;
    }

    /** Where it is. */
    public String path() {
        return directory.toString();
    }

    /** Makes the directory if it is not there. */
    void prepare() throws LauncherException {
        try {
            if (!RunDirectory.prepare(directory)) {
                throw refused("it is not a directory of yours that is closed to all others");
            }
        } catch (IOException e) {
            throw refused("it cannot be made");
        }
    }

    private LauncherException refused(String why) {
        return new LauncherException(ExitCode.DENIED, "find the sessions: " + directory + ": " + why, null);
    }

    Path path(String session) {
        return directory.resolve(session.substring(0, SHOWN_DIGITS) + SUFFIX);
    }

    /** The ids of those that live, as they are shown and typed. What is left of one that does not is removed. */
    public List<String> live() throws LauncherException {
        if (isThere()) {
            prepare();
        }
        List<String> ids = new ArrayList<>();
        try {
            for (Path socket : sockets()) {
                if (isLive(socket)) {
                    String name = String.valueOf(socket.getFileName());
                    ids.add(name.substring(0, name.length() - SUFFIX.length()));
                } else {
                    Files.deleteIfExists(socket);
                }
            }
        } catch (IOException e) {
            throw unlisted();
        }
        return ids;
    }

    /** What is left of sessions that do not live; nothing is removed. */
    public List<Path> left() throws LauncherException {
        List<Path> left = new ArrayList<>();
        try {
            for (Path socket : sockets()) {
                if (!isLive(socket)) {
                    left.add(socket);
                }
            }
        } catch (IOException e) {
            throw unlisted();
        }
        return left;
    }

    private boolean isThere() {
        return Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS);
    }

    /** In order; none, where nothing was ever opened. */
    private List<Path> sockets() throws IOException {
        List<Path> sockets = new ArrayList<>();
        if (isThere()) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
                found.forEach(sockets::add);
            }
        }
        sockets.sort(null);
        return sockets;
    }

    private static boolean isLive(Path socket) throws IOException {
        try (Line line = open(socket)) {
            return line != null;
        }
    }

    private LauncherException unlisted() {
        return refused("it cannot be listed");
    }

    private static @Nullable Line open(Path socket) {
        try {
            SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            channel.connect(UnixDomainSocketAddress.of(socket));
            return new Line(channel);
        } catch (IOException e) {
            return null;
        }
    }

    /**
     * To the session with this id; its beginning will do if no other has it.
     *
     * @throws LauncherException USAGE if there is none
     */
    public Line connect(String id) throws LauncherException {
        List<String> fitting = new ArrayList<>();
        for (String live : live()) {
            boolean fits = live.startsWith(id) || id.startsWith(live);
            if (fits && !id.isEmpty()) {
                fitting.add(live);
            }
        }
        Line line = fitting.size() == 1 ? open(directory.resolve(fitting.get(0) + SUFFIX)) : null;
        if (line == null) {
            throw new LauncherException(
                    ExitCode.USAGE,
                    "find the session: " + id + ": " + (fitting.size() > 1 ? "several begin so" : "none lives here"),
                    "sv share list");
        }
        return line;
    }
}
