package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.LauncherException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The verbs that hand out a key, parsed by hand: {@code sv run} starts many times a day, and loading picocli would take
 * longer than all the rest of it. Options come before or after the tool's name; the first word after that name that is
 * none of them, or {@code --}, begins what belongs to the tool.
 */
final class RunLine {
    final String verb;
    String tool = "";
    @Nullable String account;
    @Nullable String shell;
    final List<String> keep = new ArrayList<>();
    boolean dryRun;
    boolean clean;
    int passphraseFd = Passphrase.NOT_GIVEN;
    /** What belongs to the tool; as text, so only to be counted. */
    List<String> rest = new ArrayList<>();

    RunLine(String verb) {
        this.verb = verb;
    }

    /** What the arguments say, or {@code null} if they are for picocli: another verb, a call for help, or a mistake. */
    static @Nullable RunLine parse(String[] arguments) {
        return new Parser(arguments).parse();
    }

    int perform(Machine machine) throws LauncherException {
        switch (verb) {
            case "run":
            case "exec":
                return new Start(machine, this).perform();
            case "env":
                return new Environment(machine, this).perform();
            default:
                return new BareKey(machine, this).perform();
        }
    }

    boolean isRun() {
        return verb.equals("run");
    }

    /** Walks along the arguments once. */
    private static final class Parser {
        private final String[] arguments;
        private int at;

        Parser(String[] arguments) {
            this.arguments = arguments;
        }

        @Nullable RunLine parse() {
            RunLine before = new RunLine("");
            while (at < arguments.length && arguments[at].startsWith("--passphrase-fd")) {
                if (!option(before)) {
                    return null;
                }
            }
            if (at == arguments.length || !isHot(arguments[at])) {
                return null;
            }
            RunLine line = new RunLine(arguments[at++]);
            line.passphraseFd = before.passphraseFd;
            return words(line) && !line.tool.isEmpty() ? line : null;
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
                } else if (line.tool.isEmpty()) {
                    if (arguments[at].startsWith("-") || !tool(line)) {
                        return false;
                    }
                } else {
                    return rest(line);
                }
            }
            return true;
        }

        private boolean tool(RunLine line) {
            if (line.tool.isEmpty() && at < arguments.length) {
                line.tool = arguments[at++];
            }
            return !line.tool.isEmpty();
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
                case "--account":
                    return true;
                case "--keep":
                    return line.verb.equals("run") || line.verb.equals("exec");
                case "--dry-run":
                case "--clean":
                    return equals < 0 && (line.verb.equals("run") || line.verb.equals("exec"));
                case "--shell":
                    return line.verb.equals("env");
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
            String value = equals < 0 ? next() : word.substring(equals + 1);
            return value != null && set(line, equals < 0 ? word : word.substring(0, equals), value);
        }

        private @Nullable String next() {
            return at < arguments.length && !arguments[at].startsWith("-") ? arguments[at++] : null;
        }

        private static boolean set(RunLine line, String name, String value) {
            switch (name) {
                case "--keep":
                    return line.keep.add(value);
                case "--account":
                    boolean first = line.account == null;
                    line.account = value;
                    return first;
                case "--shell":
                    boolean only = line.shell == null;
                    line.shell = value;
                    return only;
                case "--passphrase-fd":
                    boolean fresh = line.passphraseFd == Passphrase.NOT_GIVEN;
                    line.passphraseFd = Passphrase.number(value);
                    return fresh && line.passphraseFd >= 0;
                default:
                    return false;
            }
        }
    }
}
