package dev.sessionvault.launcher.command;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Walks along the arguments of a {@link RunLine} once. */
final class RunLineParser {
    private final String[] arguments;
    private int at;
    private boolean hasTool;

    RunLineParser(String[] arguments) {
        this.arguments = arguments;
    }

    @Nullable
    RunLine parse() {
        RunLine before = new RunLine("");
        while (at < arguments.length && isBeforeVerb(arguments[at])) {
            if (!option(before)) {
                return null;
            }
        }
        if (at == arguments.length || !isHot(arguments[at])) {
            return null;
        }
        RunLine line = new RunLine(arguments[at++]);
        if (!words(line) || !hasTool) {
            return null;
        }
        if (line.passphraseFd == Passphrase.NOT_GIVEN) {
            line.passphraseFd = before.passphraseFd;
        }
        if (line.slot == Unlock.PRIMARY) {
            line.slot = before.slot;
        }
        return line;
    }

    private static boolean isBeforeVerb(String word) {
        return word.startsWith("--passphrase-fd") || word.startsWith("--pin-fd") || word.startsWith("--slot");
    }

    private static boolean isHot(String verb) {
        return verb.equals("run") || verb.equals("exec") || verb.equals("env") || verb.equals("helper");
    }

    private boolean words(RunLine line) {
        while (at < arguments.length) {
            if (arguments[at].equals("--")) {
                at++;
                return tool(line) && rest(line);
            }
            if (isOption(arguments[at], line)) {
                if (!option(line)) {
                    return false;
                }
            } else if (!hasTool) {
                if (isLikeAnOption(arguments[at]) || !tool(line)) {
                    return false;
                }
            } else {
                return rest(line);
            }
        }
        return true;
    }

    private boolean tool(RunLine line) {
        if (!hasTool && at < arguments.length) {
            line.tool = arguments[at++];
            hasTool = true;
        }
        return hasTool;
    }

    private boolean rest(RunLine line) {
        line.rest = Arrays.asList(arguments).subList(at, arguments.length);
        at = arguments.length;
        return line.rest.isEmpty() || line.verb.equals("run") || line.verb.equals("exec");
    }

    private static boolean isOption(String word, RunLine line) {
        int equals = word.indexOf('=');
        String name = equals < 0 ? word : word.substring(0, equals);
        switch (name) {
            case "--passphrase-fd":
            case "--pin-fd":
            case "--slot":
            case "--account":
                return true;
            case "--keep":
            case "--in":
            case "--container-arg":
                return line.verb.equals("run") || line.verb.equals("exec");
            case "--dry-run":
            case "--clean":
                return equals < 0 && (line.verb.equals("run") || line.verb.equals("exec"));
            case "--shell":
                return line.verb.equals("env");
            case "--format":
                return line.verb.equals("helper");
            default:
                return false;
        }
    }

    /** Takes one option and its value; false if the value is missing or no good. */
    private boolean option(RunLine line) {
        String word = arguments[at++];
        if (word.equals("--dry-run") || word.equals("--clean")) {
            boolean repeated = word.equals("--clean") ? line.clean : line.dryRun;
            line.dryRun |= word.equals("--dry-run");
            line.clean |= word.equals("--clean");
            return !repeated;
        }
        int equals = word.indexOf('=');
        if (word.equals("--container-arg")) {
            return at < arguments.length && line.containerArguments.add(arguments[at++]);
        }
        String value = equals < 0 ? next() : word.substring(equals + 1);
        if (value != null && word.startsWith("--in")) {
            String image = next();
            return line.in.add(value) && image != null && line.in.add(image);
        }
        return value != null && set(line, equals < 0 ? word : word.substring(0, equals), value);
    }

    private @Nullable String next() {
        return at < arguments.length && !isLikeAnOption(arguments[at]) ? arguments[at++] : null;
    }

    private static boolean set(RunLine line, String name, String value) {
        switch (name) {
            case "--keep":
                return line.keep.add(value);
            case "--container-arg":
                return line.containerArguments.add(value);
            case "--account":
                boolean first = line.account == null;
                line.account = value;
                return first;
            case "--shell":
                boolean only = line.shell == null;
                line.shell = value;
                return only;
            case "--format":
                boolean unset = line.format == null;
                line.format = value;
                return unset;
            case "--passphrase-fd":
                boolean fresh = line.passphraseFd == Passphrase.NOT_GIVEN;
                line.passphraseFd = Passphrase.number(value);
                return fresh && line.passphraseFd >= 0;
            case "--pin-fd":
                boolean isFirst = line.pinFd == Passphrase.NOT_GIVEN;
                line.pinFd = Passphrase.number(value);
                return isFirst && line.pinFd >= 0;
            case "--slot":
                boolean unnamed = line.slot == Unlock.PRIMARY;
                line.slot = Passphrase.number(value);
                return unnamed && line.slot > Unlock.PRIMARY;
            default:
                return false;
        }
    }

    /** A hyphen alone is a word: many programs take it for their standard input. */
    private static boolean isLikeAnOption(String word) {
        return word.length() > 1 && word.charAt(0) == '-';
    }
}
