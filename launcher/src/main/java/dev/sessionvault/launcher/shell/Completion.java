package dev.sessionvault.launcher.shell;

import dev.sessionvault.launcher.shell.Grammar.Flag;
import dev.sessionvault.launcher.shell.Grammar.Tail;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can stand in the place of the last word of a command line. Each answer is one line: a word, and perhaps a tab and
 * a description; or what the shell itself is to complete: {@code :files}, {@code :directories}, or
 * {@code :command N}, which begins at the word of that number, the first being 0.
 */
public final class Completion {
    private static final String FILES = ":files";

    private final Candidates candidates;
    private final List<String> answer = new ArrayList<>();

    public Completion(Candidates candidates) {
        this.candidates = candidates;
    }

    /** Words that depend on more than the grammar. */
    public interface Candidates {
        /**
         * @param called what the grammar calls the word: TOOL, ID, ...
         * @param option the option whose value it is, or empty
         */
        List<String> of(String called, String option);
    }

    /** @param words after {@code sv}; the last is the one to complete, perhaps empty */
    public List<String> complete(Grammar sv, List<String> words) {
        Grammar verb = sv;
        Flag open = null;
        int position = 0;
        boolean onlyWords = false;
        for (int i = 0; i < words.size() - 1; i++) {
            String word = words.get(i);
            if (open != null) {
                open = null;
            } else if (!onlyWords && word.equals("--")) {
                onlyWords = true;
            } else if (!onlyWords && word.length() > 1 && word.startsWith("-")) {
                open = openedBy(verb.flag(word), word);
            } else if (position == 0 && verb.hasVerb(word)) {
                verb = verb.verb(word);
            } else if (verb.tail() != Tail.NOTHING && position >= verb.words().size()) {
                return tail(verb, i);
            } else {
                position++;
            }
        }
        last(verb, open, position, onlyWords, words);
        return answer;
    }

    private static @Nullable Flag openedBy(@Nullable Flag flag, String word) {
        return flag != null && !flag.value().isEmpty() && word.indexOf('=') < 0 ? flag : null;
    }

    private static List<String> tail(Grammar verb, int first) {
        return List.of(verb.tail() == Tail.COMMAND ? ":command " + first : FILES);
    }

    private void last(Grammar verb, @Nullable Flag open, int position, boolean onlyWords, List<String> words) {
        String typed = words.get(words.size() - 1);
        if (open != null) {
            values(open.value(), open.longest(), typed, "");
        } else if (!onlyWords && typed.startsWith("--") && typed.indexOf('=') > 0) {
            value(verb.flag(typed), typed);
        } else if (!onlyWords && typed.startsWith("-")) {
            flags(verb, words);
        } else if (verb.tail() != Tail.NOTHING && position >= verb.words().size()) {
            answer.addAll(tail(verb, words.size() - 1));
        } else {
            word(verb, position, typed);
        }
    }

    private void value(@Nullable Flag flag, String typed) {
        int equals = typed.indexOf('=');
        if (flag != null) {
            values(flag.value(), flag.longest(), typed.substring(equals + 1), typed.substring(0, equals + 1));
        }
    }

    private void word(Grammar verb, int position, String typed) {
        if (position == 0) {
            for (Grammar next : verb.verbs()) {
                add(next.name() + "\t" + next.description(), typed, "");
            }
        }
        String called = verb.word(position);
        if (called != null) {
            values(called, "", typed, "");
        }
    }

    private void values(String called, String option, String typed, String before) {
        for (String line : candidates.of(called, option)) {
            add(line, typed, before);
        }
    }

    /** Those that are not given yet, by their longest name. */
    private void flags(Grammar verb, List<String> words) {
        String typed = words.get(words.size() - 1);
        for (Flag flag : verb.flags()) {
            boolean given = words.subList(0, words.size() - 1).stream().anyMatch(word -> verb.flag(word) == flag);
            if (!given || flag.repeats()) {
                add(flag.longest() + "\t" + flag.description(), typed, "");
            }
        }
    }

    private void add(String line, String typed, String before) {
        if (line.startsWith(":")) {
            answer.add(line);
        } else if (line.startsWith(typed) && isPrintable(line)) {
            answer.add(before + line);
        }
    }

    /** A path with a newline would be two answers. */
    private static boolean isPrintable(String line) {
        return line.chars().allMatch(c -> c == '\t' || !Character.isISOControl(c));
    }
}
