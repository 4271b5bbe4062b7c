package dev.sessionvault.launcher.share.verb;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A program and its arguments, word by word: a value never becomes two words, nor an option that nobody wrote. */
public final class Argv {
    private static final String END_OF_OPTIONS = "--";

    private final List<Template> words;

    Argv(List<Template> words) {
        this.words = List.copyOf(words);
    }

    List<Template> words() {
        return words;
    }

    Set<String> parameters() {
        Set<String> names = new LinkedHashSet<>();
        words.forEach(word -> names.addAll(word.parameters()));
        return names;
    }

    /** The first word that begins with a place for this parameter and could be taken for an option; or none. */
    boolean couldBeOption(String parameter) {
        for (Template word : words) {
            if (word.toString().equals(END_OF_OPTIONS)) {
                return false;
            }
            if (beginsWithPlace(word) && word.pieces().get(1).equals(parameter)) {
                return true;
            }
        }
        return false;
    }

    /** @throws RefusedException BAD_VALUE if a value would be taken for an option */
    List<String> fill(Map<String, String> values) throws RefusedException {
        List<String> filled = new ArrayList<>();
        boolean options = true;
        for (Template word : words) {
            String text = word.fill(values);
            if (options && beginsWithPlace(word) && text.startsWith("-")) {
                throw Characters.refused(
                        word.pieces().get(1), Quoted.of(text) + " begins with - and would be taken for an option");
            }
            options &= !word.toString().equals(END_OF_OPTIONS);
            filled.add(text);
        }
        return filled;
    }

    private static boolean beginsWithPlace(Template word) {
        return !word.isLiteral() && word.head().isEmpty();
    }
}
