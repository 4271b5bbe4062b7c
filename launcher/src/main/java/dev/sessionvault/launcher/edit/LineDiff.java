package dev.sessionvault.launcher.edit;

import dev.sessionvault.vault.tool.Suspicion;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A unified diff of what changes between the first and the last line that differ, with three lines around. A line that
 * looks as if it held a key is not shown: settings of AI tools often do.
 */
final class LineDiff {
    private static final int CONTEXT = 3;
    private static final String NO_FILE = "/dev/null";
    private static final String MASKED = "(not shown: it looks like a key)";

    private final List<String> old;
    private final List<String> changed;
    private final List<String> diff = new ArrayList<>();

    private LineDiff(List<String> old, List<String> changed) {
        this.old = old;
        this.changed = changed;
    }

    /** @param before {@code null} if there is no file; {@code after} likewise */
    static List<String> of(String file, @Nullable String before, @Nullable String after) {
        LineDiff diff = new LineDiff(lines(before), lines(after));
        diff.diff.add("--- " + (before == null ? NO_FILE : file));
        diff.diff.add("+++ " + (after == null ? NO_FILE : file));
        for (int[] hunk : diff.hunks()) {
            diff.show(hunk);
        }
        return diff.diff;
    }

    private static List<String> lines(@Nullable String text) {
        return text == null || text.isEmpty() ? List.of() : text.lines().toList();
    }

    /** Ranges that differ: start and end in the old lines, start and end in the new ones; far enough apart. */
    private List<int[]> hunks() {
        List<int[]> hunks = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < old.size() || j < changed.size()) {
            if (i < old.size() && j < changed.size() && old.get(i).equals(changed.get(j))) {
                i++;
                j++;
                continue;
            }
            int[] next = resynchronised(i, j);
            add(hunks, new int[] {i, next[0], j, next[1]});
            i = next[0];
            j = next[1];
        }
        return hunks;
    }

    /** The nearest pair of places from which on several lines, or all that are left, agree. */
    private int[] resynchronised(int i, int j) {
        int most = old.size() - i + changed.size() - j;
        for (int distance = 1; distance <= most; distance++) {
            for (int skipped = Math.max(0, distance - (changed.size() - j));
                    skipped <= Math.min(distance, old.size() - i);
                    skipped++) {
                if (agree(i + skipped, j + distance - skipped)) {
                    return new int[] {i + skipped, j + distance - skipped};
                }
            }
        }
        return new int[] {old.size(), changed.size()};
    }

    private boolean agree(int i, int j) {
        int left = Math.min(old.size() - i, changed.size() - j);
        if (left == 0) {
            return old.size() - i == changed.size() - j;
        }
        for (int k = 0; k < Math.min(CONTEXT, left); k++) {
            if (!old.get(i + k).equals(changed.get(j + k))) {
                return false;
            }
        }
        return true;
    }

    private static void add(List<int[]> hunks, int[] hunk) {
        int[] last = hunks.isEmpty() ? null : hunks.get(hunks.size() - 1);
        if (last != null && hunk[0] - last[1] <= 2 * CONTEXT) {
            last[1] = hunk[1];
            last[3] = hunk[3];
        } else {
            hunks.add(hunk);
        }
    }

    private void show(int[] hunk) {
        int before = Math.min(CONTEXT, Math.min(hunk[0], hunk[2]));
        int after = Math.min(CONTEXT, Math.min(old.size() - hunk[1], changed.size() - hunk[3]));
        int oldStart = hunk[0] - before;
        int newStart = hunk[2] - before;
        diff.add("@@ -" + range(oldStart, hunk[1] + after) + " +" + range(newStart, hunk[3] + after) + " @@");
        int i = oldStart;
        int j = newStart;
        while (i < hunk[1] + after || j < hunk[3] + after) {
            boolean inOld = i < hunk[1] + after;
            boolean inNew = j < hunk[3] + after;
            if (inOld && inNew && old.get(i).equals(changed.get(j))) {
                line(' ', old.get(i));
                i++;
                j++;
            } else {
                int[] next = within(i, j, hunk);
                while (i < next[0]) {
                    line('-', old.get(i++));
                }
                while (j < next[1]) {
                    line('+', changed.get(j++));
                }
            }
        }
    }

    private int[] within(int i, int j, int[] hunk) {
        int[] next = resynchronised(i, j);
        return next[0] > hunk[1] || next[1] > hunk[3] ? new int[] {hunk[1], hunk[3]} : next;
    }

    private static String range(int start, int end) {
        return (end == start ? start : start + 1) + "," + (end - start);
    }

    private void line(char mark, String line) {
        diff.add(mark + (Suspicion.fallsOn(line) ? MASKED : line));
    }
}
