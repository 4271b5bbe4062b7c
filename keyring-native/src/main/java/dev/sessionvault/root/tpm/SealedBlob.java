package dev.sessionvault.root.tpm;

import dev.sessionvault.root.RootException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The sealed bytes, laid out as ROOTS.md says: version, in the second one what opening asks for, the storage root key's
 * public area, and the sealed object's public and private areas.
 *
 * <p>Decoding is strict: what it accepts, {@link #encode} gives back byte for byte.
 */
final class SealedBlob {
    private static final int PLAIN = 1;
    private static final int GUARDED = 2;
    private static final int MAX_PRIVATE_BYTES = 1024;
    private static final String WHAT = "the sealed key";

    private static final int ALG_KEYEDHASH = 0x0008;

    /**
     * TPMA_OBJECT (Part 2, 8.3): stays in this TPM, opens by its empty password, and, since an empty password can be
     * guessed by nobody who is not let in anyway, still opens while other people's wrong guesses have locked the TPM.
     */
    private static final int ATTRIBUTES =
            StorageKey.FIXED_TPM | StorageKey.FIXED_PARENT | StorageKey.USER_WITH_AUTH | StorageKey.NO_DA;

    private final @Nullable Terms terms;
    private final StorageKey srk;
    private final byte[] objectPublic;
    private final byte[] objectPrivate;

    private SealedBlob(@Nullable Terms terms, StorageKey srk, byte[] objectPublic, byte[] objectPrivate) {
        this.terms = terms;
        this.srk = srk;
        this.objectPublic = objectPublic;
        this.objectPrivate = objectPrivate;
    }

    /** The TPMT_PUBLIC (Part 2, 12.2.4) that a new object is asked for. */
    static byte[] template(@Nullable Terms terms) {
        return publicArea(terms, new byte[0]);
    }

    /** @param unique the TPM's digest of the object's secret part */
    private static byte[] publicArea(@Nullable Terms terms, byte[] unique) {
        return new Writer()
                .u16(ALG_KEYEDHASH)
                .u16(StorageKey.ALG_SHA256)
                .u32(terms == null ? ATTRIBUTES : terms.attributes())
                .sized(terms == null ? new byte[0] : terms.policy()) // authPolicy
                .u16(StorageKey.ALG_NULL) // scheme
                .sized(unique)
                .toBytes();
    }

    /** @throws RootException DAMAGED if these areas are not what {@link #template} asks for */
    static SealedBlob of(@Nullable Terms terms, StorageKey srk, byte[] objectPublic, byte[] objectPrivate)
            throws RootException {
        requireOurs(terms, objectPublic);
        if (objectPrivate.length == 0 || objectPrivate.length > MAX_PRIVATE_BYTES) {
            throw Refusals.malformed(WHAT);
        }
        return new SealedBlob(terms, srk, objectPublic, objectPrivate);
    }

    private static void requireOurs(@Nullable Terms terms, byte[] objectPublic) throws RootException {
        int uniqueAt = objectPublic.length - TpmCrypto.DIGEST_BYTES;
        if (uniqueAt < 0) {
            throw Refusals.malformed(WHAT);
        }
        byte[] unique = Arrays.copyOfRange(objectPublic, uniqueAt, objectPublic.length);
        if (!Arrays.equals(objectPublic, publicArea(terms, unique))) {
            throw Refusals.malformed(WHAT);
        }
    }

    static SealedBlob decode(byte[] bytes) throws RootException {
        Reader in = new Reader(WHAT, bytes);
        int version = in.u8();
        if (version != PLAIN && version != GUARDED) {
            throw Refusals.malformed(WHAT);
        }
        Terms terms = version == PLAIN ? null : Terms.decode(in, WHAT);
        StorageKey srk = StorageKey.parse(WHAT, in.sized());
        SealedBlob blob = srk == null ? null : of(terms, srk, in.sized(), in.sized());
        in.end();
        if (blob == null) {
            throw Refusals.malformed(WHAT);
        }
        return blob;
    }

    byte[] encode() {
        Writer out = new Writer();
        if (terms == null) {
            out.u8(PLAIN);
        } else {
            terms.encode(out.u8(GUARDED));
        }
        return out.sized(srk.bytes()).sized(objectPublic).sized(objectPrivate).toBytes();
    }

    /** What opening asks for beside the TPM, or {@code null}. */
    @Nullable
    Terms terms() {
        return terms;
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
