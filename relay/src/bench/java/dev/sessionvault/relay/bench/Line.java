package dev.sessionvault.relay.bench;

/** What is measured of each peer: a line of the table. */
enum Line {
    ONE_SPEED("throughput, 1 pair, MB/s", 0, true),
    MANY_SPEED("throughput, 100 pairs, MB/s", 0, true),
    ONE_CPU("CPU, 1 pair, s/GB", 2, false),
    MANY_CPU("CPU, 100 pairs, s/GB", 2, false),
    MIDDLE("added round trip, 1 KiB, p50, µs", 0, false),
    SLOWEST("added round trip, 1 KiB, p99, µs", 0, false),
    BIRTHS("new pairs a second", 0, true),
    BIRTH_CPU("CPU, ms per new pair", 2, false),
    IDLE("memory, KB per idle pair", 1, false),
    PEAK("memory, peak, MB", 0, false);

    final String title;
    final int decimals;
    final boolean moreIsBetter;

    Line(String title, int decimals, boolean moreIsBetter) {
        this.title = title;
        this.decimals = decimals;
        this.moreIsBetter = moreIsBetter;
    }
}
