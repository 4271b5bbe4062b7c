package dev.sessionvault.vault;

import dev.sessionvault.vault.VaultException.Reason;
import dev.sessionvault.vault.format.v1.FormatException;
import dev.sessionvault.vault.store.StoreException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What the layers below report, in the words of {@link VaultException}. */
final class Failures {
    private static final String DAMAGED_HINT = "the last good snapshots are beside it, newest first: vault.db.1 to .3";

    private Failures() {}

    static VaultException of(StoreException e) {
        return new VaultException(reason(e.fault()), String.valueOf(e.getMessage()), e.hint(), e);
    }

    /** The file was read, and its table is not one. */
    static VaultException inside(Path vault, StoreException e) {
        return damaged(vault, e.getMessage(), e);
    }

    static VaultException inside(Path vault, FormatException e) {
        if (e.isNewer()) {
            String hint = "a newer sv wrote it: update this one";
            return new VaultException(Reason.NEWER, vault + ": " + e.getMessage(), hint, e);
        }
        return damaged(vault, e.getMessage(), e);
    }

    static VaultException damaged(Path vault, @Nullable String why, Exception cause) {
        return new VaultException(Reason.DAMAGED, vault + ": " + why, DAMAGED_HINT, cause);
    }

    private static Reason reason(StoreException.Fault fault) {
        return switch (fault) {
            case ABSENT -> Reason.ABSENT;
            case EXISTS -> Reason.EXISTS;
            case PERMISSIONS -> Reason.PERMISSIONS;
            case DAMAGED -> Reason.DAMAGED;
            case BUSY -> Reason.BUSY;
            case UNWRITABLE -> Reason.UNWRITABLE;
        };
    }
}
