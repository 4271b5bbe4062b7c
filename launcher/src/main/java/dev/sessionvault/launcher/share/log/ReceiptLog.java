package dev.sessionvault.launcher.share.log;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.share.file.FileTurn;
import dev.sessionvault.launcher.share.file.Modes;
import dev.sessionvault.launcher.share.file.PrivateFile;
import dev.sessionvault.launcher.share.key.IdentityKey;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/**
 * What the recipient keeps: the passports and receipts that it was given, in one file (SHARE.md, "The log and receipts").
 * Several processes may write; a writer goes on behind the last whole line, also behind one that is no line.
 */
public final class ReceiptLog {
    private static final String FILE_NAME = "receipts.log";
    private static final Set<OpenOption> OPEN_OR_CREATE =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

    private final PrivateFile file;
    private final InstantSource clock;

    /** @param log {@code $XDG_STATE_HOME/sv} */
    public ReceiptLog(Path log, InstantSource clock) {
        this.file = new PrivateFile(log.resolve(FILE_NAME), "receipts");
        this.clock = clock;
    }

    public Path path() {
        return file.path();
    }

    /** Before anything is called: what was lent, by whom, and whose receipts count. */
    public void passport(String session, IdentityKey sessionKey, IdentityKey owner, byte[] passport)
            throws LauncherException {
        append(LogNote.of(LogEvent.PASSPORT)
                .session(session, sessionKey)
                .owner(owner)
                .passport(passport));
    }

    /** @throws ReceiptException if the session's key did not sign it, or it is another session's; it is not kept then */
    public Receipt receipt(String session, IdentityKey sessionKey, byte[] signed)
            throws LauncherException, ReceiptException {
        Receipt receipt = Receipt.verify(signed, sessionKey);
        if (!receipt.session().equals(session)) {
            throw new ReceiptException("the receipt is of another session");
        }
        append(LogNote.of(LogEvent.RECEIPT)
                .session(session, sessionKey)
                .call(receipt.call())
                .signedReceipt(signed));
        return receipt;
    }

    private void append(LogNote note) throws LauncherException {
        try (FileTurn turn = file.turn()) {
            LogBytes there = LogBytes.read(file.path(), "receipts");
            List<byte[]> lines = there.lines();
            byte[] last = lines.isEmpty() ? new byte[0] : lines.get(lines.size() - 1);
            String prev = lines.isEmpty() ? LogLine.NO_SEAL : Digests.of(last);
            LogLine line = note.at(number(last, lines.size()) + 1, clock.millis(), prev);
            FileChannel channel = FileChannel.open(file.path(), OPEN_OR_CREATE, Modes.FILE);
            try (LogWriter writer = new LogWriter(channel.truncate(there.end()), there.end())) {
                writer.append(line.encode(), note.event().isForced());
            }
        } catch (IOException e) {
            throw new LauncherException(
                    ExitCode.DENIED, "write the receipts: " + file.path() + ": is the disk full?", null);
        }
    }

    private static long number(byte[] last, int lines) {
        LogLine line = LogLineParser.parse(last);
        return line == null ? lines : line.number(LogField.NUMBER);
    }

    public ReceiptVerdict verify() throws LauncherException {
        return ReceiptReading.verify(LogBytes.read(file.path(), "receipts"));
    }
}
