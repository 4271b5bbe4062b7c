package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.leak.search.Progress;
import dev.sessionvault.launcher.terminal.Terminal;

/** How far a search has come, for somebody who waits for longer than a second. */
final class ScanProgress implements Progress {
    private static final long PATIENCE_NANOS = 1_000_000_000;

    private final Terminal terminal;
    private final long began = System.nanoTime();
    private boolean shown;

    ScanProgress(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public synchronized void at(String title, long files, long bytes) {
        if (System.nanoTime() - began > PATIENCE_NANOS) {
            shown = true;
            terminal.progress(ScanReport.count(files, "file") + ", " + ScanReport.megabytes(bytes));
        }
    }

    synchronized void end() {
        if (shown) {
            terminal.endProgress();
        }
    }
}
