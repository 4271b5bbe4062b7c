package dev.sessionvault.launcher.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Stack;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** The next word, whatever it looks like: it is another program's option. */
final class AnyWord implements IParameterConsumer {
    @Override
    public void consumeParameters(Stack<String> words, ArgSpec option, CommandSpec command) {
        if (words.isEmpty()) {
            throw new MissingParameterException(command.commandLine(), option, "no word follows");
        }
        List<String> before = option.getValue();
        List<String> all = new ArrayList<>(before);
        all.add(words.pop());
        option.setValue(all);
    }
}
