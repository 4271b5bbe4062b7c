package dev.sessionvault.relay.bench;

import java.util.ArrayList;
import java.util.List;

/** What this relay is meant to reach, and whether it does. */
final class Targets {
    private static final double CPU_PER_BYTE = 1.25;
    private static final double CPU_PER_PAIR = 1.5;
    private static final double KILOBYTES_PER_PAIR = 14;

    private final Samples samples;

    Targets(Samples samples) {
        this.samples = samples;
    }

    String print() {
        return ratio("CPU per GB, 1 pair, wss ÷ nginx TLS", Line.ONE_CPU, CPU_PER_BYTE)
                + ratio("CPU per GB, 100 pairs, wss ÷ nginx TLS", Line.MANY_CPU, CPU_PER_BYTE)
                + ratio("CPU per new pair, wss ÷ nginx TLS", Line.BIRTH_CPU, CPU_PER_PAIR)
                + target("KB per idle pair, wss", samples.median(Line.IDLE, Bench.WSS), KILOBYTES_PER_PAIR)
                + behind();
    }

    private String ratio(String what, Line line, double atMost) {
        return target(what, samples.ratio(line, Bench.WSS, Bench.NGINX_TLS), atMost);
    }

    private static String target(String what, double value, double atMost) {
        String verdict = value <= atMost ? "met" : "missed";
        return Table.format("- %s: %.2f, target at most %.2f: %s.%n", what, value, atMost, verdict);
    }

    private String behind() {
        List<String> behind = new ArrayList<>();
        for (Line line : Line.values()) {
            double ratio = samples.ratio(line, Bench.WS, Bench.WORMHOLE);
            if (line.moreIsBetter ? ratio < 1 : ratio > 1) {
                behind.add(Table.format("%s (%.2f ×)", line.title, ratio));
            }
        }
        return "- ws ahead of wormhole on every line: "
                + (behind.isEmpty() ? "met.\n" : "missed on " + String.join("; ", behind) + ".\n");
    }
}
