package dev.sessionvault.launcher.share.scope;

import dev.sessionvault.launcher.share.scope.Allowed.AllBut;
import dev.sessionvault.launcher.share.scope.Allowed.Range;
import dev.sessionvault.launcher.share.scope.Allowed.Values;
import dev.sessionvault.launcher.share.verb.IntegerType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Differences and intersections of two sets of values, each as sets that have nothing in common. */
final class Pieces {
    private Pieces() {}

    /** What is in the first and not in the second. */
    static List<Allowed> minus(Allowed first, Allowed second) {
        if (first instanceof Values some) {
            return values(some.values().stream().filter(v -> !second.permits(v)).toList());
        }
        if (first instanceof Range range) {
            return minus(range, second);
        }
        return minus((AllBut) first, second);
    }

    private static List<Allowed> minus(Range range, Allowed second) {
        if (second instanceof Range other) {
            List<Allowed> pieces = new ArrayList<>();
            add(pieces, range.min(), Math.min(range.max(), other.min() - 1));
            add(pieces, Math.max(range.min(), other.max() + 1), range.max());
            return other.min() > range.max() || other.max() < range.min() ? List.of(range) : pieces;
        }
        if (second instanceof Values some) {
            return without(range, numbers(some.values(), range));
        }
        return values(((AllBut) second).values().stream().filter(range::permits).toList());
    }

    private static List<Allowed> without(Range range, SortedSet<Long> numbers) {
        List<Allowed> pieces = new ArrayList<>();
        long from = range.min();
        for (long number : numbers) {
            add(pieces, from, number - 1);
            from = number + 1;
        }
        add(pieces, from, range.max());
        return pieces;
    }

    private static SortedSet<Long> numbers(Collection<String> values, Range range) {
        SortedSet<Long> numbers = new TreeSet<>();
        values.stream()
                .filter(value -> IntegerType.isCanonical(value) && range.permits(value))
                .forEach(value -> numbers.add(Long.parseLong(value)));
        return numbers;
    }

    private static void add(List<Allowed> pieces, long min, long max) {
        if (min <= max) {
            pieces.add(new Range(min, max));
        }
    }

    /** A range of an integer is never taken from all texts: of an integer, all are a range too. */
    private static List<Allowed> minus(AllBut all, Allowed second) {
        SortedSet<String> but = new TreeSet<>(all.values());
        if (second instanceof Values some) {
            but.addAll(some.values());
            return List.of(new AllBut(but));
        }
        if (second instanceof AllBut other) {
            return values(other.values().stream().filter(all::permits).toList());
        }
        return List.of(all);
    }

    /** What is in both. */
    static List<Allowed> both(Allowed first, Allowed second) {
        if (first instanceof Values some) {
            return values(some.values().stream().filter(second::permits).toList());
        }
        if (second instanceof Values) {
            return both(second, first);
        }
        if (first instanceof Range range && second instanceof Range other) {
            List<Allowed> pieces = new ArrayList<>();
            add(pieces, Math.max(range.min(), other.min()), Math.min(range.max(), other.max()));
            return pieces;
        }
        if (first instanceof Range range) {
            return without(range, numbers(((AllBut) second).values(), range));
        }
        if (second instanceof Range) {
            return both(second, first);
        }
        SortedSet<String> but = new TreeSet<>(((AllBut) first).values());
        but.addAll(((AllBut) second).values());
        return List.of(new AllBut(but));
    }

    private static List<Allowed> values(Collection<String> values) {
        return values.isEmpty() ? List.of() : List.of(Allowed.of(values));
    }
}
