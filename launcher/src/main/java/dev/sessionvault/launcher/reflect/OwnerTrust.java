package dev.sessionvault.launcher.reflect;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.share.key.Fingerprint;
import dev.sessionvault.launcher.share.key.IdentityKey;
import dev.sessionvault.launcher.share.key.KnownOwner;
import dev.sessionvault.launcher.share.key.KnownOwners;
import dev.sessionvault.launcher.share.key.KnownOwners.Acquaintance;
import dev.sessionvault.launcher.share.text.TextException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether the owner that a handle names is the one that the recipient means. A handle that was altered on its way names
 * another: nothing in it can be believed before somebody has compared six words that came on another way.
 */
public final class OwnerTrust {

    /** Who can be asked. */
    public interface Person {
        /** @return whether these six words are what the owner has said; false if there is nobody */
        boolean confirms(Fingerprint fingerprint) throws LauncherException;
    }

    private final KnownOwners known;
    private final String name;
    private final @Nullable String pin;
    private final Person person;

    /**
     * @param name what the recipient calls the owner; empty if nothing
     * @param pin the six words, if the recipient has given them
     */
    public OwnerTrust(KnownOwners known, String name, @Nullable String pin, Person person) {
        this.known = known;
        this.name = name;
        this.pin = pin;
        this.person = person;
    }

    /** @throws LauncherException DENIED unless this owner is known, or is confirmed now; then it is remembered */
    void require(IdentityKey owner, Instant now) throws LauncherException {
        requireName();
        Acquaintance acquaintance = known.acquaintance(owner, name);
        if (acquaintance == Acquaintance.CHANGED) {
            throw denied(
                    name + " had another key before", "`sv reflect id` tells where it is kept; ask the owner first");
        }
        boolean pinned = isPinned(owner);
        if (acquaintance == Acquaintance.KNOWN) {
            return;
        }
        if (!pinned && !person.confirms(owner.fingerprint())) {
            throw denied(
                    owner.fingerprint() + ": nobody has compared these words",
                    "ask the owner for them on another way; then --pin WORDS, or `sv reflect verbs` once at a terminal");
        }
        known.remember(new KnownOwner(owner, name, now));
    }

    private void requireName() throws LauncherException {
        if (!KnownOwner.isName(name)) {
            throw new LauncherException(
                    ExitCode.USAGE, "name the owner: want at most 64 of A-Z a-z 0-9 . _ - @ :", null);
        }
    }

    /** Words that were given must fit, also for an owner that is known. */
    private boolean isPinned(IdentityKey owner) throws LauncherException {
        if (pin == null) {
            return false;
        }
        try {
            if (!Fingerprint.parse(pin).equals(owner.fingerprint())) {
                throw denied(
                        owner.fingerprint() + ": it is not the owner of --pin",
                        "the handle is another owner's, or was altered on its way: ask for it again");
            }
        } catch (TextException e) {
            throw new LauncherException(ExitCode.USAGE, "read --pin: " + e.why(), null);
        }
        return true;
    }

    private static LauncherException denied(String why, String hint) {
        return new LauncherException(ExitCode.DENIED, "trust the owner: " + why, hint);
    }
}
