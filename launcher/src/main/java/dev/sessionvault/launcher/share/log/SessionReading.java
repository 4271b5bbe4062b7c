package dev.sessionvault.launcher.share.log;

import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.share.key.IdentityKey;
import dev.sessionvault.launcher.share.key.Purpose;
import dev.sessionvault.launcher.share.log.SessionVerdict.State;
import dev.sessionvault.vault.audit.Finding;
import dev.sessionvault.vault.audit.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds a session's log against its key. Each line is signed with its number, so that every line that was edited, taken
 * away, moved, doubled or added is found; only lines at the end can be cut off, and then the end line is missing.
 */
public final class SessionReading {
    private final String session;
    private final IdentityKey sessionKey;
    private final String name;
    private final List<Finding> findings = new ArrayList<>();
    private final List<LogLine> members = new ArrayList<>();
    private final Set<Long> seen = new HashSet<>();
    private final Set<Long> signed = new HashSet<>();
    private long expected = 1;
    private String seal = LogLine.NO_SEAL;

    private SessionReading(String session, IdentityKey sessionKey, String name) {
        this.session = session;
        this.sessionKey = sessionKey;
        this.name = name;
    }

    /**
     * @param log the directory of the vault's log
     * @param sessionKey as the vault's log, or a passport, names it
     */
    public static SessionVerdict verify(Path log, String session, IdentityKey sessionKey) throws LauncherException {
        LogBytes file = LogBytes.read(SessionLog.file(log, session), "session's log");
        SessionReading reading = new SessionReading(
                session, sessionKey, String.valueOf(file.path().getFileName()));
        if (!file.isThere()) {
            reading.find(Kind.REMOVED, 0, 0, 0, "the file is not there");
            return reading.verdict(State.GONE);
        }
        reading.read(file.lines());
        return reading.verdict(reading.state(file));
    }

    private void read(List<byte[]> lines) {
        List<@Nullable LogLine> parsed = new ArrayList<>();
        for (byte[] bytes : lines) {
            LogLine line = LogLineParser.parse(bytes);
            boolean ours = line != null && isSigned(line);
            parsed.add(ours ? line : null);
            if (ours && line != null) {
                signed.add(line.number(LogField.NUMBER));
            }
        }
        for (int i = 0; i < lines.size(); i++) {
            LogLine line = parsed.get(i);
            if (line == null) {
                foreign(i + 1);
            } else {
                own(line, lines.get(i), i + 1);
            }
        }
        requireOpening();
    }

    private boolean isSigned(LogLine line) {
        String signature = line.text(LogField.SIGNATURE);
        if (!signature.matches("[0-9a-f]{128}")) {
            return false;
        }
        return sessionKey.verify(
                Purpose.SESSION_LOG, line.covered(), HexFormat.of().parseHex(signature));
    }

    /** In the place of a line that is nowhere else, it is that line, edited. */
    private void foreign(int place) {
        if (signed.contains(expected)) {
            find(Kind.INSERTED, place, 0, 0, "the session's key did not sign it");
        } else {
            find(Kind.EDITED, place, expected, expected, "the session's key did not sign it");
            expected++;
            seal = "";
        }
    }

    private void own(LogLine line, byte[] bytes, int place) {
        long number = line.number(LogField.NUMBER);
        if (!seen.add(number)) {
            find(Kind.DUPLICATED, place, number, number, "it is there twice");
            return;
        }
        members.add(line);
        if (number < expected) {
            find(Kind.REORDERED, place, number, number, "it stands behind its place");
            return;
        }
        missing(number, place);
        if (number == expected && !seal.isEmpty() && !line.text(LogField.PREV).equals(seal)) {
            find(Kind.EDITED, place, number, number, "it does not follow from the line before");
        }
        expected = number + 1;
        seal = Digests.of(bytes);
    }

    private void missing(long number, int place) {
        long first = 0;
        for (long n = expected; n <= number; n++) {
            boolean gone = n < number && !signed.contains(n);
            if (gone && first == 0) {
                first = n;
            } else if (!gone && first > 0) {
                find(Kind.REMOVED, place, first, n - 1, "nothing stands in its place");
                first = 0;
            }
        }
        if (number > expected) {
            expected = number;
            seal = "";
        }
    }

    /** The file of another session, under this one's name, has another key; a log whose beginning is gone has no opening. */
    private void requireOpening() {
        boolean opens = !members.isEmpty()
                && members.get(0).event() == LogEvent.OPEN
                && members.get(0).text(LogField.SESSION).equals(session)
                && members.get(0).text(LogField.KEY).equals(sessionKey.toString());
        if (!opens && findings.isEmpty()) {
            find(Kind.REMOVED, 0, 1, 1, "it does not begin with the opening of this session");
        }
    }

    private State state(LogBytes file) throws LauncherException {
        if (members.stream().anyMatch(line -> line.event() == LogEvent.END)) {
            return State.ENDED;
        }
        return file.isHeld() ? State.OPEN : State.CUT;
    }

    private void find(Kind kind, int place, long first, long last, String why) {
        findings.add(new Finding(kind, name, place, first, last, why));
    }

    private SessionVerdict verdict(State state) {
        return new SessionVerdict(session, members, state, findings);
    }
}
