package dev.sessionvault.vault.audit;

import java.util.List;

/**
 * The log, read and compared with what it must be.
 *
 * @param lines all that there are, oldest first
 * @param findings what is not as we wrote it
 * @param notes what is to be known and is no damage, for people
 */
public record Verdict(List<PlacedLine> lines, List<Finding> findings, List<String> notes) {
    public Verdict {
        lines = List.copyOf(lines);
        findings = List.copyOf(findings);
        notes = List.copyOf(notes);
    }

    public boolean isSound() {
        return findings.isEmpty();
    }

    /** How many lines are in this state. */
    public int count(PlacedLine.State state) {
        int count = 0;
        for (PlacedLine line : lines) {
            count += line.state() == state ? 1 : 0;
        }
        return count;
    }
}
