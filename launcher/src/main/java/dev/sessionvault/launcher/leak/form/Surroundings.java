package dev.sessionvault.launcher.leak.form;

import dev.sessionvault.launcher.leak.Kind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What stands further to the left of a value than its name. */
final class Surroundings {
    private static final int NEAR_BYTES = 256;
    private static final int PAIR_BYTES = 160;

    /** Names that only say that a value follows: the name that counts is a value itself. */
    private static final Set<String> VALUE = Set.of("value", "val", "default", "defaultvalue", "content");

    private static final Set<String> NAME = Set.of("name", "key", "variable", "id", "var");

    private final Text text;

    Surroundings(Text text) {
        this.text = text;
    }

    /** For {@code name="X" value="…"}, X; else the name itself. */
    String nameFor(String name, int nameStart) {
        if (!VALUE.contains(Words.lower(name))) {
            return name;
        }
        int stop = Math.max(text.from, nameStart - PAIR_BYTES);
        for (int i = nameStart; i > stop; i--) {
            if (Alphabet.isWord(text.at(i - 1)) && !Alphabet.isWord(text.at(i))) {
                String pair = pairEndingAt(i, stop);
                if (!pair.isEmpty()) {
                    return pair;
                }
            }
        }
        return name;
    }

    /** The value that ends here, if its name is one for names. */
    private String pairEndingAt(int end, int stop) {
        int start = wordStart(end, stop);
        int i = start;
        while (i > stop && " \t\"'\\:=".indexOf(text.at(i - 1)) >= 0) {
            i--;
        }
        int word = wordStart(i, stop);
        boolean named = i < start && NAME.contains(Words.lower(text.name(word, i)));
        return named ? text.name(start, end) : "";
    }

    private int wordStart(int end, int stop) {
        int start = end;
        while (start > stop && Alphabet.isIn(text.at(start - 1), Alphabet.WORD | Alphabet.DOT)) {
            start--;
        }
        return start;
    }

    /** Whose name is the nearest before {@code i}, or {@code null}. */
    @Nullable
    Kind provider(int i) {
        int stop = Math.max(text.from, i - NEAR_BYTES);
        int end = i;
        while (end > stop) {
            int start = end;
            while (start > stop && Alphabet.isIn(text.at(start - 1), Alphabet.ALNUM)) {
                start--;
            }
            Kind kind = start == end ? null : Providers.near(Words.lower(text.name(start, end)));
            if (kind != null) {
                return kind;
            }
            end = start == end ? end - 1 : start;
        }
        return null;
    }
}
