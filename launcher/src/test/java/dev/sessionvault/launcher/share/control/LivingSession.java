package dev.sessionvault.launcher.share.control;

import dev.sessionvault.relay.server.Relay;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** A session that is open and has no recipient yet, for those who look at it from outside. */
public final class LivingSession implements AutoCloseable {
    private final Relay relay;
    private final Lent lent;

    public LivingSession(Path directory) throws Exception {
        relay = Lent.relay();
        lent = new Lent(
                directory,
                relay,
                use -> {
                    throw new IllegalStateException("no verb here has a key");
                },
                Duration.ofMinutes(5),
                "t.wait");
    }

    /** Its owner's: where sessions are found. */
    public Map<String, String> environment() {
        return Map.of("XDG_RUNTIME_DIR", lent.directory.resolve("runtime").toString());
    }

    /** As it is shown and typed. */
    public String id() {
        return lent.opening.session().substring(0, 8);
    }

    /** The directory of the vault's log. */
    public Path log() {
        return lent.directory.resolve("log");
    }

    @Override
    public void close() throws Exception {
        lent.close();
        relay.close();
    }
}
