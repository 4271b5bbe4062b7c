package dev.sessionvault.launcher.health;

import dev.sessionvault.vault.Entry;
import dev.sessionvault.vault.audit.Field;
import dev.sessionvault.vault.audit.Line;
import dev.sessionvault.vault.audit.PlacedLine;
import dev.sessionvault.vault.audit.Verdict;
import java.time.Instant;

/** The clock, by which keys expire: not behind what has happened already. */
final class ClockTime implements Examination {
    /** Clocks are set by so much without anything being wrong. */
    private static final long TOLERANCE_SECONDS = 300;

    private static final String ADVICE = "timedatectl status";

    @Override
    public String id() {
        return "clock";
    }

    @Override
    public String title() {
        return "clock";
    }

    @Override
    public void examine(Patient patient, Chart chart) throws UnseenException {
        long now = patient.now();
        chart.summary(Instant.ofEpochSecond(now).toString());
        long latest = latest(patient.holdings.ask(vault -> vault.log()));
        if (latest > now + TOLERANCE_SECONDS) {
            chart.warning(
                    "behind",
                    "the log's latest line is of " + Instant.ofEpochSecond(latest) + ": the clock"
                            + " is behind, or was ahead",
                    ADVICE);
        }
        for (Entry entry : patient.holdings.ask(vault -> vault.entries())) {
            long stamped = Math.max(entry.usedEpochSecond(), entry.renewedEpochSecond());
            if (stamped > now + TOLERANCE_SECONDS) {
                chart.warning(
                        "future",
                        "the key " + entry.id().brief() + " of " + entry.tool().value() + " was used or renewed at "
                                + Instant.ofEpochSecond(stamped) + ", which is in the future: it expires late",
                        ADVICE);
            }
        }
    }

    private static long latest(Verdict verdict) {
        long latest = 0;
        for (PlacedLine placed : verdict.lines()) {
            Line line = placed.line();
            if (line != null && placed.state() == PlacedLine.State.PROVEN) {
                latest = Math.max(latest, line.number(Field.TIME));
            }
        }
        return latest;
    }
}
