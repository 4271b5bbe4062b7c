package dev.sessionvault.launcher.share.control;

import dev.sessionvault.launcher.share.session.Events;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

/** Those who watch a session, each with a thread of its own: one that does not read holds up nobody. */
final class Watchers implements Events {
    private static final int MAX_WAITING = 1000;

    private final List<Watcher> watchers = new CopyOnWriteArrayList<>();

    private final class Watcher {
        private final Line line;
        private final BlockingQueue<Note> waiting = new LinkedBlockingQueue<>(MAX_WAITING);

        Watcher(Line line) {
            this.line = line;
        }

        void tell(Note note) {
            if (!waiting.offer(note)) {
                line.close(); // whoever misses something shall know it
            }
        }

        void run() {
            try {
                while (true) {
                    line.write(waiting.take());
                }
            } catch (IOException | InterruptedException e) {
                leave(this);
            }
        }
    }

    /** @return undone when the watcher leaves */
    Runnable add(Line line) {
        Watcher watcher = new Watcher(line);
        watchers.add(watcher);
        Thread thread = new Thread(watcher::run, "sv-watcher");
        thread.setDaemon(true);
        thread.start();
        return () -> {
            leave(watcher);
            thread.interrupt();
        };
    }

    private void leave(Watcher watcher) {
        watchers.remove(watcher);
    }

    @Override
    public void happened(Event event) {
        Note note = Note.of("at", event.at().toString()).with("event", event.kind());
        if (event.call() > 0) {
            note.with("call", String.valueOf(event.call())).with("verb", event.verb());
        }
        if (!event.text().isEmpty()) {
            note.with("text", event.text());
        }
        watchers.forEach(watcher -> watcher.tell(note));
    }

    @Override
    public boolean isWatched() {
        return !watchers.isEmpty();
    }
}
