package dev.sessionvault.root.tpm;

import dev.sessionvault.root.RootException;
import java.util.Arrays;

/**
 * The sealed bytes, laid out as ROOTS.md says: version, the storage root key's public area, and the sealed object's
 * public and private areas.
 *
 * <p>Decoding is strict: what it accepts, {@link #encode} gives back byte for byte.
 */
final class SealedBlob {
    private static final int VERSION = 1;
    private static final int MAX_PRIVATE_BYTES = 1024;
    private static final String WHAT = "the sealed key";

    private static final int ALG_KEYEDHASH = 0x0008;

    /**
     * TPMA_OBJECT (Part 2, 8.3): stays in this TPM, opens by its empty password, and, since an empty password can be
     * guessed by nobody who is not let in anyway, still opens while other people's wrong guesses have locked the TPM.
     */
    private static final int ATTRIBUTES =
            StorageKey.FIXED_TPM | StorageKey.FIXED_PARENT | StorageKey.USER_WITH_AUTH | StorageKey.NO_DA;

    private final StorageKey srk;
    private final byte[] objectPublic;
    private final byte[] objectPrivate;

    private SealedBlob(StorageKey srk, byte[] objectPublic, byte[] objectPrivate) {
        this.srk = srk;
        this.objectPublic = objectPublic;
        this.objectPrivate = objectPrivate;
    }

    /** The TPMT_PUBLIC (Part 2, 12.2.4) that a new object is asked for. */
    static byte[] template() {
        return publicArea(new byte[0]);
    }

    /** @param unique the TPM's digest of the object's secret part */
    private static byte[] publicArea(byte[] unique) {
        return new Writer()
                .u16(ALG_KEYEDHASH)
                .u16(StorageKey.ALG_SHA256)
                .u32(ATTRIBUTES)
                .sized(new byte[0]) // authPolicy
                .u16(StorageKey.ALG_NULL) // scheme
                .sized(unique)
                .toBytes();
    }

    /** @throws RootException DAMAGED if these areas are not what {@link #template} asks for */
    static SealedBlob of(StorageKey srk, byte[] objectPublic, byte[] objectPrivate) throws RootException {
        requireOurs(objectPublic);
        if (objectPrivate.length == 0 || objectPrivate.length > MAX_PRIVATE_BYTES) {
            throw Refusals.malformed(WHAT);
        }
        return new SealedBlob(srk, objectPublic, objectPrivate);
    }

    private static void requireOurs(byte[] objectPublic) throws RootException {
        int uniqueAt = objectPublic.length - TpmCrypto.DIGEST_BYTES;
        if (uniqueAt < 0) {
            throw Refusals.malformed(WHAT);
        }
        byte[] unique = Arrays.copyOfRange(objectPublic, uniqueAt, objectPublic.length);
        if (!Arrays.equals(objectPublic, publicArea(unique))) {
            throw Refusals.malformed(WHAT);
        }
    }

    static SealedBlob decode(byte[] bytes) throws RootException {
        Reader in = new Reader(WHAT, bytes);
        if (in.u8() != VERSION) {
            throw Refusals.malformed(WHAT);
        }
        StorageKey srk = StorageKey.parse(WHAT, in.sized());
        SealedBlob blob = srk == null ? null : of(srk, in.sized(), in.sized());
        in.end();
        if (blob == null) {
            throw Refusals.malformed(WHAT);
        }
        return blob;
    }

    byte[] encode() {
        return new Writer()
                .u8(VERSION)
                .sized(srk.bytes())
                .sized(objectPublic)
                .sized(objectPrivate)
                .toBytes();
    }

    /** Under which it was sealed: nothing else is opened, so that nobody can put a key of his own in its place. */
    StorageKey srk() {
        return srk;
    }

    byte[] objectPublic() {
        return objectPublic.clone();
    }

    byte[] objectPrivate() {
        return objectPrivate.clone();
    }
}
