package dev.sessionvault.launcher.shell;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What may be typed after a verb.
 *
 * @param words what its words are called in order: TOOL, ID, ...; the last may be repeated if {@code repeats}
 * @param tail what follows once the words are typed, if that is not sv's
 */
public record Grammar(
        String name,
        String description,
        List<Grammar> verbs,
        List<Flag> flags,
        List<String> words,
        boolean repeats,
        Tail tail) {

    /** What is not sv's. */
    public enum Tail {
        NOTHING,
        /** Arguments of a tool. */
        ARGUMENTS,
        /** A command and its arguments. */
        COMMAND
    }

    /**
     * An option.
     *
     * @param value what its value is called; empty if it has none
     */
    public record Flag(List<String> names, String description, String value, boolean repeats) {

        String longest() {
            String longest = "";
            for (String name : names) {
                longest = name.length() > longest.length() ? name : longest;
            }
            return longest;
        }
    }

    boolean hasVerb(String typed) {
        return verbs.stream().anyMatch(verb -> verb.name.equals(typed));
    }

    /** The verb of that name, which is one. */
    Grammar verb(String typed) {
        return verbs.stream()
                .filter(verb -> verb.name.equals(typed))
                .findFirst()
                .orElseThrow();
    }

    @Nullable
    Flag flag(String typed) {
        int equals = typed.indexOf('=');
        String name = equals < 0 ? typed : typed.substring(0, equals);
        for (Flag flag : flags) {
            if (flag.names.contains(name)) {
                return flag;
            }
        }
        return null;
    }

    /** What the word at this position is called, or {@code null} if there is none. */
    @Nullable
    String word(int position) {
        if (position < words.size()) {
            return words.get(position);
        }
        return repeats && !words.isEmpty() ? words.get(words.size() - 1) : null;
    }
}
