package dev.sessionvault.agent.install;

import org.jspecify.annotations.Nullable;

/** What stands after {@code -javaagent:sv-agent.jar=}: words, and names with values, separated by commas. */
final class Options {
    private static final int SECONDS_AT_MOST = 600;
    private static final String HINT =
            "-javaagent:sv-agent.jar=tool=TOOL|wrap[,account=NAME][,optional][,attach=allow][,sv=PATH][,timeout=SECONDS]"
                    + "[,passphrase-fd=N]";

    @Nullable
    String tool;

    @Nullable
    String account;

    @Nullable
    String sv;

    @Nullable
    String passphraseFd;

    boolean wrap;
    boolean optional;
    boolean attach;
    int seconds = 30;

    private Options() {}

    static Options parse(@Nullable String text) throws Refusal {
        Options options = new Options();
        for (String word : (text == null ? "" : text).split(",", -1)) {
            int equals = word.indexOf('=');
            if (equals < 0) {
                options.take(word);
            } else {
                options.take(word.substring(0, equals), word.substring(equals + 1));
            }
        }
        if (options.tool == null && !options.wrap) {
            throw usage("neither tool=TOOL nor wrap");
        }
        return options;
    }

    private void take(String word) throws Refusal {
        switch (word) {
            case "wrap" -> wrap = true;
            case "optional" -> optional = true;
            default -> throw usage("'" + word + "': no such option");
        }
    }

    private void take(String name, String value) throws Refusal {
        switch (name) {
            case "tool" -> tool = named(name, value);
            case "account" -> account = named(name, value);
            case "sv" -> sv = value;
            case "passphrase-fd" -> passphraseFd = Integer.toString(number(name, value));
            case "timeout" -> seconds = Math.max(1, number(name, value));
            case "attach" -> attach = allowed(value);
            default -> throw usage("'" + name + "=': no such option");
        }
    }

    /** It becomes a word of a command: never an option there. */
    private static String named(String option, String value) throws Refusal {
        if (value.isEmpty() || value.startsWith("-")) {
            throw usage(option + "=" + value + ": no name");
        }
        return value;
    }

    private static int number(String option, String value) throws Refusal {
        if (!value.matches("[0-9]{1,3}") || Integer.parseInt(value) > SECONDS_AT_MOST) {
            throw usage(option + "=" + value + ": want a number up to " + SECONDS_AT_MOST);
        }
        return Integer.parseInt(value);
    }

    private static boolean allowed(String value) throws Refusal {
        if (!value.equals("allow")) {
            throw usage("attach=" + value + ": want attach=allow, or leave it out");
        }
        return true;
    }

    private static Refusal usage(String why) {
        return new Refusal(Refusal.USAGE, "read the Java agent's options: " + why, HINT);
    }
}
