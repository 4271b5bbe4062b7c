package dev.sessionvault.root.secretservice;

import dev.sessionvault.root.RootKind;
import dev.sessionvault.root.SealedKey;
import dev.sessionvault.secret.SystemRandom;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The name of a key's item in the keyring, which is all that a sealed key consists of here: ROOTS.md, "Secret Service".
 *
 * <p>Layout: a version byte, then 16 random bytes. Nothing of the key is in it, not even a hash: the vault's own
 * authentication tells a wrong key from the right one.
 */
final class ItemId {
    private static final byte VERSION = 1;
    private static final int ID_BYTES = 16;
    private static final String HEX = "0123456789abcdef";

    private final byte[] id;

    private ItemId(byte[] id) {
        this.id = id;
    }

    static ItemId random() {
        return new ItemId(SystemRandom.bytes(ID_BYTES));
    }

    /** The id in a sealed key, or {@code null} if the bytes are not of this form. */
    static @Nullable ItemId parse(SealedKey sealed) {
        byte[] blob = sealed.blob();
        if (sealed.kind() != RootKind.SECRET_SERVICE || blob.length != 1 + ID_BYTES || blob[0] != VERSION) {
            return null;
        }
        return new ItemId(Arrays.copyOfRange(blob, 1, blob.length));
    }

    SealedKey sealedKey() {
        byte[] blob = new byte[1 + ID_BYTES];
        blob[0] = VERSION;
        System.arraycopy(id, 0, blob, 1, ID_BYTES);
        return SealedKey.of(RootKind.SECRET_SERVICE, blob);
    }

    /** As the item's attribute spells it. */
    String hex() {
        StringBuilder hex = new StringBuilder(2 * ID_BYTES);
        for (byte b : id) {
            hex.append(HEX.charAt((b >> 4) & 0xf)).append(HEX.charAt(b & 0xf));
        }
        return hex.toString();
    }
}
