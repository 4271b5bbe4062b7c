package dev.sessionvault.root.choice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sessionvault.root.HostSystem;
import dev.sessionvault.root.KeyRoot;
import dev.sessionvault.root.Opening;
import dev.sessionvault.root.Refusal;
import dev.sessionvault.root.RootException;
import dev.sessionvault.root.RootKind;
import dev.sessionvault.root.SealedKey;
import dev.sessionvault.secret.SecretBytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MachineRootsTest {

    @ParameterizedTest
    @EnumSource
    void everyKind_hasItsRoot(RootKind kind) {
        assertEquals(kind, MachineRoots.of(kind).kind());
    }

    @ParameterizedTest
    @EnumSource
    void everySystem_hasRoots_strongestFirst(HostSystem system) {
        assertEquals(2, RootKind.of(system).size());
    }

    @Test
    void rootOfAnotherSystem_isUnavailable_whateverItIsAsked() {
        RootKind foreign = HostSystem.current() == HostSystem.WINDOWS ? RootKind.TPM2 : RootKind.DPAPI;
        KeyRoot root = new ForeignRoot(foreign);
        SealedKey sealed = SealedKey.of(foreign, new byte[] {1});
        assertEquals(Refusal.UNAVAILABLE, ((Opening.Refused) root.open(sealed)).refusal());
        try (SecretBytes key = SecretBytes.random(KeyRoot.KEY_BYTES)) {
            assertEquals(
                    Refusal.UNAVAILABLE,
                    assertThrows(RootException.class, () -> root.seal(key)).refusal());
        }
        assertThrows(RootException.class, () -> root.forget(sealed));
    }
}
