package dev.sessionvault.launcher.share.session;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Somebody who watches, or does not. */
final class Onlooker implements Events {
    final List<Event> events = new CopyOnWriteArrayList<>();
    volatile boolean watches = true;

    @Override
    public void happened(Event event) {
        events.add(event);
    }

    @Override
    public boolean isWatched() {
        return watches;
    }

    /** The call that was asked about last. */
    int asked() throws InterruptedException {
        for (int i = 0; i < 500; i++) {
            for (Event event : events) {
                if (event.kind().equals("asked")) {
                    return event.call();
                }
            }
            Thread.sleep(10);
        }
        throw new AssertionError("nobody was asked: " + events);
    }
}
