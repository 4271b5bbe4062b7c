package dev.sessionvault.vault;

import dev.sessionvault.root.RootKind;
import dev.sessionvault.vault.format.v1.SlotBlock;
import org.jspecify.annotations.Nullable;

/** What opens a slot. */
public enum SlotKind {
    TPM2(SlotBlock.TPM2, RootKind.TPM2),
    SECRET_SERVICE(SlotBlock.SECRET_SERVICE, RootKind.SECRET_SERVICE),
    SECURE_ENCLAVE(SlotBlock.SECURE_ENCLAVE, RootKind.SECURE_ENCLAVE),
    KEYCHAIN(SlotBlock.KEYCHAIN, RootKind.KEYCHAIN),
    NCRYPT(SlotBlock.NCRYPT, RootKind.NCRYPT),
    DPAPI(SlotBlock.DPAPI, RootKind.DPAPI),
    PASSPHRASE(SlotBlock.PASSPHRASE, "passphrase"),
    RECOVERY(SlotBlock.RECOVERY, "recovery");

    private final int code;
    private final String token;
    private final @Nullable RootKind rootKind;

    SlotKind(int code, RootKind rootKind) {
        this.code = code;
        this.token = rootKind.token();
        this.rootKind = rootKind;
    }

    SlotKind(int code, String token) {
        this.code = code;
        this.token = token;
        this.rootKind = null;
    }

    /** The name used on the command line and in messages. */
    public String token() {
        return token;
    }

    /** The root that opens such a slot, or {@code null} when something typed does. */
    public @Nullable RootKind rootKind() {
        return rootKind;
    }

    /** Its number in the file. */
    int code() {
        return code;
    }

    static SlotKind of(int code) {
        for (SlotKind kind : values()) {
            if (kind.code == code) {
                return kind;
            }
        }
        throw new IllegalStateException("slot kind " + code);
    }

    static SlotKind of(RootKind root) {
        for (SlotKind kind : values()) {
            if (kind.rootKind == root) {
                return kind;
            }
        }
        throw new IllegalStateException("slot of root " + root);
    }
}
