package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.shell.Grammar;
import dev.sessionvault.launcher.shell.Grammar.Flag;
import dev.sessionvault.launcher.shell.Grammar.Tail;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What picocli knows of the command line, as it is completed. */
final class GrammarOfCommands {
    private GrammarOfCommands() {}

    static Grammar of(CommandLine line) {
        CommandSpec spec = line.getCommandSpec();
        List<Grammar> verbs = new ArrayList<>();
        for (Map.Entry<String, CommandLine> verb : line.getSubcommands().entrySet()) {
            if (!verb.getValue().getCommandSpec().usageMessage().hidden()) {
                verbs.add(of(verb.getValue()));
            }
        }
        return new Grammar(
                spec.name(),
                first(spec.usageMessage().description()),
                verbs,
                flags(spec),
                words(spec),
                repeats(spec),
                tail(spec));
    }

    private static List<Flag> flags(CommandSpec spec) {
        List<Flag> flags = new ArrayList<>();
        for (OptionSpec option : spec.options()) {
            if (!option.hidden()) {
                boolean takesValue = option.arity().max() > 0;
                flags.add(new Flag(
                        List.of(option.names()),
                        first(option.description()),
                        takesValue ? option.paramLabel() : "",
                        option.isMultiValue()));
            }
        }
        return flags;
    }

    private static List<String> words(CommandSpec spec) {
        List<String> words = new ArrayList<>();
        for (PositionalParamSpec word : spec.positionalParameters()) {
            words.add(word.paramLabel());
        }
        return words;
    }

    private static boolean repeats(CommandSpec spec) {
        List<PositionalParamSpec> words = spec.positionalParameters();
        return !words.isEmpty() && words.get(words.size() - 1).isMultiValue();
    }

    private static Tail tail(CommandSpec spec) {
        if (spec.unmatchedArgsBindings().isEmpty()) {
            return Tail.NOTHING;
        }
        return spec.name().equals("exec") ? Tail.COMMAND : Tail.ARGUMENTS;
    }

    private static String first(String[] lines) {
        return lines.length == 0 ? "" : lines[0];
    }
}
