package dev.sessionvault.crypto;

import dev.sessionvault.secret.SecretAccess;
import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.secret.SecretReader;
import java.util.Arrays;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * HMAC-SHA-256 of RFC 2104.
 *
 * <p>Guarantee: without the key nobody makes the code of a message, nor tells it from random bytes.
 */
public final class Mac {
    public static final int SIZE_BYTES = 32;

    private Mac() {}

    /** The code of the parts in a row. Parts carry no lengths: the caller makes sure that they cannot be cut elsewhere. */
    public static byte[] of(SecretBytes key, byte[]... parts) {
        return key.read(SecretAccess.granted(), new SecretReader<byte[], RuntimeException>() {
            @Override
            public byte[] read(byte[] bytes) {
                return compute(bytes, parts);
            }
        });
    }

    /** The code of a secret message. */
    public static byte[] of(SecretBytes key, SecretBytes message) {
        return message.read(SecretAccess.granted(), new SecretReader<byte[], RuntimeException>() {
            @Override
            public byte[] read(byte[] bytes) {
                return of(key, bytes);
            }
        });
    }

    /** Whether two codes are equal, in a time that depends on their sizes only. */
    public static boolean same(byte[] one, byte[] other) {
        return org.bouncycastle.util.Arrays.constantTimeAreEqual(one, other);
    }

    static byte[] compute(byte[] key, byte[]... parts) {
        HMac hmac = new HMac(new SHA256Digest());
        KeyParameter parameter = new KeyParameter(key);
        hmac.init(parameter);
        Arrays.fill(parameter.getKey(), (byte) 0);
        for (byte[] part : parts) {
            hmac.update(part, 0, part.length);
        }
        byte[] code = new byte[SIZE_BYTES];
        hmac.doFinal(code, 0);
        return code;
    }
}
