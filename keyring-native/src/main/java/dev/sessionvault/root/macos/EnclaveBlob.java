package dev.sessionvault.root.macos;

import dev.sessionvault.root.RootException;
import dev.sessionvault.root.RootKind;
import dev.sessionvault.root.SealedKey;
import java.util.Arrays;

/** The sealed bytes of the Secure Enclave's root, laid out as ROOTS.md says. */
final class EnclaveBlob {
    private static final byte VERSION = 1;
    private static final int SIZE_AT = 1;
    private static final int TOKEN_AT = 3;
    private static final int MAX_TOKEN_BYTES = 4096;
    /** An uncompressed point of P-256. */
    static final int PUBLIC_BYTES = 65;
    /** An ephemeral point, 32 bytes, and a tag. */
    static final int CIPHERTEXT_BYTES = PUBLIC_BYTES + 32 + 16;

    private final byte[] token;
    private final byte[] publicKey;
    private final byte[] ciphertext;

    EnclaveBlob(byte[] token, byte[] publicKey, byte[] ciphertext) {
        this.token = token;
        this.publicKey = publicKey;
        this.ciphertext = ciphertext;
    }

    boolean fits() {
        return token.length > 0
                && token.length <= MAX_TOKEN_BYTES
                && publicKey.length == PUBLIC_BYTES
                && ciphertext.length == CIPHERTEXT_BYTES;
    }

    /** @throws RootException DAMAGED if the bytes are not of this form */
    static EnclaveBlob decode(SealedKey sealed) throws RootException {
        byte[] blob = sealed.blob();
        int publicAt = blob.length - CIPHERTEXT_BYTES - PUBLIC_BYTES;
        boolean isOurs = sealed.kind() == RootKind.SECURE_ENCLAVE && publicAt > TOKEN_AT && blob[0] == VERSION;
        if (!isOurs || publicAt - TOKEN_AT != ((blob[SIZE_AT] & 0xff) << 8 | blob[SIZE_AT + 1] & 0xff)) {
            throw new RootException(Refusals.NOT_OURS);
        }
        return new EnclaveBlob(
                Arrays.copyOfRange(blob, TOKEN_AT, publicAt),
                Arrays.copyOfRange(blob, publicAt, publicAt + PUBLIC_BYTES),
                Arrays.copyOfRange(blob, publicAt + PUBLIC_BYTES, blob.length));
    }

    SealedKey encode() {
        byte[] blob = new byte[TOKEN_AT + token.length + PUBLIC_BYTES + CIPHERTEXT_BYTES];
        blob[0] = VERSION;
        blob[SIZE_AT] = (byte) (token.length >> 8);
        blob[SIZE_AT + 1] = (byte) token.length;
        System.arraycopy(token, 0, blob, TOKEN_AT, token.length);
        System.arraycopy(publicKey, 0, blob, TOKEN_AT + token.length, PUBLIC_BYTES);
        System.arraycopy(ciphertext, 0, blob, TOKEN_AT + token.length + PUBLIC_BYTES, CIPHERTEXT_BYTES);
        return SealedKey.of(RootKind.SECURE_ENCLAVE, blob);
    }

    byte[] token() {
        return token.clone();
    }

    byte[] publicKey() {
        return publicKey.clone();
    }

    byte[] ciphertext() {
        return ciphertext.clone();
    }
}
