package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Every verb, and all help, by picocli. */
final class PicocliCommands {
    private static final String HELP = "sv help";

    private PicocliCommands() {}

    /** Only the verb that is meant is built: the model of all of them costs more than most verbs do. */
    static int run(String[] arguments, Machine machine) throws LauncherException {
        SvCommand sv = new SvCommand(machine);
        String verb = Verbs.meantBy(arguments);
        if (verb != null) {
            try {
                return perform(line(sv, List.of(verb)).parseArgs(arguments), machine);
            } catch (ParameterException e) {
                // What was wrong, and what it is near to, can be said only among all verbs.
                sv = new SvCommand(machine);
            }
        }
        try {
            return perform(of(sv).parseArgs(arguments), machine);
        } catch (ParameterException e) {
            throw usage(e);
        }
    }

    static CommandLine of(SvCommand sv) {
        return line(sv, Verbs.NAMES);
    }

    /** What these words, of which the last is not yet complete, may be made of. */
    static CommandLine of(SvCommand sv, List<String> words) {
        boolean isVerb = words.size() > 1 && Verbs.NAMES.contains(words.get(0));
        return isVerb ? line(sv, words.subList(0, 1)) : of(sv);
    }

    private static CommandLine line(SvCommand sv, List<String> verbs) {
        CommandLine line = new CommandLine(sv);
        for (String verb : verbs) {
            line.addSubcommand(Verbs.of(verb, sv));
        }
        line.setExpandAtFiles(false); // a key may begin with @
        line.setUsageHelpAutoWidth(false);
        line.setUnmatchedOptionsAllowedAsOptionParameters(false);
        return line;
    }

    private static int perform(ParseResult parsed, Machine machine) throws LauncherException {
        ParseResult verb = innermost(parsed);
        CommandLine line = verb.commandSpec().commandLine();
        if (verb.isUsageHelpRequested()) {
            machine.terminal().printText(line.getUsageMessage(Ansi.OFF));
            return ExitCode.DONE.number();
        }
        if (verb.isVersionHelpRequested()) {
            machine.terminal().print("sv " + SvCommand.VERSION);
            return ExitCode.DONE.number();
        }
        Object command = verb.commandSpec().userObject();
        if (command instanceof HelpVerb help) {
            return help(line.getParent(), help.verbs, machine);
        }
        return ((Verb) command).perform();
    }

    private static ParseResult innermost(ParseResult parsed) {
        ParseResult verb = parsed;
        while (verb.hasSubcommand()) {
            verb = verb.subcommand();
        }
        return verb;
    }

    private static int help(CommandLine sv, List<String> verbs, Machine machine) throws LauncherException {
        CommandLine line = sv;
        for (String verb : verbs) {
            line = line.getSubcommands().get(verb);
            if (line == null) {
                throw Failure.usage("show help: " + shown(verb) + ": there is no such command", HELP);
            }
        }
        machine.terminal().printText(line.getUsageMessage(Ansi.OFF));
        return ExitCode.DONE.number();
    }

    /** Picocli's own texts repeat what was typed, which may be a key: ours repeat only words that cannot be one. */
    private static LauncherException usage(ParameterException e) {
        CommandLine line = e.getCommandLine();
        String name = line.getCommandSpec().qualifiedName();
        String hint = name + " --help";
        if (e instanceof UnmatchedArgumentException unmatched) {
            List<String> near = unmatched.getSuggestions();
            String typed = shown(unmatched.getUnmatched().get(0));
            boolean isVerb = line.getParent() == null && !typed.startsWith("-");
            String why = isVerb ? "there is no such command" : "unknown option, or one word too many";
            return Failure.usage(
                    "read the command line: " + typed + ": " + why,
                    near.isEmpty() ? hint : "did you mean " + near.get(0) + "? see " + hint);
        }
        if (e instanceof CommandLine.MissingParameterException missing) {
            String what = missing.getMissing().isEmpty()
                    ? name
                    : missing.getMissing().get(0).paramLabel();
            return Failure.usage("read the command line: " + what + ": it is missing", hint);
        }
        String what = e.getArgSpec() == null ? name : label(e);
        return Failure.usage("read the command line: " + what + ": no such value, or given twice", hint);
    }

    private static String label(ParameterException e) {
        return e.getArgSpec() instanceof CommandLine.Model.OptionSpec option
                ? option.longestName()
                : e.getArgSpec().paramLabel();
    }

    private static String shown(String typed) {
        int equals = typed.indexOf('=');
        String name = equals < 0 ? typed : typed.substring(0, equals);
        boolean isWord = name.matches("-{0,2}[a-z][a-z-]{0,19}|-[a-zA-Z]");
        return isWord ? name : "(what was typed)";
    }
}
