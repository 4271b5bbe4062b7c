package dev.sessionvault.launcher.share.owner;

import dev.sessionvault.launcher.share.key.IdentityKey;
import dev.sessionvault.launcher.share.log.SessionLog;
import dev.sessionvault.launcher.share.text.TextException;
import dev.sessionvault.vault.audit.Event;
import dev.sessionvault.vault.audit.Field;
import dev.sessionvault.vault.audit.Line;
import dev.sessionvault.vault.audit.PlacedLine;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A session that the vault's log tells of. Only who can open the vault can write such a line or take it away.
 *
 * @param session 32 hexadecimal digits
 * @param key signs the session's own log
 */
public record OpenedSession(String session, IdentityKey key) {
    static final String VERB = "share open";

    private static final String BEFORE = "session ";
    private static final String BETWEEN = " key ";

    public OpenedSession {
        if (!SessionLog.isSession(session)) {
            throw new IllegalArgumentException("session: want 32 hexadecimal digits");
        }
    }

    /** Of the vault's log, oldest first; of its proven lines only. */
    public static List<OpenedSession> in(List<PlacedLine> lines) {
        List<OpenedSession> opened = new ArrayList<>();
        for (PlacedLine placed : lines) {
            Line line = placed.line();
            OpenedSession session = line == null || placed.state() != PlacedLine.State.PROVEN ? null : of(line);
            if (session != null) {
                opened.add(session);
            }
        }
        return List.copyOf(opened);
    }

    private static @Nullable OpenedSession of(Line line) {
        boolean opens = line.event() == Event.TAKE
                && line.text(Field.WHAT).equals(VERB)
                && line.text(Field.TOOL).equals(OwnerKeys.RELAY.value());
        return opens ? parse(line.text(Field.WHY)) : null;
    }

    private static @Nullable OpenedSession parse(String why) {
        int between = why.indexOf(BETWEEN);
        if (!why.startsWith(BEFORE) || between < 0) {
            return null;
        }
        try {
            String session = why.substring(BEFORE.length(), between);
            return new OpenedSession(session, IdentityKey.parse(why.substring(between + BETWEEN.length())));
        } catch (TextException | IllegalArgumentException e) {
            return null;
        }
    }

    /** As the log has it. */
    @Override
    public String toString() {
        return BEFORE + session + BETWEEN + key;
    }
}
