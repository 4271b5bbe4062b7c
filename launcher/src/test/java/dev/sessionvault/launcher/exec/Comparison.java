package dev.sessionvault.launcher.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The built program between a starter and the probe, and the same starter and probe without it.
 *
 * @param direct what stands before the probe without us
 * @param ours what stands there with us
 * @param added the facts that are to be ours
 */
record Comparison(Probe probe, List<String> direct, List<String> ours, Predicate<String> added) {

    void sameWith(Map<String, String> variables) throws Exception {
        variables.forEach(probe::with);
        try {
            same("");
        } finally {
            variables.keySet().forEach(probe::without);
        }
    }

    void same(String arranged) throws Exception {
        same(List.of(), List.of(probe.program().toString(), "a", ""), arranged.split(" "));
    }

    /** @param starter words that start what follows; a space within one is written with a backslash before it */
    void sameStartedBy(String starter, List<String> bare) throws Exception {
        // As a caller writes it: without sv the command alone, and with it the same.
        List<String> before = new ArrayList<>();
        for (String word : starter.split("(?<!\\\\) ")) {
            before.add(word.replace("\\ ", " "));
        }
        boolean isBare = before.contains("-i");
        if (isBare) {
            before.addAll(bare);
        }
        same(before, List.of(isBare ? probe.program().toString() : "probe", "a b"));
    }

    void same(List<String> before, List<String> command, String... arranged) throws Exception {
        Probe.Run without = probe.toldInAFile(joined(before, direct, command), arranged);
        Probe.Run with = probe.toldInAFile(joined(before, ours, command), arranged);
        assertEquals(0, with.exit(), with.errors());
        assertEquals(without.errors(), with.errors());
        assertTrue(without.lines().size() > 80, without.lines()::toString);
        assertTrue(with.lines().stream().anyMatch(added), "nothing was added");
        // First what differs alone, which can be read; then all, in its order.
        assertEquals(missing(without, with), missing(with, without));
        assertEquals(facts(without), facts(with));
    }

    private List<String> missing(Probe.Run here, Probe.Run there) {
        List<String> missing = facts(here);
        missing.removeAll(facts(there));
        return missing;
    }

    @SafeVarargs
    private static List<String> joined(List<String>... parts) {
        List<String> all = new ArrayList<>();
        for (List<String> part : parts) {
            all.addAll(part);
        }
        return all;
    }

    /** All but the numbers of processes and what was added. */
    List<String> facts(Probe.Run run) {
        String own = run.facts("pid").get(0).substring("pid ".length());
        List<String> lines = new ArrayList<>();
        for (String line : run.lines()) {
            boolean process = line.matches("(pid|ppid|pgid|sid) .*");
            lines.add(process ? line.replace(" " + run.pid(), " started").replace(" " + own, " own") : line);
        }
        lines.removeIf(added);
        return lines;
    }
}
