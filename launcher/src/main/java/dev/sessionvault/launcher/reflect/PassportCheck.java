package dev.sessionvault.launcher.reflect;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.share.key.IdentityKey;
import dev.sessionvault.launcher.share.passport.Handle;
import dev.sessionvault.launcher.share.passport.Passport;
import dev.sessionvault.launcher.share.passport.PassportException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What makes a passport one to believe: the owner of the handle has signed it, and in it names the key that the other end
 * has proven, and this recipient; it has not ended; and it is newer than the one before.
 */
final class PassportCheck {
    private final Handle handle;
    private final String relay;
    private final IdentityKey own;

    /**
     * @param relay the name of the one where owner and recipient meet
     * @param own the key that this recipient has proven in the handshake
     */
    PassportCheck(Handle handle, String relay, IdentityKey own) {
        this.handle = handle;
        this.relay = relay;
        this.own = own;
    }

    /**
     * @param peer what the other end of the channel has proven
     * @param last the one that was valid until now
     * @throws LauncherException DENIED, saying what does not fit, without a word of what the passport holds
     */
    Passport checked(byte[] bytes, IdentityKey peer, @Nullable Passport last, Instant now) throws LauncherException {
        Passport passport = verified(bytes);
        require(passport.relay().equals(relay), "it is for another relay");
        require(passport.sessionKey().equals(peer), "it names another session's key");
        require(isForMe(passport), "it is another recipient's");
        require(!passport.isOver(now), "it has ended");
        require(last == null || isNewer(passport, last), "it is not newer than the one before");
        return passport;
    }

    private boolean isForMe(Passport passport) {
        IdentityKey recipient = passport.recipient();
        return handle.isBearer() ? recipient == null : recipient != null && own.equals(recipient);
    }

    private static boolean isNewer(Passport passport, Passport last) {
        return passport.serial() > last.serial() && passport.session().equals(last.session());
    }

    private Passport verified(byte[] bytes) throws LauncherException {
        try {
            return Passport.verify(bytes, handle.owner());
        } catch (PassportException e) {
            throw denied(e.text());
        }
    }

    private static void require(boolean fits, String why) throws LauncherException {
        if (!fits) {
            throw denied(why);
        }
    }

    private static LauncherException denied(String why) {
        return new LauncherException(
                ExitCode.DENIED, "check the passport: " + why, "nothing of it was believed: ask the owner");
    }
}
