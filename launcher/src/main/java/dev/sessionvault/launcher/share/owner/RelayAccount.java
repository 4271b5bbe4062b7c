package dev.sessionvault.launcher.share.owner;

import dev.sessionvault.relay.wire.RelayName;
import dev.sessionvault.vault.AccountName;
import java.util.Optional;

/** A relay's name as the vault's name of an account, and back: a colon is a plus, a bracket an at sign. */
final class RelayAccount {
    private RelayAccount() {}

    /** Nothing if it is too long for one. */
    static Optional<AccountName> of(RelayName relay) {
        String account = relay.value().replace(':', '+').replace('[', '@').replace(']', '@');
        return AccountName.isValid(account) ? Optional.of(new AccountName(account)) : Optional.empty();
    }

    static RelayName relay(AccountName account) {
        String name = account.value().replace('+', ':');
        return new RelayName(name.replaceFirst("@", "[").replaceFirst("@", "]"));
    }
}
