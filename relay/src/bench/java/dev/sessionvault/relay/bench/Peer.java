package dev.sessionvault.relay.bench;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What stands between the ends; a column of the table. */
final class Peer {
    /** Begins a process that serves by the time this returns. */
    interface Start {
        Running start() throws Exception;
    }

    record Running(@Nullable Tree tree, Way way) {}

    final String name;
    final boolean tls;

    /** Whether it collects garbage, and would be measured with it. */
    final boolean java;

    /** How many idle pairs it can be asked to hold. */
    final int idlePairs;

    private final Start start;
    private @Nullable Running running;

    Peer(String name, boolean tls, boolean java, int idlePairs, Start start) {
        this.name = name;
        this.tls = tls;
        this.java = java;
        this.idlePairs = idlePairs;
        this.start = start;
    }

    void start() throws Exception {
        running = start.start();
    }

    Way way() {
        return Objects.requireNonNull(running).way();
    }

    Tree tree() {
        return Objects.requireNonNull(Objects.requireNonNull(running).tree());
    }

    void stop() throws InterruptedException {
        if (running != null && running.tree() != null) {
            running.tree().stop();
        }
        running = null;
    }
}
