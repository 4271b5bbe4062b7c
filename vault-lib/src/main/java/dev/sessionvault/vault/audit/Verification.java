package dev.sessionvault.vault.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Comparing the lines that are there with those that must be: FORMAT.md "Verifying". */
final class Verification {
    private final List<PlacedLine> all;
    private final @Nullable Head head;
    private final Chain chain;
    private final Set<PlacedLine> inOrder;
    private final Map<PlacedLine, Integer> places = new HashMap<>();
    private final Map<String, Integer> byName = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Set<PlacedLine> explained = new HashSet<>();

    private Verification(List<PlacedLine> all, @Nullable Head head) {
        this.all = all;
        this.head = head;
        this.chain = new Chain(all, head);
        for (int i = 0; i < all.size(); i++) {
            places.put(all.get(i), i);
            byName.put(all.get(i).file() + ":" + all.get(i).place(), i);
        }
        List<PlacedLine> members = new ArrayList<>();
        for (PlacedLine line : all) {
            if (chain.isMember(line)) {
                members.add(line);
            }
        }
        this.inOrder = Order.kept(members);
    }

    static Verification of(List<PlacedLine> all, @Nullable Head head) {
        Verification verification = new Verification(all, head);
        verification.copies();
        verification.order();
        verification.gaps();
        verification.leftOver();
        verification.noted();
        verification.findings.sort(Comparator.comparingInt(verification::place));
        return verification;
    }

    /** What is not as it was written, in the order in which it stands. */
    List<Finding> findings() {
        return findings;
    }

    /** The lines of the log, by number. */
    Collection<PlacedLine> members() {
        return chain.members().values();
    }

    private int place(Finding finding) {
        return byName.getOrDefault(finding.file() + ":" + finding.line(), all.size());
    }

    private void copies() {
        for (PlacedLine copy : chain.copies()) {
            explained.add(copy);
            find(Kind.DUPLICATED, copy, copy.number(), "it stands there more than once");
        }
    }

    private void order() {
        for (PlacedLine line : all) {
            if (chain.isMember(line) && !inOrder.contains(line)) {
                line.setState(PlacedLine.State.WRONG);
                find(Kind.REORDERED, line, line.number(), "it stands in another place than it was written in");
            }
        }
    }

    /** Each run of numbers that no line has. */
    private void gaps() {
        long next = first();
        for (long number : chain.members().keySet()) {
            if (number > next) {
                gap(next, number - 1);
            }
            next = Math.max(next, number + 1);
        }
        if (head != null && head.last() >= next) {
            gap(next, head.last());
        }
    }

    private long first() {
        if (head != null) {
            return head.first();
        }
        return chain.members().isEmpty() ? 1 : chain.members().firstKey();
    }

    /** What stands where missing lines belong has taken their places. */
    private void gap(long first, long last) {
        int from = placeBefore(first) + 1;
        int end = placeAfter(last);
        long next = first;
        for (int i = from; i < end && next <= last; i++) {
            PlacedLine line = all.get(i);
            if (!chain.isMember(line) && explained.add(line)) {
                find(Kind.EDITED, line, next, "it is not what was written there");
                next++;
            }
        }
        if (next <= last) {
            missing(next, last);
        }
    }

    /** The place of the nearest line of a lower number, or -1. */
    private int placeBefore(long number) {
        for (PlacedLine line :
                chain.members().headMap(number, false).descendingMap().values()) {
            if (inOrder.contains(line)) {
                return places.getOrDefault(line, -1);
            }
        }
        return -1;
    }

    private int placeAfter(long number) {
        for (PlacedLine line : chain.members().tailMap(number, false).values()) {
            if (inOrder.contains(line)) {
                return places.getOrDefault(line, all.size());
            }
        }
        return all.size();
    }

    private void missing(long first, long last) {
        PlacedLine after = chain.members().get(last + 1);
        if (after != null && !after.tellsOf(Event.DAMAGE)) {
            findings.add(
                    new Finding(Kind.REMOVED, after.file(), after.place(), first, last, "missing before this line"));
            return;
        }
        int place = placeBefore(first);
        PlacedLine before = place < 0 ? null : all.get(place);
        String file = before == null ? "audit.log" : before.file();
        int line = before == null ? 0 : before.place();
        findings.add(new Finding(Kind.TRUNCATED, file, line, first, last, "missing behind this line"));
    }

    private void leftOver() {
        for (PlacedLine line : all) {
            if (!chain.isMember(line) && !explained.contains(line)) {
                find(Kind.INSERTED, line, 0, "it is no line of this log");
            }
        }
    }

    /** A writer saw it when it was fresh: whatever we can still make of it, it was there. */
    private void noted() {
        for (PlacedLine line : all) {
            Line told = line.line();
            if (told == null || !line.tellsOf(Event.DAMAGE)) {
                continue;
            }
            if (told.text(Field.WHAT).equals("head")) {
                find(Kind.REMOVED, line, line.number(), "the head was missing or forged when this line was written");
            } else if (!isToldOf(line)) {
                find(Kind.EDITED, line, line.number(), "the lines before this one were not as they had been left");
            }
        }
    }

    private boolean isToldOf(PlacedLine damage) {
        for (Finding finding : findings) {
            if (finding.last() == damage.number() - 1 || place(finding) == places.getOrDefault(damage, 0) - 1) {
                return true;
            }
        }
        return false;
    }

    private void find(Kind kind, PlacedLine line, long number, String why) {
        findings.add(new Finding(kind, line.file(), line.place(), number, number, why));
    }
}
