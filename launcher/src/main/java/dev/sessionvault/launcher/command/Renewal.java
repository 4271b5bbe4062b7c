package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.vault.Entry;
import dev.sessionvault.vault.Expiry;
import dev.sessionvault.vault.VaultException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** For how long entries are renewed: as long as they had, unless something else is asked for. */
final class Renewal {
    private static final long AS_BEFORE = -1;

    private final Machine machine;
    private final long hardSeconds;
    private final long idleSeconds;

    Renewal(Machine machine, @Nullable String expires, @Nullable String ttl) throws LauncherException {
        this.machine = machine;
        this.hardSeconds = expires == null ? AS_BEFORE : Span.parse("--expires", expires);
        this.idleSeconds = ttl == null ? AS_BEFORE : Span.parse("--ttl", ttl);
    }

    void renew(Proof.Proven proven, List<Entry> entries) throws VaultException {
        for (Entry entry : entries) {
            told(proven.vault.renew(proven.presence, entry.id(), expiry(entry)));
        }
    }

    Expiry expiry(Entry entry) {
        Expiry moved = entry.expiryFrom(now());
        long idle = idleSeconds == AS_BEFORE ? moved.idleSeconds() : idleSeconds;
        if (hardSeconds == AS_BEFORE) {
            return new Expiry(idle, moved.deadlineEpochSecond());
        }
        return new Expiry(idle, hardSeconds == 0 ? 0 : now() + hardSeconds);
    }

    void told(Entry entry) {
        machine.terminal()
                .print("renewed " + entry.id().brief() + ": " + entry.tool().value() + Named.whose(entry)
                        + ", fingerprint " + entry.fingerprint() + ", for " + Named.scope(entry.scope())
                        + ", expires in " + new EntryView(entry, now()).expiresIn());
    }

    private long now() {
        return machine.clock().instant().getEpochSecond();
    }
}
