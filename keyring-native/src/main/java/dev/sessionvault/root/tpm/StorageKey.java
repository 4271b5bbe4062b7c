package dev.sessionvault.root.tpm;

import dev.sessionvault.root.RootException;
import org.jspecify.annotations.Nullable;

/** The public area of an ECC storage key that our sessions can be salted to: TPMT_PUBLIC (Part 2, 12.2.4). */
final class StorageKey {
    /** TPM_ALG_ID (Part 2, 6.3) and TPM_ECC_CURVE (6.4). */
    static final int ALG_AES = 0x0006;

    static final int ALG_SHA256 = 0x000b;
    static final int ALG_NULL = 0x0010;
    static final int ALG_CFB = 0x0043;
    static final int AES_KEY_BITS = 128;
    private static final int ALG_ECC = 0x0023;
    private static final int CURVE_P256 = 0x0003;

    /** TPMA_OBJECT (Part 2, 8.3). */
    static final int FIXED_TPM = 1 << 1;

    static final int FIXED_PARENT = 1 << 4;
    static final int USER_WITH_AUTH = 1 << 6;
    static final int NO_DA = 1 << 10;
    private static final int SENSITIVE_DATA_ORIGIN = 1 << 5;
    private static final int RESTRICTED = 1 << 16;
    private static final int DECRYPT = 1 << 17;
    private static final int SIGN = 1 << 18;

    /** What makes a key a storage key that cannot leave its TPM; a persistent one may have more. */
    private static final int REQUIRED = FIXED_TPM | FIXED_PARENT | USER_WITH_AUTH | RESTRICTED | DECRYPT;

    private final byte[] bytes;
    private final byte[] x;
    private final byte[] y;

    private StorageKey(byte[] bytes, byte[] x, byte[] y) {
        this.bytes = bytes;
        this.x = x;
        this.y = y;
    }

    /**
     * From which every TPM makes the same key again, as long as its owner seed stays: P-256, AES-128-CFB, as the TCG
     * TPM v2.0 Provisioning Guidance has it, with no unique field.
     */
    static byte[] template() {
        Writer out = new Writer().u16(ALG_ECC).u16(ALG_SHA256).u32(REQUIRED | SENSITIVE_DATA_ORIGIN | NO_DA);
        out.sized(new byte[0]); // authPolicy
        out.u16(ALG_AES).u16(AES_KEY_BITS).u16(ALG_CFB);
        out.u16(ALG_NULL).u16(CURVE_P256).u16(ALG_NULL); // scheme, curve, kdf
        return out.sized(new byte[0]).sized(new byte[0]).toBytes(); // x, y
    }

    /** The key in these bytes, or {@code null} if it is of another kind (an RSA one, say). */
    static @Nullable StorageKey parse(String what, byte[] bytes) throws RootException {
        Reader in = new Reader(what, bytes);
        if (in.u16() != ALG_ECC || in.u16() != ALG_SHA256 || !isStorage(in.u32())) {
            return null;
        }
        in.sized(); // authPolicy: used by nobody who has userWithAuth
        if (in.u16() != ALG_AES || in.u16() != AES_KEY_BITS || in.u16() != ALG_CFB) {
            return null;
        }
        if (in.u16() != ALG_NULL || in.u16() != CURVE_P256 || in.u16() != ALG_NULL) {
            return null;
        }
        StorageKey key = new StorageKey(bytes, in.sized(), in.sized());
        in.end();
        return key.isComplete() ? key : null;
    }

    private static boolean isStorage(int attributes) {
        return (attributes & (REQUIRED | SIGN)) == REQUIRED;
    }

    /** Old chips leave out leading zero octets, though they are part of the coordinate. */
    private boolean isComplete() {
        return isCoordinate(x) && isCoordinate(y);
    }

    private static boolean isCoordinate(byte[] bytes) {
        return bytes.length > 0 && bytes.length <= TpmCrypto.COORDINATE_BYTES;
    }

    boolean is(StorageKey other) {
        return TpmCrypto.same(bytes, other.bytes);
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /** The Name by which authorizations mean this key (Part 1, clause 16). */
    byte[] name() {
        return nameOf(bytes);
    }

    static byte[] nameOf(byte[] publicArea) {
        return new Writer().u16(ALG_SHA256).raw(TpmCrypto.sha256(publicArea)).toBytes();
    }

    /** A salt that only the TPM with this key can learn. */
    TpmCrypto.Salt salt() throws RootException {
        try {
            return TpmCrypto.salt(x, y);
        } catch (IllegalArgumentException e) {
            throw Refusals.malformed("the TPM's storage key");
        }
    }
}
