package dev.sessionvault.vault;

import dev.sessionvault.crypto.Argon2id;
import dev.sessionvault.root.KeyRoot;
import dev.sessionvault.root.Opening;
import dev.sessionvault.root.Refusal;
import dev.sessionvault.root.RootKind;
import dev.sessionvault.root.SealedKey;
import dev.sessionvault.secret.SecretAccess;
import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.vault.format.v1.VaultFile;
import dev.sessionvault.vault.store.VaultDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A passphrase slot, asked as a root is. The sealed bytes are a vault with that slot alone and the key in it, without the
 * file's checksum: that is put right before each opening, as somebody would who changes a slot on purpose.
 */
final class PassphraseRoot implements KeyRoot {
    /** The least that the format allows: opening is tried hundreds of times. */
    static final Argon2id.Cost CHEAPEST = new Argon2id.Cost(8, 1, 1);

    /** Where the only slot lies: FORMAT.md "Preamble" and "Slots". */
    static final int SLOT_POS = 8 + 2 + 16 + 8 + 4 + 32 + 1;

    static final int KIND_POS = SLOT_POS + 1;
    static final int TIME_POS = KIND_POS + 1;
    static final int SALT_POS = TIME_POS + 8;
    static final int COST_POS = SALT_POS + 16;
    static final int WRAPPED_POS = COST_POS + 4 + 1 + 1;
    static final int SLOT_END = WRAPPED_POS + 32 + 16;

    private static final int CHECKSUM_BYTES = 4;
    private static final byte[] NOTHING = {};

    /** A passphrase has none. This one stands for it, and each other one for the slot of that root. */
    private static final RootKind STANDS_FOR_IT = RootKind.TPM2;

    private final Path directory;
    private final String passphrase;
    private final AtomicInteger vaults = new AtomicInteger();

    PassphraseRoot(Path directory, String passphrase) {
        this.directory = directory;
        this.passphrase = passphrase;
    }

    @Override
    public RootKind kind() {
        return STANDS_FOR_IT;
    }

    @Override
    public SealedKey seal(SecretBytes key) {
        KeyRoot.requireKey(key);
        try (SecretBytes typed = TestVault.secret(passphrase);
                NewSlot slot = NewSlot.derived(SlotKind.PASSPHRASE, typed, CHEAPEST)) {
            return seal(key, slot);
        }
    }

    SealedKey seal(SecretBytes key, NewSlot slot) {
        Path home = directory.resolve("vault" + vaults.incrementAndGet());
        try (Vault vault = Vault.create(home, List.of(slot), TestVault.anyJournal(), TestVault.at(TestVault.NOW))) {
            vault.add(TestVault.project(TestVault.CLAUDE, "/"), hex(key));
            byte[] file = Files.readAllBytes(home.resolve("vault.db"));
            return SealedKey.of(kind(), Arrays.copyOf(file, file.length - CHECKSUM_BYTES));
        } catch (VaultException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An entry has no zero octets. */
    private static SecretBytes hex(SecretBytes key) {
        return TestVault.secret(key.read(SecretAccess.granted(), HexFormat.of()::formatHex));
    }

    @Override
    public Opening open(SealedKey sealed) {
        byte[] blob = sealed.blob();
        if (sealed.kind() != kind()) {
            blob[KIND_POS] = (byte) SlotKind.of(sealed.kind()).code();
        }
        try {
            return open(SealedVault.parse(
                    VaultDirectory.ofCopy(directory.resolve("vault")), VaultFile.encode(blob, NOTHING)));
        } catch (VaultException e) {
            return new Opening.Refused(refusal(e), String.valueOf(e.getMessage()), "type it again");
        }
    }

    private Opening open(SealedVault vault) throws VaultException {
        Slot slot = vault.slots().get(0);
        if (slot.kind().rootKind() != null) {
            return new Opening.Refused(Refusal.DAMAGED, "that root never made these bytes", "try the recovery code");
        }
        try (SecretBytes typed = TestVault.secret(passphrase);
                SecretBytes slotKey = slot.derive(typed);
                Vault opened = vault.open(slot, slotKey, TestVault.anyJournal())) {
            return new Opening.Opened(key(opened));
        }
    }

    /** Listed before it is taken: so every byte of the vault is read. */
    private static SecretBytes key(Vault vault) throws VaultException {
        vault.entries();
        Taking taking = vault.take(TestVault.CLAUDE, "/", null, TestVault.use());
        try (Taking.Taken taken = (Taking.Taken) taking) {
            return SecretBytes.takeFrom(HexFormat.of().parseHex(TestVault.text(taken.key())));
        }
    }

    /** Nothing tells a changed slot from a wrong passphrase: both give another slot key, and that does not open. */
    private static Refusal refusal(VaultException e) {
        return switch (e.reason()) {
            case WRONG_KEY -> Refusal.PIN;
            case DAMAGED, NEWER -> Refusal.DAMAGED;
            default -> throw new IllegalStateException(e);
        };
    }

    /** Nothing to remove: nothing is kept but the sealed bytes. */
    @Override
    public void forget(SealedKey sealed) {}
}
