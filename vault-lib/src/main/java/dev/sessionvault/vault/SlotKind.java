package dev.sessionvault.vault;

import dev.sessionvault.root.RootKind;
import org.jspecify.annotations.Nullable;

/** What opens a slot. */
public enum SlotKind {
    TPM2("tpm2"),
    SECRET_SERVICE("secret-service"),
    PASSPHRASE("passphrase"),
    RECOVERY("recovery");

    private final String token;

    SlotKind(String token) {
        this.token = token;
    }

    /** The name used on the command line and in messages. */
    public String token() {
        return token;
    }

    /** The root that opens such a slot, or {@code null} when something typed does. */
    public @Nullable RootKind rootKind() {
        return switch (this) {
            case TPM2 -> RootKind.TPM2;
            case SECRET_SERVICE -> RootKind.SECRET_SERVICE;
            case PASSPHRASE, RECOVERY -> null;
        };
    }

    static SlotKind of(RootKind root) {
        return switch (root) {
            case TPM2 -> TPM2;
            case SECRET_SERVICE -> SECRET_SERVICE;
        };
    }
}
