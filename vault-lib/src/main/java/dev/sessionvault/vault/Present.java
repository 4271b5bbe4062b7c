package dev.sessionvault.vault;

import dev.sessionvault.vault.VaultException.Reason;
import dev.sessionvault.vault.format.v1.FormatException;
import dev.sessionvault.vault.format.v1.KeySchedule;
import dev.sessionvault.vault.format.v1.Preamble;
import dev.sessionvault.vault.format.v1.VaultFile;
import dev.sessionvault.vault.store.StoreException;
import dev.sessionvault.vault.store.VaultDirectory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What lies where a vault shall be put: nothing, a vault, or what is none. Nothing of it is verified. */
public final class Present {
    private static final byte[] NOTHING = {};

    private final byte[] bytes;
    private final @Nullable SealedVault vault;
    private final @Nullable VaultException fault;

    private Present(byte[] bytes, @Nullable SealedVault vault, @Nullable VaultException fault) {
        this.bytes = bytes;
        this.vault = vault;
        this.fault = fault;
    }

    /** @throws VaultException PERMISSIONS: what is there may not be looked at, or is not ours alone */
    public static Present in(Path directory) throws VaultException {
        VaultDirectory place = new VaultDirectory(directory);
        try {
            byte[] bytes = place.read(VaultFile.MAX_BYTES);
            return parsed(place, bytes);
        } catch (StoreException e) {
            VaultException failure = Failures.of(e);
            switch (failure.reason()) {
                case ABSENT:
                    return new Present(NOTHING, null, null);
                case DAMAGED:
                    return new Present(NOTHING, null, failure);
                default:
                    throw failure;
            }
        }
    }

    private static Present parsed(VaultDirectory place, byte[] bytes) {
        try {
            return new Present(bytes, SealedVault.parse(place, bytes), null);
        } catch (VaultException e) {
            return new Present(bytes, null, e);
        }
    }

    public boolean isNothing() {
        return vault == null && fault == null;
    }

    /** The vault, if it is one. */
    public Optional<SealedVault> vault() {
        return Optional.ofNullable(vault);
    }

    /** Why it is none of ours, if something is there that is not. */
    public Optional<VaultException> fault() {
        return Optional.ofNullable(fault);
    }

    /** Whether it says that it is the same vault as a copy, older or newer. */
    public boolean isAllegedlySame(SealedVault copy) {
        return vault != null && vault.id().equals(copy.id());
    }

    /** The generation of an earlier or later snapshot of this vault; zero if it is not one. */
    long verifiedGeneration(byte[] vaultId, KeySchedule keys) {
        if (vault == null) {
            return 0;
        }
        Preamble preamble = vault.preamble();
        try {
            preamble.verify(keys);
            return Arrays.equals(preamble.vaultId(), vaultId) ? preamble.generation() : 0;
        } catch (FormatException e) {
            return 0;
        }
    }

    /** @throws VaultException BUSY if something else is there by now */
    void requireStill(Path directory) throws VaultException {
        if (!Arrays.equals(bytes, in(directory).bytes)) {
            String why = directory + ": the vault was changed meanwhile";
            throw new VaultException(Reason.BUSY, why, "look at it, and try again", null);
        }
    }
}
