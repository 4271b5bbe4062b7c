package dev.sessionvault.launcher.share.passport;

import dev.sessionvault.launcher.share.scope.Allowed;
import org.jspecify.annotations.Nullable;

/**
 * A parameter that the recipient may give. Where grants of a verb differ, this shows the values of all of them; the owner
 * decides about each call by the grants themselves.
 *
 * @param description may be empty
 * @param allowed values, a range, or any that the kind takes
 * @param pattern for a text of which any is allowed, an anchored regular expression that RE2 and ECMAScript mean the same
 *     by; otherwise empty
 * @param maxBytes of UTF-8
 * @param root for a path of which any is allowed, what it is under; otherwise empty
 * @param fallback what stands if it is left out; {@code null} if it must be given
 */
public record LentParameter(
        String name,
        String description,
        Kind kind,
        Allowed allowed,
        String pattern,
        int maxBytes,
        String root,
        @Nullable String fallback) {

    /** What it takes. */
    public enum Kind {
        TEXT(1),
        INTEGER(2),
        PATH(3);

        final int number;

        Kind(int number) {
            this.number = number;
        }
    }

    public boolean isRequired() {
        return fallback == null;
    }
}
