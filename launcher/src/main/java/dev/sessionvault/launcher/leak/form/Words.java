package dev.sessionvault.launcher.leak.form;

import java.util.ArrayList;
import java.util.List;

/** The words of a name in any of the usual spellings: {@code API_KEY}, {@code apiKey}, {@code X-Api-Key}, {@code APIKey}. */
final class Words {
    private Words() {}

    static List<String> of(String name) {
        List<String> words = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= name.length(); i++) {
            if (i == name.length() || !isAlphanumeric(name.charAt(i))) {
                add(words, name, start, i);
                start = i + 1;
            } else if (i > start && beginsWord(name, i)) {
                add(words, name, start, i);
                start = i;
            }
        }
        return words;
    }

    static String lower(String text) {
        StringBuilder lower = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            lower.setCharAt(i, isUpper(c) ? (char) (c + ('a' - 'A')) : c);
        }
        return lower.toString();
    }

    private static void add(List<String> words, String name, int start, int end) {
        if (end > start) {
            words.add(lower(name.substring(start, end)));
        }
    }

    private static boolean beginsWord(String name, int i) {
        boolean lowerNext = i + 1 < name.length() && isLower(name.charAt(i + 1));
        return isUpper(name.charAt(i)) && (!isUpper(name.charAt(i - 1)) || lowerNext);
    }

    private static boolean isAlphanumeric(char c) {
        return isUpper(c) || isLower(c) || c >= '0' && c <= '9';
    }

    private static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private static boolean isLower(char c) {
        return c >= 'a' && c <= 'z';
    }
}
