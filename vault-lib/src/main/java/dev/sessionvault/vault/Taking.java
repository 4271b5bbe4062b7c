package dev.sessionvault.vault;

import dev.sessionvault.secret.SecretBytes;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The vault's answer to {@link Vault#take}. */
public sealed interface Taking {

    /** The key or login; whoever takes this closes it. */
    final class Taken implements Taking, AutoCloseable {
        private final Entry entry;
        private final SecretBytes key;
        private final @Nullable Choice choice;
        private final @Nullable VaultException unstamped;
        private final Receipt receipt;

        Taken(
                Entry entry,
                SecretBytes key,
                @Nullable Choice choice,
                @Nullable VaultException unstamped,
                Receipt receipt) {
            this.entry = entry;
            this.key = key;
            this.choice = choice;
            this.unstamped = unstamped;
            this.receipt = receipt;
        }

        public Entry entry() {
            return entry;
        }

        public SecretBytes key() {
            return key;
        }

        /** What fixed the account, if a choice did. */
        public Optional<Choice> choice() {
            return Optional.ofNullable(choice);
        }

        /**
         * Why this use could not be written down, if it could not. The key is given all the same: without the stamp
         * its idle time ends earlier, never later.
         */
        public Optional<VaultException> unstamped() {
            return Optional.ofNullable(unstamped);
        }

        /** Writes into the log that nobody got it in the end; also when the vault is closed. */
        public void failed(String why) {
            receipt.failed(why);
        }

        @Override
        public void close() {
            receipt.close();
            key.close();
        }
    }

    /** No entry for this tool in this place. */
    record None() implements Taking {}

    /** A choice says which account to use here, and that account has none for this tool here or above. */
    record Unmet(Choice choice) implements Taking {}

    /** The entry for this place has expired; no other one is given in its stead. */
    record Expired(Entry entry, Lapse lapse) implements Taking {}

    /**
     * The nearest place has several named accounts, and none was asked for; or a key and a login of the account that
     * is meant.
     */
    record Ambiguous(List<Entry> entries) implements Taking {
        public Ambiguous {
            entries = List.copyOf(entries);
        }
    }
}
