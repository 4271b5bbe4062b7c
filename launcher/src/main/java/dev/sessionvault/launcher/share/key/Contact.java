package dev.sessionvault.launcher.share.key;

import dev.sessionvault.launcher.share.text.Unseen;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody to lend to.
 *
 * @param note for people, one line
 * @param proven when they proved that the key is theirs; {@code null} if they have not
 * @param challenge what they have yet to answer; {@code null} if nothing
 */
public record Contact(
        Alias alias,
        IdentityKey key,
        String note,
        Instant added,
        @Nullable Instant proven,
        @Nullable Challenge challenge) {
    public static final int MAX_NOTE_CHARS = 200;

    public Contact {
        if (!isNote(note)) {
            throw new IllegalArgumentException("note: want at most 200 characters that can be shown");
        }
    }

    /** Whether the text may be a note: shown as it is, it can do nothing to a terminal. */
    public static boolean isNote(String text) {
        return text.length() <= MAX_NOTE_CHARS && text.codePoints().noneMatch(Unseen::is);
    }

    public boolean isProven() {
        return proven != null;
    }

    Contact provenAt(Instant when) {
        return new Contact(alias, key, note, added, when, null);
    }

    Contact asked(Challenge fresh) {
        return new Contact(alias, key, note, added, proven, fresh);
    }
}
