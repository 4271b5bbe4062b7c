package dev.sessionvault.launcher.command;

import dev.sessionvault.vault.Choice;
import dev.sessionvault.vault.Entry;
import dev.sessionvault.vault.Taking;
import dev.sessionvault.vault.Vault;
import dev.sessionvault.vault.VaultException;
import org.jspecify.annotations.Nullable;

/** What a person at the terminal is told of the key that was taken: whose, where it could have been another; how long. */
final class Notices {
    /** The last part of its time in which an entry's end is told. */
    private static final int LAST_PART = 10;

    private final Machine machine;
    private final KeyFor wanted;

    Notices(Machine machine, KeyFor wanted) {
        this.machine = machine;
        this.wanted = wanted;
    }

    void tell(Vault vault, Taking.Taken taken) throws VaultException {
        Entry entry = taken.entry();
        String tool = wanted.tool.name().value();
        if (vault.accounts(wanted.tool.name(), wanted.place).size() > 1) {
            machine.terminal()
                    .note(tool + ": account " + Named.account(entry.account()) + ", since "
                            + why(entry, taken.choice().orElse(null)));
        }
        long left =
                entry.expiry().deadlineEpochSecond() - machine.clock().instant().getEpochSecond();
        if (isNearItsEnd(entry, left)) {
            machine.terminal()
                    .note(tool + ": the " + Named.kind(entry) + " is given for another " + Span.write(left)
                            + ": sv renew " + tool);
        }
    }

    private String why(Entry entry, @Nullable Choice choice) {
        if (wanted.account != null) {
            return "--account says so";
        }
        return choice == null
                ? "its " + Named.kind(entry) + " is bound to " + Named.scope(entry.scope())
                : Named.scope(choice.scope()) + " uses it";
    }

    private static boolean isNearItsEnd(Entry entry, long left) {
        long deadline = entry.expiry().deadlineEpochSecond();
        return deadline != 0 && left <= (deadline - entry.renewedEpochSecond()) / LAST_PART;
    }
}
