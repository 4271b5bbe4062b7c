package dev.sessionvault.root.tpm;

import dev.sessionvault.secret.SecretAccess;
import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.secret.SecretReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A PIN as the authorization value of an object: a hash, since such a value has at most 32 bytes. It is not stretched:
 * nobody outside of the TPM can try one, and the TPM counts.
 */
final class TpmPin implements SecretReader<byte[], RuntimeException> {
    private static final byte[] LABEL = "sv tpm2 pin v1\0".getBytes(StandardCharsets.US_ASCII);

    private TpmPin() {}

    /** Without zero octets at its end, as the TPM keeps it (Part 1, 17.6.4.3); the caller wipes it. */
    static byte[] authValue(SecretBytes pin) {
        byte[] digest = pin.read(SecretAccess.granted(), new TpmPin());
        int size = digest.length;
        while (size > 0 && digest[size - 1] == 0) {
            size--;
        }
        byte[] value = Arrays.copyOf(digest, size);
        Arrays.fill(digest, (byte) 0);
        return value;
    }

    @Override
    public byte[] read(byte[] pin) {
        return TpmCrypto.sha256(LABEL, pin);
    }
}
