package dev.sessionvault.launcher.share.verb;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A program of the owner's machine, run as the owner.
 *
 * @param environment what it gets besides the little that every call gets
 */
public record Program(
        Argv argv,
        String directory,
        Map<String, Template> environment,
        @Nullable KeyUse key) implements Execution {

    public Program {
        environment = Map.copyOf(environment);
    }

    @Override
    public Invocation invocation(Map<String, String> values) throws RefusedException {
        Map<String, String> variables = new LinkedHashMap<>();
        environment.forEach((name, value) -> variables.put(name, value.fill(values)));
        return new Invocation.Start(argv.fill(values), directory, variables);
    }
}
