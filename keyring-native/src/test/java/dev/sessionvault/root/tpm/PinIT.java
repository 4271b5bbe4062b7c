package dev.sessionvault.root.tpm;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.root.KeyRoot;
import dev.sessionvault.root.Opening;
import dev.sessionvault.root.Refusal;
import dev.sessionvault.root.RootException;
import dev.sessionvault.root.RootKind;
import dev.sessionvault.root.SealedKey;
import dev.sessionvault.secret.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys that want a PIN. */
class PinIT {
    private static final String PIN = "2718";
    private static final Guard GUARD = requireNonNull(Guard.of(true, ""));

    @TempDir
    Path directory;

    private final SecretBytes key = SecretBytes.random(KeyRoot.KEY_BYTES);
    private Swtpm swtpm;

    @BeforeEach
    void start() {
        swtpm = Swtpm.startTcp(directory);
    }

    @AfterEach
    void stop() {
        assertEquals(List.of(), Commands.loadedHandles(swtpm));
        swtpm.close();
    }

    private TpmRoot with(String pin) {
        return Pins.give(swtpm.root(), pin);
    }

    private SealedKey sealed() {
        return Openings.seal(with(PIN).sealingWith(GUARD), key);
    }

    @Test
    void rightPin_opens_alsoAfterPowerCycle() {
        SealedKey sealed = sealed();
        Openings.assertOpens(key, with(PIN), sealed);
        swtpm.restart();
        Openings.assertOpens(key, with(PIN), sealed);
    }

    @Test
    void sealedKey_saysThatItWantsOne() {
        assertTrue(requireNonNull(Guard.of(sealed())).wantsPin());
        assertEquals("", requireNonNull(Guard.of(sealed())).pcrs());
        assertEquals(null, Guard.of(Openings.seal(swtpm.root(), key)));
    }

    @Test
    void noBodyToAsk_isRefused_withoutAskingTheTpm() {
        TpmRoot untouched = new TpmRoot(() -> {
            throw new AssertionError("connected");
        });
        Opening.Refused refused = Openings.assertRefused(Refusal.PIN, untouched, sealed());
        assertEquals("a PIN opens it, and nobody was asked for it", refused.why());
    }

    @Test
    void keyWithoutPin_nobodyIsAsked() {
        KeyRoot root = swtpm.root().withPin(() -> {
            throw new AssertionError("asked");
        });
        Openings.assertOpens(key, root, Openings.seal(swtpm.root(), key));
    }

    /** The simulator's TPM takes three wrong ones, and forgets one after each interval. */
    @Test
    void wrongPins_areCounted_lock_andAreForgottenInTime() throws Exception {
        SealedKey sealed = sealed();
        assertEquals("wrong PIN: 2 tries are left before the TPM locks itself", refusedWhy("1111", sealed));
        assertEquals("wrong PIN: 1 try is left before the TPM locks itself", refusedWhy("", sealed));
        assertEquals("wrong PIN: the next try is possible in at most 17 minutes", refusedWhy("27180", sealed));
        Opening.Refused locked = Openings.assertRefused(Refusal.LOCKED, with(PIN), sealed);
        assertEquals(
                "the TPM is in its dictionary-attack lock-out: TPM2_Unseal: 0x921:"
                        + " the next try is possible in at most 17 minutes",
                locked.why());
        Commands.forgetFailuresAfter(swtpm, 1);
        assertTrue(
                Openings.assertRefused(Refusal.LOCKED, with(PIN), sealed).why().endsWith("in at most 1 s"));
        Thread.sleep(1_500);
        Openings.assertOpens(key, with(PIN), sealed);
    }

    @Test
    void rightPin_takesBackNoTry_butTimeDoes() {
        SealedKey sealed = sealed();
        refusedWhy("1111", sealed);
        Openings.assertOpens(key, with(PIN), sealed);
        assertEquals("wrong PIN: 1 try is left before the TPM locks itself", refusedWhy("1112", sealed));
    }

    @Test
    void lockedByOthers_plainKeyOpens_andTheOneWithPinIsLocked() throws Exception {
        SealedKey sealed = sealed();
        SealedKey plain = Openings.seal(swtpm.root(), key);
        LockOut.cause(swtpm);
        Openings.assertOpens(key, swtpm.root(), plain);
        Openings.assertRefused(Refusal.LOCKED, with(PIN), sealed);
    }

    @Test
    void underPersistentKey_opens() {
        LockOut.applyToStorageKey(swtpm);
        Openings.assertOpens(key, with(PIN), sealed());
    }

    @Test
    void wholeTraffic_nowhereHoldsThePinOrWhatComesOfIt() {
        List<byte[]> traffic = new ArrayList<>();
        String longPin = "a long one, 271828";
        TpmRoot root = Pins.give(new TpmRoot(Tap.recording(traffic).on(swtpm.source())), longPin);
        Openings.assertOpens(key, root, Openings.seal(root.sealingWith(GUARD), key));
        byte[] secret = Openings.bytes(key);
        byte[] authValue = TpmPin.authValue(Pins.of(longPin));
        assertTrue(traffic.size() > 20, "messages: " + traffic.size());
        for (byte[] message : traffic) {
            assertFalse(Openings.contains(message, longPin.getBytes(StandardCharsets.UTF_8)));
            assertFalse(Openings.contains(message, Arrays.copyOf(authValue, 8)));
            assertFalse(Openings.contains(message, Arrays.copyOf(secret, 8)));
        }
    }

    @Test
    void anyBitOfTheHeadFlipped_doesNotOpen() throws RootException {
        byte[] blob = sealed().blob();
        for (int bit = 0; bit < 16; bit++) {
            byte[] flipped = blob.clone();
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));
            Openings.assertRefused(Refusal.DAMAGED, with(PIN), SealedKey.of(RootKind.TPM2, flipped));
        }
        Openings.assertOpens(key, with(PIN), SealedKey.of(RootKind.TPM2, blob));
    }

    @Test
    void sealedByUs_referenceOpens_andTheReverse() throws Exception {
        SealedBlob ours = SealedBlob.decode(sealed().blob());
        byte[] authValue = TpmPin.authValue(Pins.of(PIN));
        try (Esys esys = new Esys(swtpm.address())) {
            int srk = esys.primary();
            Esys.Sealed sealed = new Esys.Sealed(ours.objectPublic(), ours.objectPrivate());
            assertArrayEquals(Openings.bytes(key), esys.unseal(srk, sealed, authValue));
            assertThrows(Esys.Refused.class, () -> esys.unseal(srk, sealed, new byte[0]));
            Esys.Sealed theirs = esys.seal(srk, SealedBlob.template(ours.terms()), Openings.bytes(key), authValue);
            esys.flush(srk);
            SealedBlob blob = SealedBlob.of(ours.terms(), ours.srk(), theirs.objectPublic(), theirs.objectPrivate());
            Openings.assertOpens(key, with(PIN), SealedKey.of(RootKind.TPM2, blob.encode()));
        }
    }

    /** The TPM drops zero octets at the end of an authorization value. */
    @Test
    void pinWhoseHashEndsInZero_opens() {
        int number = 0;
        while (TpmPin.authValue(Pins.of("pin " + number)).length == TpmCrypto.DIGEST_BYTES) {
            number++;
        }
        TpmRoot root = with("pin " + number);
        Openings.assertOpens(key, root, Openings.seal(root.sealingWith(GUARD), key));
    }

    private String refusedWhy(String pin, SealedKey sealed) {
        return Openings.assertRefused(Refusal.PIN, with(pin), sealed).why();
    }
}
