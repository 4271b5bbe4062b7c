package dev.sessionvault.launcher.share.log;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.share.file.Modes;
import dev.sessionvault.launcher.share.file.Ownership;
import dev.sessionvault.launcher.share.key.Identity;
import dev.sessionvault.launcher.share.key.Purpose;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Set;

/**
 * The log of one session, in a file of its own: SHARE.md "The log and receipts". For several threads.
 *
 * <p>Guarantee: when {@link #append} returns the disk has the line, with the session's signature; when it throws there is
 * no such line, and what the line was for must not happen. The file is locked for as long as the session's process lives.
 */
public final class SessionLog implements AutoCloseable {
    /** Below the directory of the vault's log. */
    private static final String DIRECTORY = "share";

    private static final Set<StandardOpenOption> CREATE =
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

    private final Path file;
    private final Identity sessionKey;
    private final InstantSource clock;
    private final LogWriter writer;
    private final FileLock lock;
    private String seal = LogLine.NO_SEAL;
    private long number;
    private boolean ended;

    private SessionLog(Path file, Identity sessionKey, InstantSource clock, FileChannel channel, FileLock lock) {
        this.file = file;
        this.sessionKey = sessionKey;
        this.clock = clock;
        this.writer = new LogWriter(channel, 0);
        this.lock = lock;
    }

    /** Where the sessions' logs are. */
    public static Path directory(Path log) {
        return log.resolve(DIRECTORY);
    }

    static Path file(Path log, String session) {
        return directory(log).resolve(session + ".log");
    }

    /**
     * Begins the log with its first line.
     *
     * @param log the directory of the vault's log
     * @param session 32 hexadecimal digits
     * @param sessionKey stays the caller's, and open for as long as this is
     * @param open what is to be said of the session: owner, relay, peer, end, passport
     */
    public static SessionLog begin(Path log, String session, Identity sessionKey, LogNote open, InstantSource clock)
            throws LauncherException {
        if (!isSession(session) || open.event() != LogEvent.OPEN) {
            throw new IllegalArgumentException("want 32 hexadecimal digits, and an opening");
        }
        Path file = file(log, session);
        SessionLog begun = make(file, sessionKey, clock);
        boolean written = false;
        try {
            begun.append(open.session(session, sessionKey.publicKey()));
            written = true;
            return begun;
        } finally {
            if (!written) {
                begun.close();
            }
        }
    }

    /** Whether the text can be a session's id. */
    public static boolean isSession(String text) {
        return text.matches("[0-9a-f]{32}");
    }

    private static SessionLog make(Path file, Identity sessionKey, InstantSource clock) throws LauncherException {
        Path directory = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file has a directory");
        try {
            Files.createDirectories(directory, Modes.DIRECTORY);
            new Ownership("write the session's log").requireDirectory(directory);
            FileChannel channel = FileChannel.open(file, CREATE, Modes.FILE);
            FileLock lock = channel.lock();
            return new SessionLog(file, sessionKey, clock, channel, lock);
        } catch (FileAlreadyExistsException e) {
            throw unwritable(file, "there is one already");
        } catch (IOException e) {
            throw unwritable(file, "it cannot be made");
        }
    }

    /**
     * @return the line's number
     * @throws LauncherException if it could not be written: what it is about must not be done
     */
    public synchronized long append(LogNote note) throws LauncherException {
        if (ended) {
            throw unwritable(file, "the session has ended");
        }
        LogLine line = note.at(number + 1, Math.max(0, clock.millis()), seal);
        byte[] signature = sessionKey.sign(Purpose.SESSION_LOG, line.covered());
        byte[] bytes = line.raw(LogField.SIGNATURE, HexFormat.of().formatHex(signature))
                .encode();
        if (bytes.length > LogLine.MAX_BYTES) {
            throw unwritable(file, "the line is too long");
        }
        try {
            writer.append(bytes, note.event().isForced());
        } catch (IOException e) {
            throw unwritable(file, "is the disk full?");
        }
        seal = Digests.of(bytes);
        ended = note.event() == LogEvent.END;
        return ++number;
    }

    private static LauncherException unwritable(Path file, String why) {
        return new LauncherException(
                ExitCode.DENIED,
                "write the session's log: " + file + ": " + why,
                "nothing is run unless that is written down: free space, or mend what is named");
    }

    public Path path() {
        return file;
    }

    /** Without an {@code end} line, the log says that the session was cut off. */
    @Override
    public synchronized void close() {
        ended = true;
        try {
            lock.release();
            writer.close();
        } catch (IOException e) {
            // Every line is on the disk.
        }
    }
}
