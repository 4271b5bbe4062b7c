package dev.sessionvault.root.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sessionvault.root.KeyRoot;
import dev.sessionvault.root.Refusal;
import dev.sessionvault.root.RootException;
import dev.sessionvault.root.RootKind;
import dev.sessionvault.root.SealedKey;
import dev.sessionvault.secret.SecretBytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What a root does while nothing happens to it. Each check leaves nothing behind. */
enum InPeace {
    SEALED_OPENS_AGAIN_AND_AGAIN {
        @Override
        void check(Subject subject, Keys keys, SealedKey sealed) {
            for (int i = 0; i < 5; i++) {
                keys.assertOpens(subject.root(), sealed);
            }
            keys.assertNotIn(sealed);
            assertEquals(subject.root().kind(), sealed.kind());
            assertEquals(KeyRoot.KEY_BYTES, Keys.bytes(keys.key).length, "the caller's key stays the caller's");
        }
    },

    SEALED_TWICE_IS_TWO_KEYS {
        @Override
        void check(Subject subject, Keys keys, SealedKey sealed) throws RootException {
            SealedKey second = subject.root().seal(keys.key);
            try {
                assertFalse(Arrays.equals(sealed.blob(), second.blob()), "the same bytes twice");
                subject.root().forget(sealed);
                keys.assertOpens(subject.root(), second);
            } finally {
                subject.root().forget(second);
            }
        }
    },

    KEY_OF_ANOTHER_SIZE_IS_THE_CALLERS_ERROR {
        @Override
        void check(Subject subject, Keys keys, SealedKey sealed) {
            for (int size : new int[] {0, KeyRoot.KEY_BYTES - 1, KeyRoot.KEY_BYTES + 1}) {
                try (SecretBytes wrong = SecretBytes.random(size)) {
                    assertThrows(
                            IllegalArgumentException.class, () -> subject.root().seal(wrong));
                }
            }
        }
    },

    SEALED_BY_ANOTHER_KIND_IS_DAMAGED {
        @Override
        void check(Subject subject, Keys keys, SealedKey sealed) {
            for (RootKind kind : EnumSet.complementOf(EnumSet.of(sealed.kind()))) {
                keys.assertRefused(
                        EnumSet.of(Refusal.DAMAGED),
                        kind.token(),
                        subject.root().open(SealedKey.of(kind, sealed.blob())));
            }
            keys.assertOpens(subject.root(), sealed);
        }
    },

    CUT_OR_CONTINUED_IS_DAMAGED {
        @Override
        void check(Subject subject, Keys keys, SealedKey sealed) {
            byte[] blob = sealed.blob();
            for (int size = 0; size < blob.length; size += step(blob)) {
                damaged(subject, keys, Arrays.copyOf(blob, size), "cut to " + size);
            }
            damaged(subject, keys, Arrays.copyOf(blob, blob.length - 1), "cut by one");
            damaged(subject, keys, Arrays.copyOf(blob, blob.length + 1), "continued by one");
            damaged(subject, keys, Arrays.copyOf(blob, 2 * blob.length), "continued by as much");
        }
    },

    CHANGED_ANYWHERE_IS_NEVER_ANOTHER_KEY {
        @Override
        void check(Subject subject, Keys keys, SealedKey sealed) {
            byte[] blob = sealed.blob();
            for (int at = 0; at < blob.length; at += step(blob)) {
                byte[] changed = blob.clone();
                changed[at] ^= (byte) (1 << at % Byte.SIZE);
                damaged(subject, keys, changed, "byte " + at + " changed");
            }
            damaged(subject, keys, new byte[blob.length], "zeros");
        }
    },

    FORGOTTEN_IS_ABSENT_WHERE_SOMETHING_WAS_KEPT {
        @Override
        void check(Subject subject, Keys keys, SealedKey sealed) throws RootException {
            subject.root().forget(sealed);
            if (subject.keeps()) {
                keys.assertRefused(
                        EnumSet.of(Refusal.ABSENT), "forgotten", subject.root().open(sealed));
            } else {
                keys.assertOpens(subject.root(), sealed);
            }
            subject.root().forget(sealed);
        }
    },

    OPENED_BY_MANY_AT_ONCE {
        @Override
        void check(Subject subject, Keys keys, SealedKey sealed) throws Exception {
            Callable<SealedKey> opening = () -> {
                keys.assertOpens(subject.root(), sealed);
                return sealed;
            };
            ExecutorService threads = Executors.newFixedThreadPool(4);
            try {
                List<Future<SealedKey>> ends =
                        threads.invokeAll(new ArrayList<>(List.of(opening, opening, opening, opening)));
                for (Future<SealedKey> end : ends) {
                    end.get();
                }
            } finally {
                threads.shutdown();
            }
        }
    };

    private static final int PLACES = 48;

    abstract void check(Subject subject, Keys keys, SealedKey sealed) throws Exception;

    final void run(Subject subject) throws Exception {
        try (Keys keys = new Keys()) {
            SealedKey sealed = subject.root().seal(keys.key);
            try {
                check(subject, keys, sealed);
            } finally {
                subject.root().forget(sealed);
            }
            assertEquals(List.of(), subject.left(), "left behind");
        }
    }

    /** Every byte of a short blob, and of a long one so many that a field of four bytes is not jumped over for long. */
    private static int step(byte[] blob) {
        int step = Math.max(1, blob.length / PLACES);
        return step % 2 == 0 ? step + 1 : step;
    }

    private static void damaged(Subject subject, Keys keys, byte[] blob, String what) {
        Set<Refusal> expected = subject.ofChanged();
        SealedKey changed = SealedKey.of(subject.root().kind(), blob);
        if (subject.readsEveryByte()) {
            keys.assertRefused(expected, what, subject.root().open(changed));
        } else {
            keys.assertNeverAnother(expected, what, subject.root().open(changed));
        }
    }
}
