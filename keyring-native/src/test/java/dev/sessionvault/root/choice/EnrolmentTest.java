package dev.sessionvault.root.choice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.root.KeyRoot;
import dev.sessionvault.root.Opening;
import dev.sessionvault.root.Refusal;
import dev.sessionvault.root.RootException;
import dev.sessionvault.root.RootKind;
import dev.sessionvault.root.SealedKey;
import dev.sessionvault.secret.SecretBytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EnrolmentTest {
    private static final Opening.Refused LOCKED = new Opening.Refused(Refusal.LOCKED, "it is locked", "unlock it");

    @Test
    void rootThatKeeps_passesAndIsLeftEmpty() {
        MemoryRoot root = new MemoryRoot(RootKind.TPM2);
        assertEquals(Optional.empty(), Enrolment.probe(root));
        assertEquals(1, root.sealed);
        assertTrue(root.keys.isEmpty());
    }

    @Test
    void rootThatGivesAnotherKey_isDamaged() {
        MemoryRoot root = new MemoryRoot(RootKind.TPM2) {
            @Override
            public Opening open(SealedKey sealed) {
                return new Opening.Opened(SecretBytes.random(KEY_BYTES));
            }
        };
        assertEquals(Refusal.DAMAGED, Enrolment.probe(root).orElseThrow().refusal());
        assertTrue(root.keys.isEmpty());
    }

    @Test
    void rootThatSealsButDoesNotOpen_isRefusedAndLeftEmpty() {
        MemoryRoot root = new MemoryRoot(RootKind.TPM2) {
            @Override
            public Opening open(SealedKey sealed) {
                return LOCKED;
            }
        };
        assertSame(LOCKED, Enrolment.probe(root).orElseThrow());
        assertTrue(root.keys.isEmpty());
    }

    @Test
    void rootThatCannotForget_isRefused() {
        MemoryRoot root = new MemoryRoot(RootKind.TPM2) {
            @Override
            public void forget(SealedKey sealed) throws RootException {
                throw new RootException(LOCKED);
            }
        };
        assertSame(LOCKED, Enrolment.probe(root).orElseThrow());
    }

    @Test
    void rootThatDoesNotOpenAndCannotForget_saysWhyItDoesNotOpen() {
        Opening.Refused damaged = new Opening.Refused(Refusal.DAMAGED, "it is damaged", "choose another");
        MemoryRoot root = new MemoryRoot(RootKind.TPM2) {
            @Override
            public Opening open(SealedKey sealed) {
                return damaged;
            }

            @Override
            public void forget(SealedKey sealed) throws RootException {
                throw new RootException(LOCKED);
            }
        };
        assertSame(damaged, Enrolment.probe(root).orElseThrow());
    }

    @Test
    void firstRootWorks_isChosenAndTheNextNeverAsked() {
        MemoryRoot first = new MemoryRoot(RootKind.TPM2);
        MemoryRoot second = new MemoryRoot(RootKind.SECRET_SERVICE);
        Enrolment.Choice choice = Enrolment.choose(List.of(first, second));
        assertSame(first, choice.root().orElseThrow());
        assertEquals(Map.of(), choice.refused());
        assertEquals(0, second.sealed);
    }

    @Test
    void firstRootRefuses_secondIsChosenAndTheRefusalTold() {
        MemoryRoot second = new MemoryRoot(RootKind.SECRET_SERVICE);
        Enrolment.Choice choice = Enrolment.choose(List.of(locked(RootKind.TPM2), second));
        assertSame(second, choice.root().orElseThrow());
        assertEquals(Map.of(RootKind.TPM2, LOCKED), choice.refused());
    }

    @Test
    void everyRootRefuses_noneIsChosen() {
        Enrolment.Choice choice = Enrolment.choose(List.of(locked(RootKind.TPM2), locked(RootKind.SECRET_SERVICE)));
        assertEquals(Optional.empty(), choice.root());
        assertEquals(Map.of(RootKind.TPM2, LOCKED, RootKind.SECRET_SERVICE, LOCKED), choice.refused());
        assertEquals(
                List.of(RootKind.TPM2, RootKind.SECRET_SERVICE),
                List.copyOf(choice.refused().keySet()));
    }

    @Test
    void refusals_cannotBeChangedAfterwards() {
        Enrolment.Choice choice = Enrolment.choose(List.of(locked(RootKind.TPM2)));
        assertThrows(UnsupportedOperationException.class, () -> choice.refused().clear());
    }

    private static KeyRoot locked(RootKind kind) {
        return new MemoryRoot(kind) {
            @Override
            public SealedKey seal(SecretBytes key) throws RootException {
                throw new RootException(LOCKED);
            }
        };
    }

    /** Keeps keys in this process: what it seals names a place in a list. */
    private static class MemoryRoot implements KeyRoot {
        private final RootKind kind;
        final List<SecretBytes> keys = new ArrayList<>();
        int sealed;

        MemoryRoot(RootKind kind) {
            this.kind = kind;
        }

        @Override
        public RootKind kind() {
            return kind;
        }

        @Override
        public SealedKey seal(SecretBytes key) throws RootException {
            sealed++;
            keys.add(key.copy());
            return SealedKey.of(kind, new byte[] {(byte) (keys.size() - 1)});
        }

        @Override
        public Opening open(SealedKey sealed) {
            return new Opening.Opened(keys.get(sealed.blob()[0]).copy());
        }

        @Override
        public void forget(SealedKey sealed) throws RootException {
            keys.remove((int) sealed.blob()[0]);
        }
    }
}
