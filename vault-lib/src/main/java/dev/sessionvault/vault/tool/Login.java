package dev.sessionvault.vault.tool;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a tool keeps its login: what is needed to lend it one. Where each row is known from: the launcher's LOGINS.md.
 *
 * @param file where the tool keeps it, {@code ~} being the home directory
 * @param home {@code NAME} or {@code NAME/PATH}: with that variable set, the file is in its directory, or in PATH below
 *     it, instead; empty if there is none
 * @param variable what the tool takes the directory of its login from, and nothing else; empty if there is none, then a
 *     link stands in the file's place
 * @param refresh where in the file, a JSON object, a refresh token is: names of members, a dot between them, {@code *}
 *     for any; a file in which none of these is a text that is not empty is no login
 */
public record Login(String file, String home, String variable, List<String> refresh) {
    private static final int TEXTS = 3;

    public Login {
        refresh = List.copyOf(refresh);
    }

    /** From what {@link #fields} gave. */
    static Login of(List<String> fields) {
        return new Login(fields.get(0), fields.get(1), fields.get(2), fields.subList(TEXTS, fields.size()));
    }

    /** The variable of {@link #home}, or {@code null}. */
    public @Nullable String homeVariable() {
        int slash = home.indexOf('/');
        return home.isEmpty() ? null : slash < 0 ? home : home.substring(0, slash);
    }

    /**
     * Where the file is.
     *
     * @param userHome the home directory
     * @param homeValue what {@link #homeVariable} is set to; {@code null} or empty if it is not
     */
    public String path(String userHome, @Nullable String homeValue) {
        if (homeValue == null || homeValue.isEmpty()) {
            return file.startsWith("~/") ? userHome + file.substring(1) : file;
        }
        int slash = home.indexOf('/');
        return homeValue + (slash < 0 ? "" : home.substring(slash)) + file.substring(file.lastIndexOf('/'));
    }

    /** All of it in one list, which a start can carry without loading this class. */
    List<String> fields() {
        List<String> fields = new ArrayList<>(List.of(file, home, variable));
        fields.addAll(refresh);
        return List.copyOf(fields);
    }
}
