package dev.sessionvault.launcher.share.passport;

import dev.sessionvault.launcher.share.key.IdentityKey;
import dev.sessionvault.launcher.share.passport.PassportException.Reason;
import dev.sessionvault.launcher.share.text.CheckedText;
import dev.sessionvault.launcher.share.text.TextException;
import dev.sessionvault.relay.wire.PublicKey;
import dev.sessionvault.relay.wire.RelayName;
import dev.sessionvault.secret.SecretAccess;
import dev.sessionvault.secret.SecretBytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.Arrays;

/** SHARE.md, "The handle". */
final class HandleText {
    static final String PREFIX = "sv1-";

    private static final int TLS = 1;
    private static final int BEARER = 2;
    private static final int CA = 4;
    private static final int ALL_FLAGS = 7;

    private static final int NAME_SIZE_POS = 1;
    private static final int END_POS = 2;
    private static final int SECRET_POS = END_POS + Integer.BYTES;
    private static final int DEPLOYMENT_POS = SECRET_POS + Handle.SECRET_BYTES;
    private static final int OWNER_POS = DEPLOYMENT_POS + PublicKey.BYTES;
    private static final int NAME_POS = OWNER_POS + IdentityKey.BYTES;

    private HandleText() {}

    static byte[] write(Handle handle) {
        byte[] name = handle.relay().value().getBytes(StandardCharsets.US_ASCII);
        byte[] ca = handle.relayCa();
        byte[] bytes = new byte[size(name.length, ca != null)];
        ByteBuffer out = ByteBuffer.wrap(bytes)
                .put((byte) flags(handle))
                .put((byte) name.length)
                .putInt((int) handle.end().getEpochSecond());
        handle.secret().read(SecretAccess.granted(), out::put);
        out.put(handle.deployment().bytes()).put(handle.owner().bytes()).put(name);
        out.put(ca == null ? new byte[0] : ca);
        try {
            return CheckedText.write(PREFIX, bytes);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static int flags(Handle handle) {
        return (handle.isTls() ? TLS : 0) | (handle.isBearer() ? BEARER : 0) | (handle.relayCa() == null ? 0 : CA);
    }

    private static int size(int nameBytes, boolean ca) {
        return NAME_POS + nameBytes + (ca ? Handle.HASH_BYTES : 0);
    }

    static Handle read(byte[] given) throws PassportException {
        byte[] text = withoutBlanks(given);
        try {
            requireHandle(text);
            requireWhole(text);
            return decoded(text);
        } finally {
            Arrays.fill(text, (byte) 0);
        }
    }

    private static byte[] withoutBlanks(byte[] given) {
        byte[] text = new byte[given.length];
        int size = 0;
        for (byte b : given) {
            if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
                text[size++] = b;
            }
        }
        byte[] kept = Arrays.copyOf(text, size);
        Arrays.fill(text, (byte) 0);
        return kept;
    }

    private static void requireHandle(byte[] text) throws PassportException {
        int dash = 0;
        while (dash < text.length && text[dash] != '-' && dash < PREFIX.length() + 2) {
            dash++;
        }
        String word = new String(text, 0, dash, StandardCharsets.US_ASCII);
        if (dash == text.length || !word.matches("sv[1-9][0-9]*")) {
            throw new PassportException(Reason.NO_HANDLE, "it is no handle: want " + PREFIX + "…");
        }
        if (!PREFIX.equals(word + "-")) {
            throw new PassportException(
                    Reason.LATER_VERSION, "the handle is of a later version of sv: it begins with " + word + "-");
        }
    }

    /** A word without its end has a beginning still, and that says how long it was. */
    private static void requireWhole(byte[] text) throws PassportException {
        byte[] head = head(text);
        int want = CheckedText.length(PREFIX, size(head[NAME_SIZE_POS] & 0xff, (head[0] & CA) != 0));
        boolean sane = (head[0] & ~ALL_FLAGS) == 0;
        if (sane && text.length < want) {
            throw new PassportException(
                    Reason.CUT_OFF, "the handle is cut off: it has " + text.length + " of " + want + " characters");
        }
        if (sane && text.length > want) {
            throw new PassportException(
                    Reason.MISTYPED,
                    "the handle is mistyped, or something follows it: it has " + text.length + " characters, not "
                            + want);
        }
    }

    private static byte[] head(byte[] text) throws PassportException {
        if (text.length < CheckedText.length(PREFIX, 2)) {
            throw new PassportException(Reason.CUT_OFF, "the handle is cut off: it has " + text.length + " characters");
        }
        try {
            return CheckedText.head(PREFIX, text);
        } catch (TextException e) {
            throw mistyped(e);
        }
    }

    private static PassportException mistyped(TextException e) {
        return new PassportException(Reason.MISTYPED, "the handle is mistyped: " + e.why());
    }

    private static Handle decoded(byte[] text) throws PassportException {
        byte[] bytes;
        try {
            bytes = CheckedText.read(PREFIX, text);
        } catch (TextException e) {
            throw mistyped(e);
        }
        try {
            return handle(bytes);
        } catch (InvalidKeyException | IllegalArgumentException e) {
            throw new PassportException(Reason.MALFORMED, "the handle is malformed: it names no owner, or no relay");
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static Handle handle(byte[] bytes) throws InvalidKeyException {
        int flags = bytes[0];
        int nameEnd = NAME_POS + (bytes[NAME_SIZE_POS] & 0xff);
        if ((flags & ~ALL_FLAGS) != 0 || bytes.length != size(bytes[NAME_SIZE_POS] & 0xff, (flags & CA) != 0)) {
            throw new IllegalArgumentException("flags or size");
        }
        IdentityKey owner = IdentityKey.of(Arrays.copyOfRange(bytes, OWNER_POS, NAME_POS));
        RelayName relay = new RelayName(new String(bytes, NAME_POS, nameEnd - NAME_POS, StandardCharsets.ISO_8859_1));
        return new Handle(
                SecretBytes.takeFrom(Arrays.copyOfRange(bytes, SECRET_POS, DEPLOYMENT_POS)),
                PublicKey.of(Arrays.copyOfRange(bytes, DEPLOYMENT_POS, OWNER_POS)),
                owner,
                relay,
                (flags & TLS) != 0,
                (flags & BEARER) != 0,
                Instant.ofEpochSecond(
                        Integer.toUnsignedLong(ByteBuffer.wrap(bytes).getInt(END_POS))),
                (flags & CA) != 0 ? Arrays.copyOfRange(bytes, nameEnd, bytes.length) : null);
    }
}
