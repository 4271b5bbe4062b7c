package dev.sessionvault.launcher.share.scope;

import dev.sessionvault.launcher.share.verb.IntegerType;
import dev.sessionvault.launcher.share.verb.Parameter;
import dev.sessionvault.launcher.share.verb.RefusedException;
import dev.sessionvault.launcher.share.verb.RefusedException.Reason;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values as somebody wrote them, before a parameter says what it makes of them: all, a range of integers, or these. */
public final class Wanted {
    private static final Pattern RANGE = Pattern.compile("(-?[0-9]{1,18})\\.\\.(-?[0-9]{1,18})");

    /** {@code *}, {@code 1..200}, or empty. */
    private final String set;

    private final List<String> values;

    private Wanted(String set, List<String> values) {
        this.set = set;
        this.values = List.copyOf(values);
    }

    /** {@code *}, a range, or one value. */
    public static Wanted parse(String text) {
        return isSet(text) ? new Wanted(text, List.of()) : of(List.of(text));
    }

    /** Each as it stands. */
    public static Wanted of(Collection<String> values) {
        return new Wanted("", List.copyOf(values));
    }

    static boolean isSet(String text) {
        return text.equals("*") || RANGE.matcher(text).matches();
    }

    public boolean isAll() {
        return set.equals("*");
    }

    /** @throws RefusedException BAD_VALUE if the parameter does not take all of it */
    public Allowed allowed(Parameter parameter) throws RefusedException {
        if (isAll()) {
            return Allowed.all(parameter.type());
        }
        if (!set.isEmpty()) {
            return range(parameter);
        }
        List<String> canonical = new ArrayList<>();
        for (String value : values) {
            canonical.add(parameter.canonical(value));
        }
        if (canonical.isEmpty()) {
            throw new RefusedException(Reason.BAD_VALUE, parameter.name(), "has no value");
        }
        return Allowed.of(canonical);
    }

    private Allowed range(Parameter parameter) throws RefusedException {
        Matcher ends = RANGE.matcher(set);
        if (!ends.matches() || !(parameter.type() instanceof IntegerType)) {
            throw new RefusedException(
                    Reason.BAD_VALUE, parameter.name(), set + " is a range, and it takes no integers");
        }
        long min = Long.parseLong(parameter.canonical(ends.group(1)));
        long max = Long.parseLong(parameter.canonical(ends.group(2)));
        if (min > max) {
            throw new RefusedException(Reason.BAD_VALUE, parameter.name(), set + " ends before it begins");
        }
        return Allowed.range(min, max);
    }

    /** As much of it as the parameter takes; nothing, if that is nothing. */
    public Optional<Allowed> within(Parameter parameter) {
        Matcher ends = RANGE.matcher(set);
        if (ends.matches()) {
            return parameter.type() instanceof IntegerType type
                    ? clipped(Long.parseLong(ends.group(1)), Long.parseLong(ends.group(2)), type)
                    : Optional.empty();
        }
        if (isAll()) {
            return Optional.of(Allowed.all(parameter.type()));
        }
        List<String> taken = new ArrayList<>();
        for (String value : values) {
            canonical(parameter, value).ifPresent(taken::add);
        }
        return taken.isEmpty() ? Optional.empty() : Optional.of(Allowed.of(taken));
    }

    private static Optional<Allowed> clipped(long min, long max, IntegerType type) {
        long from = Math.max(min, type.min());
        long to = Math.min(max, type.max());
        return from > to ? Optional.empty() : Optional.of(Allowed.range(from, to));
    }

    private static Optional<String> canonical(Parameter parameter, String value) {
        try {
            return Optional.of(parameter.canonical(value));
        } catch (RefusedException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return set.isEmpty()
                ? String.join("|", values.stream().map(ScopeText::written).toList())
                : set;
    }
}
