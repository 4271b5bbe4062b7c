package dev.sessionvault.vault;

import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.vault.audit.Act;
import dev.sessionvault.vault.audit.Use;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One question to the vault, for what a tool is given in a place: answered with it or without. FORMAT.md "Looking up". */
final class Asking {
    private final Custody custody;
    private final long now;
    private final Lookup lookup;
    private final List<Stored> nearest;
    private final @Nullable Choice choice;

    private Asking(Custody custody, long now, Lookup lookup, List<Stored> nearest) {
        this.custody = custody;
        this.now = now;
        this.lookup = lookup;
        this.nearest = nearest;
        this.choice = lookup.choice();
    }

    static Asking of(Custody custody, long now, Lookup lookup, String workingDirectory) throws VaultException {
        return new Asking(custody, now, lookup, lookup.nearest(workingDirectory));
    }

    /** Without the key; writes nothing. */
    Selection select() throws VaultException {
        if (nearest.isEmpty()) {
            return choice == null ? new Selection.None() : new Selection.Unmet(choice);
        }
        if (nearest.size() > 1) {
            return new Selection.Ambiguous(custody.stamps().entries(nearest));
        }
        Entry entry = custody.stamps().entry(nearest.get(0));
        Lapse lapse = Age.lapse(entry, now);
        return lapse == null
                ? new Selection.Found(entry, Optional.ofNullable(choice))
                : new Selection.Expired(entry, lapse);
    }

    /** With the key, and a line of the log before it; every refusal has its line too. */
    Taking take(Use use) throws VaultException {
        if (nearest.isEmpty() && choice != null) {
            refuse(
                    Acts.of("", choice).because("no " + lookup.wanted() + " of the account that is to be used here"),
                    use);
            return new Taking.Unmet(choice);
        }
        if (nearest.isEmpty()) {
            refuse(Act.of("").tool(lookup.tool().value()).because("no " + lookup.wanted() + " here"), use);
            return new Taking.None();
        }
        if (nearest.size() > 1) {
            refuse(Act.of("").tool(lookup.tool().value()).because("several to choose from"), use);
            return new Taking.Ambiguous(custody.stamps().entries(nearest));
        }
        Stored stored = nearest.get(0);
        Entry entry = custody.stamps().entry(stored);
        Lapse lapse = Age.lapse(entry, now);
        if (lapse != null) {
            refuse(Acts.of("", entry).because(lapse == Lapse.IDLE ? "expired: idle" : "expired: deadline"), use);
            return new Taking.Expired(entry, lapse);
        }
        return taken(stored, entry, use);
    }

    private Taking taken(Stored stored, Entry entry, Use use) throws VaultException {
        SecretBytes key = custody.contents().openKey(stored);
        boolean taken = false;
        try {
            Receipt receipt = Receipt.of(custody, taking(entry), use);
            VaultException unstamped =
                    Age.isStampDue(entry, now) ? custody.stamps().write(stored, now) : null;
            Taking answer = new Taking.Taken(entry, key, choice, unstamped, receipt);
            taken = true;
            return answer;
        } finally {
            if (!taken) {
                key.close();
            }
        }
    }

    private static Act taking(Entry entry) {
        Act act = Acts.of("", entry);
        return entry.isLogin() ? act.because("a login") : act;
    }

    private void refuse(Act act, Use use) {
        custody.journal().refuse(act, use, custody.generation());
    }
}
