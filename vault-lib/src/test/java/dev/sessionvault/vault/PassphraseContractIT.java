package dev.sessionvault.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.root.KeyRoot;
import dev.sessionvault.root.Opening;
import dev.sessionvault.root.Refusal;
import dev.sessionvault.root.SealedKey;
import dev.sessionvault.root.contract.RootContract;
import dev.sessionvault.root.contract.Situation;
import dev.sessionvault.root.contract.Subject;
import dev.sessionvault.secret.SecretBytes;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What every root does, demanded of a slot that something typed opens. */
@SuppressWarnings("NullAway.Init")
class PassphraseContractIT {
    private static final String PASSPHRASE = "correct horse";

    @TempDir
    Path directory;

    @TestFactory
    Stream<DynamicTest> contract() {
        return RootContract.of(new Typed(), directory);
    }

    @Test
    void fullCost_opensToTheSameKey_andByNoOtherPassphrase() {
        try (SecretBytes key = SecretBytes.random(KeyRoot.KEY_BYTES);
                SecretBytes typed = TestVault.secret(PASSPHRASE);
                NewSlot slot = NewSlot.passphrase(typed)) {
            PassphraseRoot root = new PassphraseRoot(directory, PASSPHRASE);
            SealedKey sealed = root.seal(key, slot);
            try (Opening.Opened opened = assertInstanceOf(Opening.Opened.class, root.open(sealed))) {
                assertTrue(opened.key().sameAs(key));
            }
            Opening other = new PassphraseRoot(directory, PASSPHRASE + " ").open(sealed);
            assertEquals(
                    Refusal.PIN, assertInstanceOf(Opening.Refused.class, other).refusal());
        }
    }

    /** What was read before anything was typed is damage; what goes into the slot key, or was made with it, is not told. */
    @Test
    void anyBitOfTheSlotFlipped_isDamagedOrAWrongPassphrase() {
        PassphraseRoot root = new PassphraseRoot(directory, PASSPHRASE);
        SealedKey sealed;
        try (SecretBytes key = SecretBytes.random(KeyRoot.KEY_BYTES)) {
            sealed = root.seal(key);
        }
        for (int bit = 8 * PassphraseRoot.SLOT_POS; bit < 8 * PassphraseRoot.SLOT_END; bit++) {
            byte[] changed = sealed.blob();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            Opening answer = root.open(SealedKey.of(root.kind(), changed));
            Refusal refusal = assertInstanceOf(Opening.Refused.class, answer).refusal();
            assertTrue(expected(bit / 8).contains(refusal), "bit " + bit + ": " + answer);
        }
    }

    private static Set<Refusal> expected(int position) {
        if (position >= PassphraseRoot.TIME_POS && position < PassphraseRoot.SALT_POS) {
            return EnumSet.of(Refusal.DAMAGED);
        }
        boolean isBounded = position < PassphraseRoot.SALT_POS
                || (position >= PassphraseRoot.COST_POS && position < PassphraseRoot.WRAPPED_POS);
        return isBounded ? EnumSet.of(Refusal.DAMAGED, Refusal.PIN) : EnumSet.of(Refusal.PIN);
    }

    private record Typed() implements Subject.Environment {
        @Override
        public String name() {
            return "passphrase";
        }

        @Override
        public Subject start(Path directory) {
            return new AtHand(new PassphraseRoot(directory, PASSPHRASE));
        }
    }

    /** No machine has it, so it opens on each; nothing locks it, nothing must answer. */
    private record AtHand(KeyRoot root) implements Subject {
        @Override
        public void bring(Situation situation) throws CannotBeMade {
            throw new CannotBeMade(situation);
        }

        @Override
        public Set<Refusal> ofChanged() {
            return EnumSet.of(Refusal.DAMAGED, Refusal.PIN);
        }

        @Override
        public List<?> left() {
            return List.of();
        }

        @Override
        public boolean keeps() {
            return false;
        }
    }
}
