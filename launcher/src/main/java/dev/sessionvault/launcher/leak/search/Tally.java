package dev.sessionvault.launcher.leak.search;

import dev.sessionvault.launcher.leak.Finding;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** What a search has come to so far, told by many threads. */
final class Tally {
    /** More than anybody reads, and less than memory: whoever writes a file full of made-up keys ends nothing. */
    static final int MOST = 50_000;

    private static final long PAUSE_NANOS = 100_000_000;

    private final Progress progress;
    private final ConcurrentHashMap<Finding, Boolean> findings = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Leaks.Unread, Boolean> unread = new ConcurrentHashMap<>();
    private final LongAdder files = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final AtomicBoolean telling = new AtomicBoolean();
    private final AtomicLong told = new AtomicLong(System.nanoTime());
    private volatile String title = "";

    Tally(Progress progress) {
        this.progress = progress;
    }

    void begin(String sourceTitle) {
        title = sourceTitle;
    }

    void found(Finding finding) {
        if (findings.size() < MOST) {
            findings.put(finding, true);
        } else {
            unread(title, "more than " + MOST + " keys: the others are not listed");
        }
    }

    void unread(String what, String why) {
        if (unread.size() < MOST) {
            unread.put(new Leaks.Unread(what, why), true);
        }
    }

    void searched(long pieces, long size) {
        files.add(pieces);
        bytes.add(size);
        if (System.nanoTime() - told.get() > PAUSE_NANOS && telling.compareAndSet(false, true)) {
            try {
                progress.at(title, files.sum(), bytes.sum());
                told.set(System.nanoTime());
            } finally {
                telling.set(false);
            }
        }
    }

    Leaks.Result result() {
        List<Finding> found = findings.keySet().stream()
                .sorted(Comparator.comparing(Finding::place, new PlaceOrder())
                        .thenComparing(Finding::name)
                        .thenComparing(Finding::fingerprint))
                .toList();
        List<Leaks.Unread> missed = unread.keySet().stream()
                .sorted(Comparator.comparing(Leaks.Unread::what).thenComparing(Leaks.Unread::why))
                .toList();
        return new Leaks.Result(found, missed, files.sum(), bytes.sum());
    }
}
