package dev.sessionvault.relay.bench;

import java.util.List;
import java.util.Locale;

/** The medians as Markdown. */
final class Table {
    private final List<Peer> peers;
    private final Samples samples;

    Table(List<Peer> peers, Samples samples) {
        this.peers = peers;
        this.samples = samples;
    }

    String print() {
        StringBuilder table = new StringBuilder("|");
        peers.forEach(peer -> table.append(" | ").append(peer.name));
        table.append(" |\n|---").append("|---:".repeat(peers.size())).append("|\n");
        for (Line line : Line.values()) {
            table.append("| ").append(line.title);
            peers.forEach(peer -> table.append(" | ").append(cell(line, peer)));
            table.append(" |\n");
        }
        return table.toString();
    }

    private String cell(Line line, Peer peer) {
        return format("%,." + line.decimals + "f", samples.median(line, peer.name));
    }

    static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
