package dev.sessionvault.launcher.share.scope;

import dev.sessionvault.launcher.share.verb.ChoiceType;
import dev.sessionvault.launcher.share.verb.IntegerType;
import dev.sessionvault.launcher.share.verb.ParameterType;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A set of canonical values of one parameter, never empty. What is left of such a set without another is a list of such
 * sets that have nothing in common.
 */
public sealed interface Allowed {

    /** These. */
    record Values(SortedSet<String> values) implements Allowed {
        public Values {
            values = sorted(values);
            if (values.isEmpty()) {
                throw new IllegalArgumentException("no value");
            }
        }
    }

    /** Every integer from {@code min} to {@code max}. */
    record Range(long min, long max) implements Allowed {
        public Range {
            if (min > max) {
                throw new IllegalArgumentException("min is above max");
            }
        }

        boolean has(String number) {
            return has(Long.parseLong(number));
        }

        private boolean has(long number) {
            return number >= min && number <= max;
        }
    }

    /** Every value that the parameter takes, but for these; of a text or a path, the others being listed. */
    record AllBut(SortedSet<String> values) implements Allowed {
        public AllBut {
            values = sorted(values);
        }
    }

    private static SortedSet<String> sorted(Collection<String> values) {
        return Collections.unmodifiableSortedSet(new TreeSet<>(values));
    }

    static Allowed one(String value) {
        return of(Set.of(value));
    }

    static Allowed of(Collection<String> values) {
        return new Values(sorted(values));
    }

    static Allowed range(long min, long max) {
        return new Range(min, max);
    }

    /** All that a parameter of that type takes, listed where that can be done. */
    static Allowed all(ParameterType type) {
        if (type instanceof ChoiceType choice) {
            return of(choice.values());
        }
        if (type instanceof IntegerType integer) {
            return range(integer.min(), integer.max());
        }
        return new AllBut(sorted(Set.of()));
    }

    default boolean permits(String value) {
        if (this instanceof Values some) {
            return some.values().contains(value);
        }
        if (this instanceof Range range) {
            return IntegerType.isCanonical(value) && range.has(value);
        }
        return !((AllBut) this).values().contains(value);
    }

    /** Whether each value of the other is one of these. */
    default boolean contains(Allowed other) {
        return Pieces.minus(other, this).isEmpty();
    }

    /** Whether they have a value in common. */
    default boolean meets(Allowed other) {
        return !Pieces.both(this, other).isEmpty();
    }

    /** The value, if there is but one. */
    default Optional<String> only() {
        if (this instanceof Values some && some.values().size() == 1) {
            return Optional.of(some.values().first());
        }
        return this instanceof Range range && range.min() == range.max()
                ? Optional.of(String.valueOf(range.min()))
                : Optional.empty();
    }

    /** As it is written in a scope. */
    default String text() {
        if (this instanceof Range range) {
            return range.min() + ".." + range.max();
        }
        if (this instanceof Values some) {
            return some.values().stream().map(ScopeText::written).collect(Collectors.joining("|"));
        }
        List<String> but =
                ((AllBut) this).values().stream().map(ScopeText::written).toList();
        return but.isEmpty() ? "*" : "* but " + String.join("|", but);
    }
}
