package dev.sessionvault.launcher.leak.search;

import dev.sessionvault.launcher.leak.Finding;
import dev.sessionvault.launcher.leak.Hit;
import dev.sessionvault.launcher.leak.Place;
import dev.sessionvault.launcher.leak.form.Detector;
import dev.sessionvault.vault.LeakFingerprint;
import java.io.IOException;

/** Searches one text, in one piece or window by window, and tells each hit once, with its line and column. */
final class Scan {
    /** How far around a key's beginning the detector looks: what begins nearer to a window's end is left to the next. */
    static final int BEFORE = Detector.BEFORE;

    static final int AFTER = Detector.AFTER;

    private static final Detector DETECTOR = Detector.standard();

    private final Tally tally;
    private final Placing placing;
    private final Lines lines = new Lines();

    /** Makes the place of a hit in a text of any length. */
    interface Placing {
        Place at(long offset, int length, long line, int column);
    }

    Scan(Tally tally, Placing placing) {
        this.tally = tally;
        this.placing = placing;
    }

    void piece(byte[] bytes) {
        search(bytes, bytes.length, 0, 0, bytes.length);
    }

    void all(Window window) throws IOException {
        int from = 0;
        do {
            int to = window.isLast() ? window.size() : window.size() - AFTER;
            search(window.bytes(), window.size(), window.base(), from, to);
            if (!window.isLast()) {
                lines.count(window.bytes(), window.base(), window.base() + to - BEFORE);
            }
            from = BEFORE;
        } while (window.slide(BEFORE + AFTER));
    }

    /** @param base where in the text {@code bytes} begins */
    private void search(byte[] bytes, int size, long base, int from, int to) {
        DETECTOR.search(bytes, 0, size, hit -> {
            if (hit.start() >= from && hit.start() < to) {
                take(hit, bytes, base);
            }
        });
    }

    private void take(Hit hit, byte[] bytes, long base) {
        long offset = base + hit.start();
        lines.count(bytes, base, offset);
        Place place = placing.at(offset, hit.end() - hit.start(), lines.line(), lines.column(offset));
        String fingerprint = LeakFingerprint.of(bytes, hit.start(), hit.end());
        tally.found(new Finding(hit.kind(), hit.evidence(), place, hit.name(), fingerprint));
    }
}
