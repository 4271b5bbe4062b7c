package dev.sessionvault.launcher.share.verb;

import java.util.List;

/** One of these. */
public record ChoiceType(List<String> values) implements ParameterType {
    public ChoiceType {
        values = List.copyOf(values);
    }

    @Override
    public String canonical(String parameter, String value) throws RefusedException {
        Characters.ascii(parameter, value, Characters.MAX_BYTES);
        if (!values.contains(value)) {
            throw Characters.refused(parameter, Quoted.of(value) + " is not one of its values");
        }
        return value;
    }

    @Override
    public boolean mayBeginWithDash() {
        return values.stream().anyMatch(value -> value.startsWith("-"));
    }

    @Override
    public String describe() {
        return String.join(" | ", values);
    }
}
