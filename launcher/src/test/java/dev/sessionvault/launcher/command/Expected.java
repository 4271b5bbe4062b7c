package dev.sessionvault.launcher.command;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a step expects, with its placeholders. */
final class Expected {
    /** Any number of lines. */
    private static final String LINES = "<*>";

    private static final Map<String, String> KINDS = Map.ofEntries(
            entry("id", "[0-9a-f]{6}"),
            entry("session", "[0-9a-f]{8}"),
            entry("ids", "[0-9a-f]{16}"),
            entry("fp", "[0-9a-f]{10}"),
            entry("hex", "[0-9a-f]{32,}"),
            entry("n", "[0-9]+"),
            entry("time", "[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9:.]+Z?"),
            entry("code", "(?:[0-9A-Z]{4}-){8}[0-9A-Z]{2}"),
            entry("word", "sv[a-z]1-[a-z2-7]+"),
            entry("six", "[a-z]{5}(?:-[a-z]{5}){5}"),
            entry("...", ".*"));

    private static final Pattern PLACEHOLDER = Pattern.compile("<([a-z]+|\\.\\.\\.)(?::([a-z]+))?>");

    /** What the same words stand for all along: {@code <home>}. */
    private final Map<String, String> places;

    /** What each {@code <kind:name>} was when it was met. */
    private final Map<String, String> met = new HashMap<>();

    Expected(Map<String, String> places) {
        this.places = places;
    }

    /** The same text, with what is known in the place of its placeholders. */
    String fill(String text) {
        return PLACEHOLDER.matcher(text).replaceAll(match -> {
            String name = match.group(2) == null ? match.group(1) : "";
            String value = places.getOrDefault(name, met.get(name));
            return Matcher.quoteReplacement(value == null ? match.group() : value);
        });
    }

    /** The actual lines, each as the expected line that it matches is written, so that a difference shows only itself. */
    List<String> inTheWordsOf(List<String> expected, List<String> actual) {
        List<String> words = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < expected.size(); i++) {
            String line = expected.get(i);
            if (line.equals(LINES)) {
                words.add(LINES);
                at = Math.max(at, actual.size() - (expected.size() - i - 1));
            } else if (at < actual.size()) {
                words.add(inTheWordsOf(line, actual.get(at)));
                at++;
            }
        }
        for (String line : actual.subList(Math.min(at, actual.size()), actual.size())) {
            words.add(inTheWordsOf("", line));
        }
        return words;
    }

    private String inTheWordsOf(String expected, String actual) {
        String placed = actual;
        for (Map.Entry<String, String> place : places.entrySet()) {
            placed = placed.replace(place.getValue(), "<" + place.getKey() + ">");
        }
        return matches(evenly(expected), evenly(placed)) ? expected : placed;
    }

    /** How wide a table's column is depends on how long the home directory's name is. */
    private static String evenly(String line) {
        return line.replaceAll(" {2,}", "  ").replaceAll(" +$", "");
    }

    private boolean matches(String expected, String actual) {
        List<String> names = new ArrayList<>();
        Matcher matcher = pattern(expected, names).matcher(actual);
        if (!matcher.matches()) {
            return false;
        }
        for (int i = 0; i < names.size(); i++) {
            met.put(names.get(i), matcher.group(i + 1));
        }
        return true;
    }

    private Pattern pattern(String expected, List<String> names) {
        StringBuilder pattern = new StringBuilder();
        Matcher placeholder = PLACEHOLDER.matcher(expected);
        int end = 0;
        while (placeholder.find()) {
            pattern.append(Pattern.quote(expected.substring(end, placeholder.start())));
            pattern.append(regex(placeholder, names));
            end = placeholder.end();
        }
        return Pattern.compile(pattern + Pattern.quote(expected.substring(end)));
    }

    private String regex(Matcher placeholder, List<String> names) {
        String kind = placeholder.group(1);
        String name = placeholder.group(2);
        if (name == null && met.containsKey(kind)) {
            return Pattern.quote(met.get(kind));
        }
        String regex = KINDS.get(kind);
        if (regex == null) {
            return Pattern.quote(placeholder.group());
        }
        if (name == null) {
            return regex;
        }
        names.add(name);
        return "(" + regex + ")";
    }
}
