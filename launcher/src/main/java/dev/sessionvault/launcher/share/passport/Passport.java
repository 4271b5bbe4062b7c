package dev.sessionvault.launcher.share.passport;

import dev.sessionvault.launcher.share.key.Identity;
import dev.sessionvault.launcher.share.key.IdentityKey;
import dev.sessionvault.launcher.share.key.Purpose;
import dev.sessionvault.launcher.share.passport.PassportException.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an owner has lent to a recipient. It lets the recipient know; it gives no authority to anybody: that lies in the
 * owner's session, which never reads one.
 *
 * @param owner the owner's identity, which signs it
 * @param sessionKey the session's key, which is the owner's in the handshake and signs receipts
 * @param recipient whom it is for; {@code null} for whoever bears the handle
 * @param relay {@code host:port}
 * @param issued when this passport was signed, in whole seconds
 * @param end at most 30 minutes later, in whole seconds
 * @param serial one for a session's first passport, and one more for each that follows
 * @param calls altogether
 * @param verbs in order of their names
 */
public record Passport(
        SessionId session,
        IdentityKey owner,
        IdentityKey sessionKey,
        @Nullable IdentityKey recipient,
        String relay,
        boolean tls,
        Instant issued,
        Instant end,
        int serial,
        int calls,
        List<LentVerb> verbs) {

    /** No passport is good for longer. */
    public static final Duration MAX_TTL = Duration.ofMinutes(30);

    /** It fits into one message, and its verbs into a model's attention. */
    public static final int MAX_BYTES = 60_000;

    public Passport {
        verbs = List.copyOf(verbs);
    }

    public boolean isBearer() {
        return recipient == null;
    }

    /**
     * As it is sent, and as the session's log begins.
     *
     * @throws PassportException TOO_LARGE; MALFORMED if it says what none may say
     */
    public byte[] sign(Identity by) throws PassportException {
        byte[] body = PassportBytes.encode(this);
        PassportBytes.decode(body);
        if (body.length + IdentityKey.SIGNATURE_BYTES > MAX_BYTES) {
            throw new PassportException(
                    Reason.TOO_LARGE, "the passport would have " + body.length + " bytes: lend fewer verbs or values");
        }
        byte[] signature = by.sign(Purpose.PASSPORT, body);
        byte[] signed = Arrays.copyOf(body, body.length + signature.length);
        System.arraycopy(signature, 0, signed, body.length, signature.length);
        return signed;
    }

    /**
     * @param signed as it was received
     * @param owner whose signature counts, known from elsewhere
     * @throws PassportException FORGED, MALFORMED or LATER_VERSION; whether its time has come is the caller's to ask
     */
    public static Passport verify(byte[] signed, IdentityKey owner) throws PassportException {
        int size = signed.length - IdentityKey.SIGNATURE_BYTES;
        if (size <= 0 || signed.length > MAX_BYTES) {
            throw PassportException.malformed("it has " + signed.length + " bytes");
        }
        byte[] body = Arrays.copyOf(signed, size);
        if (!owner.verify(Purpose.PASSPORT, body, Arrays.copyOfRange(signed, size, signed.length))) {
            throw new PassportException(
                    Reason.FORGED,
                    "the passport is not signed by the owner "
                            + owner.fingerprint().words());
        }
        Passport passport = PassportBytes.decode(body);
        if (!passport.owner().equals(owner)) {
            throw new PassportException(Reason.FORGED, "the passport names another owner than the one who signed it");
        }
        return passport;
    }

    public boolean isOver(Instant now) {
        return !now.isBefore(end);
    }
}
