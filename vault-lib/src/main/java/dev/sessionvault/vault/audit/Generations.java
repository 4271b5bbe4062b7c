package dev.sessionvault.vault.audit;

import java.util.Collection;
import java.util.List;

/** Which generation of the vault the log tells of, compared with the one that the vault has. */
final class Generations {
    private long told;
    private long before;
    private boolean isPending;

    /** The number of the last change's line. */
    private long change;

    private Generations() {}

    /** Adds what it finds, or notes, of a vault that is at this generation now. */
    static void compare(Collection<PlacedLine> lines, long generation, List<Finding> findings, List<String> notes) {
        Generations generations = new Generations();
        PlacedLine last = null;
        for (PlacedLine line : lines) {
            Line told = line.line();
            if (told != null && line.hasRightMac()) {
                generations.follow(line, told, notes);
                last = line;
            }
        }
        if (last != null) {
            generations.compare(last, generation, findings, notes);
        }
    }

    private void follow(PlacedLine line, Line told, List<String> notes) {
        long generation = told.number(Field.GENERATION);
        if (told.event() == Event.CHANGE) {
            if (generation <= this.told && !isPending) {
                notes.add(line.file() + ": line " + line.place() + ": the vault was put back from generation "
                        + this.told + " to " + (generation - 1) + " before this change");
            }
            before = generation == this.told ? before : this.told;
            this.told = generation;
            isPending = true;
            change = line.number();
        } else if (told.event() == Event.FAILED && isPending && told.number(Field.OF) == change) {
            this.told = before;
            isPending = false;
        } else if (generation >= this.told) {
            this.told = generation;
            isPending = false;
        }
    }

    /** Then it is known already that lines are missing at the end. */
    private static boolean isTruncated(List<Finding> findings) {
        for (Finding finding : findings) {
            if (finding.kind() == Kind.TRUNCATED) {
                return true;
            }
        }
        return false;
    }

    private void compare(PlacedLine last, long generation, List<Finding> findings, List<String> notes) {
        if (generation > told && !isTruncated(findings)) {
            String why = "the vault is at generation " + generation + ", and no line tells of it";
            findings.add(new Finding(Kind.TRUNCATED, last.file(), last.place(), 0, 0, why));
        } else if (generation == told - 1 && isPending) {
            notes.add(last.file() + ": the last change was begun and not finished");
        } else if (generation < told) {
            String why = "the vault is at generation " + generation + ", and was at " + told;
            findings.add(new Finding(Kind.ROLLED_BACK, "vault.db", 0, 0, 0, why));
        }
    }
}
