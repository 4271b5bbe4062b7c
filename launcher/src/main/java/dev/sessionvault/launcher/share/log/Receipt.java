package dev.sessionvault.launcher.share.log;

import dev.sessionvault.launcher.share.key.Identity;
import dev.sessionvault.launcher.share.key.IdentityKey;
import dev.sessionvault.launcher.share.key.Purpose;
import java.util.Arrays;

/**
 * What a call did, for the recipient to keep: signed by the session's key, which the passport names.
 *
 * @param session 32 hexadecimal digits
 * @param call the recipient's number of it
 * @param givenDigest of {@link Digests#ofArguments}: as the recipient sent them
 * @param argumentsDigest likewise: what it was run with, what the owner has pinned and filled in among them
 * @param outcome how it ended, in capitals: {@code EXITED}, {@code REFUSED}, ...
 * @param code the exit code, if the outcome has one
 * @param reason why it was refused or stopped, in capitals; empty if it was not
 * @param outDigest SHA-256 of all that it wrote to standard output and the recipient was sent
 */
public record Receipt(
        String session,
        long call,
        String verb,
        String givenDigest,
        String argumentsDigest,
        long beganMillis,
        long endedMillis,
        String outcome,
        int code,
        String reason,
        long outBytes,
        String outDigest,
        long errBytes,
        String errDigest) {

    public Receipt {
        String fault =
                ReceiptCodec.fault(session, verb, outcome, reason, givenDigest, argumentsDigest, outDigest, errDigest);
        boolean inBounds = call > 0
                && call <= ReceiptCodec.MAX_U32
                && beganMillis >= 0
                && endedMillis >= beganMillis
                && code >= 0
                && code <= ReceiptCodec.MAX_U16
                && outBytes >= 0
                && errBytes >= 0;
        if (!fault.isEmpty() || !inBounds) {
            throw new IllegalArgumentException("receipt: " + (fault.isEmpty() ? "a number is out of bounds" : fault));
        }
    }

    /** The receipt as it is sent: signed. */
    public byte[] sign(Identity sessionKey) {
        byte[] bytes = ReceiptCodec.encode(this);
        byte[] signed = Arrays.copyOf(bytes, bytes.length + IdentityKey.SIGNATURE_BYTES);
        byte[] signature = sessionKey.sign(Purpose.RECEIPT, bytes);
        System.arraycopy(signature, 0, signed, bytes.length, signature.length);
        return signed;
    }

    /** @throws ReceiptException if the session's key did not sign these bytes, or they are no receipt */
    public static Receipt verify(byte[] signed, IdentityKey sessionKey) throws ReceiptException {
        int size = signed.length - IdentityKey.SIGNATURE_BYTES;
        if (size <= 0) {
            throw new ReceiptException("the receipt is cut short");
        }
        byte[] bytes = Arrays.copyOf(signed, size);
        if (!sessionKey.verify(Purpose.RECEIPT, bytes, Arrays.copyOfRange(signed, size, signed.length))) {
            throw new ReceiptException("the receipt is not signed by the session's key");
        }
        return ReceiptCodec.decode(bytes);
    }
}
