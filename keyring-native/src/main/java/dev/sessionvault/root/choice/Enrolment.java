package dev.sessionvault.root.choice;

import dev.sessionvault.root.KeyRoot;
import dev.sessionvault.root.Opening;
import dev.sessionvault.root.Refusal;
import dev.sessionvault.root.RootException;
import dev.sessionvault.root.RootKind;
import dev.sessionvault.root.SealedKey;
import dev.sessionvault.secret.SecretBytes;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Chooses the root of a new vault.
 *
 * <p>Guarantee: a root is chosen only after it has sealed a random key here and now and given the same key back. That a
 * root can be reached says nothing: some answer every call and keep nothing. The choice is made once; an existing vault
 * is opened by the root it names and by no other.
 */
public final class Enrolment {
    private static final Opening.Refused ANOTHER_KEY = new Opening.Refused(
            Refusal.DAMAGED,
            "a key that was just sealed came back as another one",
            "choose another root; this one does not keep what it is given");

    private Enrolment() {}

    /**
     * What was found.
     *
     * @param root the first that works
     * @param refused why each one before it does not, in their order
     */
    public record Choice(Optional<KeyRoot> root, Map<RootKind, Opening.Refused> refused) {
        public Choice {
            Map<RootKind, Opening.Refused> copy = new EnumMap<>(RootKind.class);
            copy.putAll(refused);
            refused = Collections.unmodifiableMap(copy);
        }
    }

    /** The first of {@code roots} that passes {@link #probe}. */
    public static Choice choose(List<KeyRoot> roots) {
        Map<RootKind, Opening.Refused> refused = new EnumMap<>(RootKind.class);
        for (KeyRoot root : roots) {
            Optional<Opening.Refused> refusal = probe(root);
            if (refusal.isEmpty()) {
                return new Choice(Optional.of(root), refused);
            }
            refused.put(root.kind(), refusal.get());
        }
        return new Choice(Optional.empty(), refused);
    }

    /** Seals a random key, opens it, compares, and forgets it again. Empty if all of that worked. */
    public static Optional<Opening.Refused> probe(KeyRoot root) {
        try (SecretBytes key = SecretBytes.random(KeyRoot.KEY_BYTES)) {
            SealedKey sealed = root.seal(key);
            Optional<Opening.Refused> opening = compare(root.open(sealed), key);
            Optional<Opening.Refused> forgetting = forget(root, sealed);
            return opening.or(() -> forgetting);
        } catch (RootException e) {
            return Optional.of(e.refused());
        }
    }

    private static Optional<Opening.Refused> compare(Opening opening, SecretBytes key) {
        if (opening instanceof Opening.Refused refused) {
            return Optional.of(refused);
        }
        try (Opening.Opened opened = (Opening.Opened) opening) {
            return opened.key().sameAs(key) ? Optional.empty() : Optional.of(ANOTHER_KEY);
        }
    }

    private static Optional<Opening.Refused> forget(KeyRoot root, SealedKey sealed) {
        try {
            root.forget(sealed);
            return Optional.empty();
        } catch (RootException e) {
            return Optional.of(e.refused());
        }
    }
}
