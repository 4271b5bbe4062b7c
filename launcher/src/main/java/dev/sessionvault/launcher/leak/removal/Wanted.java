package dev.sessionvault.launcher.leak.removal;

import dev.sessionvault.launcher.leak.Finding;
import java.util.Set;

/**
 * Which of the keys that were found are to be taken.
 *
 * @param kinds the ids of these kinds only; empty for all
 * @param logins also what keeps the user logged in somewhere
 */
public record Wanted(Set<String> kinds, boolean logins) {
    private static final String LOGIN = "-login";

    public Wanted {
        kinds = Set.copyOf(kinds);
    }

    /** Whether it is what a subscription gave, and not a key: without it the user is logged out. */
    public static boolean isLogin(Finding finding) {
        return finding.kind().id().endsWith(LOGIN);
    }

    boolean takes(Finding finding) {
        return isMeant(finding) && (logins || !isLogin(finding));
    }

    /** Whether the user asked for its kind. */
    boolean isMeant(Finding finding) {
        return kinds.isEmpty() || kinds.contains(finding.kind().id());
    }
}
