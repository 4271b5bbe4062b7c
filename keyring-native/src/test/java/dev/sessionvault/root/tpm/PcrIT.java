package dev.sessionvault.root.tpm;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.root.KeyRoot;
import dev.sessionvault.root.Opening;
import dev.sessionvault.root.Refusal;
import dev.sessionvault.root.RootKind;
import dev.sessionvault.root.SealedKey;
import dev.sessionvault.secret.SecretBytes;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys that are bound to the state in which the machine was started. */
class PcrIT {
    private static final String PIN = "2718";
    private static final Guard TWO = requireNonNull(Guard.of(false, "11,7"));
    private static final Guard WITH_PIN = requireNonNull(Guard.of(true, "7"));

    @TempDir
    Path directory;

    private final SecretBytes key = SecretBytes.random(KeyRoot.KEY_BYTES);
    private Swtpm swtpm;
    private TpmRoot root;

    @BeforeEach
    void start() {
        swtpm = Swtpm.startTcp(directory);
        root = Pins.give(swtpm.root(), PIN);
    }

    @AfterEach
    void stop() {
        assertEquals(List.of(), Commands.loadedHandles(swtpm));
        swtpm.close();
    }

    @Test
    void sameState_opens_alsoAfterPowerCycle() {
        for (Guard guard :
                List.of(TWO, WITH_PIN, requireNonNull(Guard.of(true, "0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15")))) {
            SealedKey sealed = Openings.seal(root.sealingWith(guard), key);
            assertEquals(guard.pcrs(), requireNonNull(Guard.of(sealed)).pcrs());
            Openings.assertOpens(key, root, sealed);
            swtpm.restart();
            Openings.assertOpens(key, root, sealed);
        }
    }

    @Test
    void changedRegister_isNamed_andTheStateOfBeforeOpensAgain() {
        SealedKey sealed = Openings.seal(root.sealingWith(TWO), key);
        Commands.extendPcr(swtpm.source(), 4);
        Openings.assertOpens(key, root, sealed);
        Commands.extendPcr(swtpm.source(), 11);
        assertEquals("it is sealed to another state of this machine: changed since: PCR 11", refusedWhy(sealed));
        Commands.extendPcr(swtpm.source(), 7);
        assertEquals("it is sealed to another state of this machine: changed since: PCR 7,11", refusedWhy(sealed));
        swtpm.restart();
        Openings.assertOpens(key, root, sealed);
    }

    @Test
    void sealedInAStateThatWasExtended_opensInThatStateOnly() {
        Commands.extendPcr(swtpm.source(), 7);
        SealedKey sealed = Openings.seal(root.sealingWith(WITH_PIN), key);
        Openings.assertOpens(key, root, sealed);
        swtpm.restart();
        assertTrue(refusedWhy(sealed).endsWith("PCR 7"));
        Commands.extendPcr(swtpm.source(), 7);
        Openings.assertOpens(key, root, sealed);
    }

    @Test
    void wrongPin_inTheRightState_isCounted_andInAnotherStateIsNot() throws Exception {
        SealedKey sealed = Openings.seal(root.sealingWith(WITH_PIN), key);
        Opening.Refused wrong = Openings.assertRefused(Refusal.PIN, Pins.give(root, "1111"), sealed);
        assertEquals("wrong PIN: 2 tries are left before the TPM locks itself", wrong.why());
        Commands.extendPcr(swtpm.source(), 7);
        Openings.assertRefused(Refusal.CHANGED, Pins.give(root, "1111"), sealed);
        assertEquals(
                "2 tries are left before the TPM locks itself",
                swtpm.root().lockOutRules().text(Refusal.PIN));
    }

    /** Whoever leaves out what the policy wants is refused by the TPM itself, not by us. */
    @Test
    void policyLeftOut_theTpmRefuses() throws Exception {
        SealedBlob blob =
                SealedBlob.decode(Openings.seal(root.sealingWith(WITH_PIN), key).blob());
        Esys.Sealed sealed = new Esys.Sealed(blob.objectPublic(), blob.objectPrivate());
        byte[] authValue = TpmPin.authValue(Pins.of(PIN));
        PcrState state = state(blob.terms());
        try (Esys esys = new Esys(swtpm.address())) {
            int srk = esys.primary();
            assertThrows(Esys.Refused.class, () -> esys.unseal(srk, sealed, authValue));
            assertThrows(Esys.Refused.class, () -> esys.unseal(srk, sealed, state.selection(), false, authValue));
            byte[] other = state(Terms.decode(new Reader("terms", otherTerms()), "terms"))
                    .selection();
            assertThrows(Esys.Refused.class, () -> esys.unseal(srk, sealed, other, true, authValue));
            assertThrows(Esys.Refused.class, () -> esys.unseal(srk, sealed, state.selection(), true, new byte[] {1}));
            assertArrayEquals(Openings.bytes(key), esys.unseal(srk, sealed, state.selection(), true, authValue));
            esys.flush(srk);
        }
    }

    private static PcrState state(@Nullable Terms terms) {
        return requireNonNull(requireNonNull(terms).pcrs());
    }

    private static byte[] otherTerms() {
        return new Writer()
                .u8(2)
                .u16(PcrState.mask("8"))
                .raw(new byte[TpmCrypto.DIGEST_BYTES])
                .toBytes();
    }

    @Test
    void sealedByReference_weOpen() throws Exception {
        for (Guard guard : List.of(TWO, WITH_PIN)) {
            SealedBlob ours = SealedBlob.decode(
                    Openings.seal(root.sealingWith(guard), key).blob());
            byte[] authValue = guard.wantsPin() ? TpmPin.authValue(Pins.of(PIN)) : new byte[0];
            try (Esys esys = new Esys(swtpm.address())) {
                int srk = esys.primary();
                Esys.Sealed theirs = esys.seal(srk, SealedBlob.template(ours.terms()), Openings.bytes(key), authValue);
                byte[] selection = state(ours.terms()).selection();
                assertArrayEquals(
                        Openings.bytes(key), esys.unseal(srk, theirs, selection, guard.wantsPin(), authValue));
                esys.flush(srk);
                SealedBlob blob =
                        SealedBlob.of(ours.terms(), ours.srk(), theirs.objectPublic(), theirs.objectPrivate());
                Openings.assertOpens(key, root, SealedKey.of(RootKind.TPM2, blob.encode()));
            }
        }
    }

    @Test
    void anyBitBeforeTheStorageKeyFlipped_doesNotOpen() {
        byte[] blob = Openings.seal(root.sealingWith(WITH_PIN), key).blob();
        int head = 1 + 1 + 2 + TpmCrypto.DIGEST_BYTES;
        for (int bit = 0; bit < head * 8; bit++) {
            byte[] flipped = blob.clone();
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));
            Opening opening = root.open(SealedKey.of(RootKind.TPM2, flipped));
            Opening.Refused refused = assertInstanceOf(Opening.Refused.class, opening, "bit " + bit);
            assertEquals(Refusal.DAMAGED, refused.refusal(), "bit " + bit + ": " + refused.why());
        }
    }

    private String refusedWhy(SealedKey sealed) {
        return Openings.assertRefused(Refusal.CHANGED, root, sealed).why();
    }
}
