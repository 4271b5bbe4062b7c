package dev.sessionvault.launcher.leak.form;

import java.util.Set;

/** Words between a name and its value. */
final class Schemes {
    private static final int LONGEST = 16;

    private static final Set<String> SCHEMES = Set.of("token", "apikey", "key");

    private static final Set<String> ENOUGH = Set.of("bearer", "basic");

    private static final Set<String> TYPES = Set.of(
            "string",
            "str",
            "optional",
            "char",
            "secretstr",
            "text",
            "any",
            "object",
            "nsstring",
            "static",
            "varchar",
            "std");

    private static final Set<String> COMMANDS = Set.of(
            "setenv",
            "set",
            "env",
            "arg",
            "export",
            "-x",
            "-gx",
            "-xg",
            "-ux",
            "-xu",
            "-u",
            "-g",
            "-lx",
            "--export",
            "define");

    private static final Set<String> SELF_COMMANDS = Set.of("password", "passwd", "requirepass", "masterauth");

    private Schemes() {}

    /** {@code Authorization: Bearer …}. */
    static boolean isEnough(Text text, int start, int end) {
        return (text.at(start) | 0x20) == 'b' && isAmong(ENOUGH, text, start, end);
    }

    /** {@code Authorization: token …}. */
    static boolean isOne(Text text, int start, int end) {
        byte after = text.at(end - 1);
        return (after == 'n' || after == 'y' || after == 'Y' || after == 'N') && isAmong(SCHEMES, text, start, end);
    }

    static boolean isType(Text text, int start, int end) {
        return isAmong(TYPES, text, start, end);
    }

    /** What takes a name and a value with only a blank between them. */
    static boolean isCommand(Text text, int start, int end) {
        return isAmong(COMMANDS, text, start, end);
    }

    /** Most words are none of ours: that is seen without making a string. */
    private static boolean mayBegin(byte first) {
        return first > 0 && "abcdeklmnoprstv-".indexOf(first | 0x20) >= 0;
    }

    /** In {@code .netrc} and the like a blank after the name is all there is. */
    static boolean isSelfCommand(Text text, int start, int end) {
        return isAmong(SELF_COMMANDS, text, start, end);
    }

    private static boolean isAmong(Set<String> words, Text text, int start, int end) {
        return end - start >= 2
                && end - start <= LONGEST
                && mayBegin(text.at(start))
                && words.contains(Words.lower(text.name(start, end)));
    }
}
