package dev.sessionvault.vault.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which of the lines that are there belong to the log, by number: those with a right mac, and those without one that a
 * neighbour names. Where they stand does not matter here.
 */
final class Chain {
    private final List<PlacedLine> all;
    private final @Nullable Head head;
    private final NavigableMap<Long, PlacedLine> members = new TreeMap<>();
    private final Map<Long, List<PlacedLine>> unkeyed = new HashMap<>();
    private final List<PlacedLine> copies = new ArrayList<>();

    Chain(List<PlacedLine> all, @Nullable Head head) {
        this.all = all;
        this.head = head;
        collect();
        joinBackwards();
        joinForwards();
        findCopies();
    }

    private void collect() {
        PlacedLine before = null;
        for (PlacedLine line : all) {
            if (line.hasRightMac()) {
                PlacedLine other = members.get(line.number());
                if (other == null || (follows(line, before) && isCopy(line, other))) {
                    members.put(line.number(), line);
                }
            } else if (line.isUnkeyed()) {
                List<PlacedLine> candidates = unkeyed.computeIfAbsent(line.number(), number -> new ArrayList<>());
                candidates.add(follows(line, before) ? 0 : candidates.size(), line);
            }
            before = line;
        }
    }

    /** Of two copies, the one in its place is the line. */
    private static boolean follows(PlacedLine line, @Nullable PlacedLine before) {
        return before != null && before.seal().equals(line.prev());
    }

    private static boolean isCopy(PlacedLine one, PlacedLine other) {
        return one.identity().equals(other.identity());
    }

    /** What a proven line names as the one before it is proven too. */
    private void joinBackwards() {
        for (PlacedLine proven : new ArrayList<>(members.descendingMap().values())) {
            PlacedLine next = proven;
            PlacedLine named = named(next);
            while (named != null) {
                named.setState(PlacedLine.State.PROVEN);
                members.put(named.number(), named);
                next = named;
                named = named(next);
            }
            proven.setState(PlacedLine.State.PROVEN);
        }
    }

    private @Nullable PlacedLine named(PlacedLine next) {
        long number = next.number() - 1;
        if (!members.containsKey(number)) {
            for (PlacedLine candidate : unkeyed.getOrDefault(number, List.of())) {
                if (candidate.seal().equals(next.prev())) {
                    return candidate;
                }
            }
        }
        return null;
    }

    /** What names a line of the log as the one before it is taken for its next, unless that is known and names another. */
    private void joinForwards() {
        List<Long> numbers = new ArrayList<>(new TreeMap<>(unkeyed).keySet());
        for (long number : numbers) {
            boolean isHeads = head != null && number == head.last();
            if (!isHeads && !members.containsKey(number) && !members.containsKey(number + 1)) {
                joinForwards(number);
            }
        }
    }

    private void joinForwards(long number) {
        String seal = sealOf(number - 1);
        for (PlacedLine candidate : unkeyed.getOrDefault(number, List.of())) {
            if (candidate.prev().equals(seal)) {
                candidate.setState(PlacedLine.State.UNPROVEN);
                members.put(number, candidate);
                return;
            }
        }
    }

    /** Also of the head's last line when that is gone; nothing if nobody knows. */
    private String sealOf(long number) {
        PlacedLine line = members.get(number);
        if (line != null) {
            return line.seal();
        }
        if (head != null && number == head.last()) {
            return head.seal();
        }
        return number == 0 ? Line.NO_SEAL : "";
    }

    private void findCopies() {
        Set<String> identities = new HashSet<>();
        for (PlacedLine member : members.values()) {
            identities.add(member.identity());
        }
        for (PlacedLine line : all) {
            if (!isMember(line) && identities.contains(line.identity())) {
                copies.add(line);
            }
        }
    }

    /** The lines of the log by number. */
    NavigableMap<Long, PlacedLine> members() {
        return members;
    }

    boolean isMember(PlacedLine line) {
        return members.get(line.number()) == line;
    }

    /** Lines that stand there once more. */
    List<PlacedLine> copies() {
        return copies;
    }
}
