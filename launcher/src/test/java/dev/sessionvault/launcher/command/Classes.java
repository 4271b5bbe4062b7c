package dev.sessionvault.launcher.command;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The classes of one run, by the runtime's log. An archive loads classes in advance, so what is loaded is not what is
 * used: a class is used once it is initialised.
 *
 * @param used those that were initialised since our first one was
 * @param outside those that came from elsewhere than the archive
 */
record Classes(Set<String> used, List<String> outside) {
    private static final Pattern LOADED = Pattern.compile("(\\S+) source: (.*)");
    private static final Pattern INITIALISED = Pattern.compile("\\d+ Initializing '([^']+)'.*");
    private static final String OURS = "dev.sessionvault.";

    static Classes parse(List<String> log) {
        Set<String> used = new LinkedHashSet<>();
        List<String> outside = new ArrayList<>();
        for (String line : log) {
            Matcher loaded = LOADED.matcher(line);
            if (loaded.matches() && !loaded.group(2).startsWith("shared objects file")) {
                outside.add(loaded.group(1));
            }
            Matcher initialised = INITIALISED.matcher(line);
            if (initialised.matches()) {
                String name = initialised.group(1).replace('/', '.');
                if (name.startsWith(OURS) || !used.isEmpty()) {
                    used.add(name);
                }
            }
        }
        return new Classes(used, outside);
    }

    /** The used classes whose names begin with one of these, but for those that begin with one of the others. */
    List<String> used(List<String> banned, Iterable<String> excepted) {
        List<String> found = new ArrayList<>();
        for (String name : used) {
            if (begins(name, banned) && !begins(name, excepted)) {
                found.add(name);
            }
        }
        return found;
    }

    private static boolean begins(String name, Iterable<String> prefixes) {
        for (String prefix : prefixes) {
            if (name.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }
}
