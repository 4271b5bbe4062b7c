package dev.sessionvault.launcher.share.verb;

import dev.sessionvault.launcher.share.verb.RefusedException.Reason;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An action that can be lent: what it is called with, and what it then does.
 *
 * @param description for people and for models
 * @param parameters in the order of the file
 * @param approve whether its owner is asked about each call, whatever the policy says
 */
public record Verb(
        VerbName name,
        String description,
        List<Parameter> parameters,
        Execution execution,
        Limits limits,
        boolean approve,
        Hints hints) {

    public Verb {
        parameters = List.copyOf(parameters);
    }

    public Optional<Parameter> parameter(String wanted) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(wanted))
                .findFirst();
    }

    /**
     * Each declared parameter with its value, or its default; each value canonical.
     *
     * @throws RefusedException UNDECLARED, MISSING or BAD_VALUE
     */
    public Arguments check(Map<String, String> given) throws RefusedException {
        for (String parameter : given.keySet()) {
            if (parameter(parameter).isEmpty()) {
                throw new RefusedException(
                        Reason.UNDECLARED, null, Quoted.of(parameter) + " is no parameter of " + name);
            }
        }
        Map<String, String> values = new HashMap<>();
        for (Parameter parameter : parameters) {
            values.put(parameter.name(), value(parameter, given));
        }
        return new Arguments(name, values);
    }

    private static String value(Parameter parameter, Map<String, String> given) throws RefusedException {
        String value = given.get(parameter.name());
        if (value != null) {
            return parameter.canonical(value);
        }
        if (parameter.fallback() == null) {
            throw new RefusedException(Reason.MISSING, parameter.name(), "is missing");
        }
        return parameter.fallback();
    }

    /**
     * What a call with these arguments does, exactly; running nothing. Symbolic links are followed now, so it is to be
     * asked right before the call is run.
     *
     * @throws RefusedException BAD_VALUE
     */
    public Invocation invocation(Arguments arguments) throws RefusedException {
        if (!arguments.verb().equals(name)) {
            throw new IllegalArgumentException("arguments of " + arguments.verb() + " for " + name);
        }
        Map<String, String> values = new HashMap<>(arguments.values());
        for (Parameter parameter : parameters) {
            if (parameter.type() instanceof PathType path) {
                values.put(parameter.name(), path.resolve(parameter.name(), arguments.value(parameter.name())));
            }
        }
        return execution.invocation(values);
    }
}
