package dev.sessionvault.root.macos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.sessionvault.root.HostSystem;
import dev.sessionvault.root.KeyRoot;
import dev.sessionvault.root.RootKind;
import dev.sessionvault.root.SealedKey;
import dev.sessionvault.root.contract.Situation;
import dev.sessionvault.secret.SecretBytes;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MacRootsIT {
    @TempDir
    Path directory;

    @Test
    void itemOfAnotherSize_isDamaged() throws Exception {
        StandIn mac = StandIn.start(directory, KeychainRoot::new);
        try (SecretBytes key = SecretBytes.random(KeyRoot.KEY_BYTES)) {
            SealedKey sealed = mac.root().seal(key);
            mac.shorten(KeyRoot.KEY_BYTES - 1);
            assertEquals(Refusals.WRONG_SIZE, mac.root().open(sealed));
            mac.root().forget(sealed);
            assertEquals(List.of(), mac.left());
        }
    }

    @Test
    void anotherMac_makesAnotherKey_andItIsNotTaken() throws Exception {
        StandIn mac = StandIn.start(directory, SecureEnclaveRoot::new);
        try (SecretBytes key = SecretBytes.random(KeyRoot.KEY_BYTES)) {
            SealedKey sealed = mac.root().seal(key);
            mac.bring(Situation.ELSEWHERE);
            assertEquals(Refusals.ANOTHER_KEY, mac.root().open(sealed));
            assertEquals(List.of(), mac.left());
        }
    }

    /** The count that the suite relies on: what is not released is seen. */
    @Test
    void whatIsNotReleased_isSeen() throws Exception {
        StandIn mac = StandIn.start(directory, SecureEnclaveRoot::new);
        References references = new References(
                Frameworks.playedBy(directory.resolve("frameworks.so").toString()));
        references.string("kept");
        assertFalse(mac.left().isEmpty());
        references.close();
        assertEquals(List.of(), mac.left());
    }

    @Test
    void systemWithoutTheFrameworks_isUnavailable() {
        assertFalse(HostSystem.current() == HostSystem.MACOS, "this test is for the others");
        SealedKey sealed =
                SealedKey.of(RootKind.KEYCHAIN, new byte[] {1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
        assertEquals(Refusals.NO_LIBRARY, KeychainRoot.ofUser().open(sealed));
    }
}
