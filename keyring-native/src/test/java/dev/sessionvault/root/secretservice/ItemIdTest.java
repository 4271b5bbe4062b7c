package dev.sessionvault.root.secretservice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.sessionvault.root.Refusal;
import dev.sessionvault.root.RootException;
import dev.sessionvault.root.RootKind;
import dev.sessionvault.root.SealedKey;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class ItemIdTest {
    private static final byte[] BLOB = HexFormat.of().parseHex("01" + "00090a0f10a0f07f80ff0123456789ab");

    @Test
    void blob_isAVersionAndTheId() {
        ItemId id = ItemId.parse(SealedKey.of(RootKind.SECRET_SERVICE, BLOB));
        assertNotNull(id);
        assertEquals("00090a0f10a0f07f80ff0123456789ab", id.hex());
        Assertions.assertArrayEquals(BLOB, id.sealedKey().blob());
    }

    @Test
    void random_differsEachTime() {
        assertNotEquals(ItemId.random().hex(), ItemId.random().hex());
        assertEquals(32, ItemId.random().hex().length());
    }

    @Test
    void anyOtherForm_isNotParsed() {
        assertNull(ItemId.parse(SealedKey.of(RootKind.TPM2, BLOB)), "another kind");
        assertNull(parse(Arrays.copyOf(BLOB, BLOB.length - 1)), "too short");
        assertNull(parse(Arrays.copyOf(BLOB, BLOB.length + 1)), "too long");
        assertNull(parse(new byte[0]), "empty");
        byte[] newer = BLOB.clone();
        newer[0] = 2;
        assertNull(parse(newer), "another version");
    }

    @Test
    void sealedKeyOfAnotherForm_isDamagedBeforeAnythingIsAsked() {
        SealedKey foreign = SealedKey.of(RootKind.SECRET_SERVICE, new byte[3]);
        SecretServiceRoot root = SecretServiceRoot.ofSession();
        assertEquals(Refusals.NOT_OURS, root.open(foreign));
        RootException refused = Assertions.assertThrows(RootException.class, () -> root.forget(foreign));
        assertEquals(Refusal.DAMAGED, refused.refusal());
    }

    private static @Nullable ItemId parse(byte[] blob) {
        return ItemId.parse(SealedKey.of(RootKind.SECRET_SERVICE, blob));
    }
}
