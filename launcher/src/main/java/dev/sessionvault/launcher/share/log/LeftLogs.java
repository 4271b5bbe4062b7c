package dev.sessionvault.launcher.share.log;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Logs of sessions as they lie there, held against nothing: for whoever does not open the vault. */
public final class LeftLogs {
    private static final String NAME = "[0-9a-f]{32}\\.log";
    private static final int ID_DIGITS = 32;

    private LeftLogs() {}

    /**
     * The sessions whose process is gone, and whose log has no end line.
     *
     * @param log the directory of the vault's log
     */
    public static List<String> cut(Path log) throws LauncherException {
        List<String> cut = new ArrayList<>();
        for (Path file : files(SessionLog.directory(log))) {
            LogBytes bytes = LogBytes.read(file, "session's log");
            if (bytes.isThere() && !hasEnd(bytes) && !bytes.isHeld()) {
                cut.add(String.valueOf(file.getFileName()).substring(0, ID_DIGITS));
            }
        }
        return cut;
    }

    private static List<Path> files(Path directory) throws LauncherException {
        List<Path> files = new ArrayList<>();
        if (!Files.isDirectory(directory)) {
            return files;
        }
        try (DirectoryStream<Path> all = Files.newDirectoryStream(directory)) {
            for (Path file : all) {
                if (String.valueOf(file.getFileName()).matches(NAME)) {
                    files.add(file);
                }
            }
        } catch (IOException e) {
            throw new LauncherException(
                    ExitCode.DENIED, "read the sessions' logs: " + directory + ": it cannot be listed", null);
        }
        files.sort(null);
        return files;
    }

    /** Behind it may stand what a session wrote while it was ending. */
    private static boolean hasEnd(LogBytes file) {
        for (byte[] bytes : file.lines()) {
            LogLine line = LogLineParser.parse(bytes);
            if (line != null && line.event() == LogEvent.END) {
                return true;
            }
        }
        return false;
    }
}
