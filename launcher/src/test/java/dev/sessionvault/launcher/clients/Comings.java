package dev.sessionvault.launcher.clients;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Set;
import java.util.TreeSet;

/** Which names came to be in a directory while a tool ran, though they may be gone by now. */
final class Comings implements AutoCloseable {
    private final WatchService watch;

    private Comings(WatchService watch) {
        this.watch = watch;
    }

    static Comings into(Path directory) throws IOException {
        Comings comings = new Comings(directory.getFileSystem().newWatchService());
        directory.register(comings.watch, StandardWatchEventKinds.ENTRY_CREATE);
        return comings;
    }

    Set<String> names() {
        Set<String> names = new TreeSet<>();
        for (WatchKey key = watch.poll(); key != null; key = watch.poll()) {
            for (WatchEvent<?> event : key.pollEvents()) {
                names.add(String.valueOf(event.context()));
            }
            key.reset();
        }
        return names;
    }

    @Override
    public void close() throws IOException {
        watch.close();
    }
}
