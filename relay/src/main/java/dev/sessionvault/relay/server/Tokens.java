package dev.sessionvault.relay.server;

import dev.sessionvault.relay.pairing.Grant;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The deployment keys that are let in now: those that were configured, and those in the operator's file. */
final class Tokens {
    private final List<Grant> configured;
    private final @Nullable TokenFile file;
    private final Counters counters;
    private final Log log;
    private Object seen = "";

    Tokens(List<Grant> configured, @Nullable Path file, Counters counters, Log log) {
        this.configured = configured;
        this.file = file == null ? null : new TokenFile(file);
        this.counters = counters;
        this.log = log;
    }

    Collection<Grant> current() throws RelayException {
        List<Grant> grants = new ArrayList<>(configured);
        if (file != null) {
            seen = file.state();
            file.read().forEach(token -> grants.add(token.grant()));
        }
        return grants;
    }

    /** A file that is wrong changes nothing: a slip of the editor must not end every session. */
    void ifChanged(Consumer<Collection<Grant>> permit) {
        if (file == null || file.state().equals(seen)) {
            return;
        }
        try {
            permit.accept(current());
            log.event("tokens_reloaded");
        } catch (RelayException e) {
            counters.tokenFailures.increment();
            log.event("tokens_refused");
        }
    }
}
