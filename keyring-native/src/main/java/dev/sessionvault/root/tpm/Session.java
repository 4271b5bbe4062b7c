package dev.sessionvault.root.tpm;

import dev.sessionvault.root.RootException;
import dev.sessionvault.secret.SystemRandom;
import java.util.Arrays;

/**
 * An HMAC session salted to the storage root key.
 *
 * <p>Guarantee: whoever reads and writes the traffic between us and the TPM, but does not hold the storage root key,
 * learns no parameter passed as a secret, and can change no command or response without its being refused. The
 * HMAC key is the session key, followed by the authorization value of what is used (Part 1, 19.6.5): none but a PIN's.
 */
final class Session implements AutoCloseable {
    private static final int NONCE_BYTES = 32;
    private static final int TYPE_HMAC = 0x00; // TPM_SE (Part 2, 6.11)
    private static final int TYPE_POLICY = 0x01;
    private static final int RH_NULL = 0x40000007;

    /** TPMA_SESSION (Part 2, 8.4): the session lives on; what of the parameters is encrypted. */
    private static final int CONTINUE = 1;

    private static final int DECRYPT_COMMAND = 1 << 5;
    private static final int ENCRYPT_RESPONSE = 1 << 6;

    private final Tpm tpm;
    private final int handle;
    private byte[] key;
    private byte[] nonceTpm;

    private Session(Tpm tpm, int handle, byte[] key, byte[] nonceTpm) {
        this.tpm = tpm;
        this.handle = handle;
        this.key = key;
        this.nonceTpm = nonceTpm;
    }

    static Session start(Tpm tpm, Srk srk) throws RootException {
        return start(tpm, srk, TYPE_HMAC);
    }

    /** One whose authorizations are given by what is asserted in it before. */
    static Session startPolicy(Tpm tpm, Srk srk) throws RootException {
        return start(tpm, srk, TYPE_POLICY);
    }

    /** TPM2_StartAuthSession (Part 3, 11.1). */
    private static Session start(Tpm tpm, Srk srk, int type) throws RootException {
        TpmCrypto.Salt salt = srk.key().salt();
        try {
            byte[] nonceCaller = SystemRandom.bytes(NONCE_BYTES);
            Reader response =
                    tpm.run(Tpm.NO_SESSIONS, CommandCode.START_AUTH_SESSION, startBody(srk, salt, nonceCaller, type));
            int handle = response.u32();
            byte[] nonceTpm = response.sized();
            response.end();
            // Part 1, 19.6.8
            return new Session(tpm, handle, TpmCrypto.kdfa(salt.value, "ATH", nonceTpm, nonceCaller), nonceTpm);
        } finally {
            Arrays.fill(salt.value, (byte) 0);
        }
    }

    private static byte[] startBody(Srk srk, TpmCrypto.Salt salt, byte[] nonceCaller, int type) {
        byte[] point = new Writer().sized(salt.x).sized(salt.y).toBytes(); // TPMS_ECC_POINT (Part 2, 11.2.5.2)
        return new Writer()
                .u32(srk.handle()) // tpmKey
                .u32(RH_NULL) // bind
                .sized(nonceCaller)
                .sized(point) // encryptedSalt
                .u8(type)
                .u16(StorageKey.ALG_AES) // TPMT_SYM_DEF (Part 2, 11.1.6)
                .u16(StorageKey.AES_KEY_BITS)
                .u16(StorageKey.ALG_CFB)
                .u16(StorageKey.ALG_SHA256)
                .toBytes();
    }

    int handle() {
        return handle;
    }

    /** From now on the session is for something that has this authorization value; the caller wipes it. */
    void authorizeBy(byte[] authValue) {
        byte[] longer = Arrays.copyOf(key, key.length + authValue.length);
        System.arraycopy(authValue, 0, longer, key.length, authValue.length);
        Arrays.fill(key, (byte) 0);
        key = longer;
    }

    /**
     * Runs a command whose first parameter is a secret.
     *
     * @param handle the only handle, which this session authorizes
     * @param name that handle's Name
     * @param secret the first parameter, without its size; the caller wipes it
     * @param rest the other parameters
     * @return the response's parameters
     */
    byte[] runWithSecret(int command, int handle, byte[] name, byte[] secret, byte[] rest) throws RootException {
        byte[] nonceCaller = SystemRandom.bytes(NONCE_BYTES);
        byte[] encrypted = crypt(/* encrypt = */ true, nonceCaller, nonceTpm, secret);
        byte[] parameters = new Writer().sized(encrypted).raw(rest).toBytes();
        return run(command, handle, name, CONTINUE | DECRYPT_COMMAND, parameters, nonceCaller);
    }

    /** Runs a command without parameters, whose response is one secret parameter; the caller wipes it. */
    byte[] runForSecret(int command, int handle, byte[] name) throws RootException {
        byte[] nonceCaller = SystemRandom.bytes(NONCE_BYTES);
        byte[] parameters = run(command, handle, name, CONTINUE | ENCRYPT_RESPONSE, new byte[0], nonceCaller);
        Reader in = new Reader("response to " + CommandCode.name(command), parameters);
        byte[] encrypted = in.sized();
        in.end();
        return crypt(/* encrypt = */ false, nonceTpm, nonceCaller, encrypted);
    }

    private byte[] run(int command, int handle, byte[] name, int attributes, byte[] parameters, byte[] nonceCaller)
            throws RootException {
        byte[] cpHash = TpmCrypto.sha256(TpmCrypto.u32(command), name, parameters);
        // TPMS_AUTH_COMMAND (Part 2, 10.13.2)
        byte[] area = new Writer()
                .u32(this.handle)
                .sized(nonceCaller)
                .u8(attributes)
                .sized(TpmCrypto.hmac(key, cpHash, nonceCaller, nonceTpm, one(attributes)))
                .toBytes();
        byte[] body = new Writer()
                .u32(handle)
                .u32(area.length)
                .raw(area)
                .raw(parameters)
                .toBytes();
        return verified(command, tpm.run(Tpm.SESSIONS, command, body), nonceCaller);
    }

    /** The response's parameters, after its HMAC was checked: TPMS_AUTH_RESPONSE (Part 2, 10.13.3) follows them. */
    private byte[] verified(int command, Reader response, byte[] nonceCaller) throws RootException {
        byte[] parameters = response.raw(response.u32());
        byte[] newNonce = response.sized();
        int attributes = response.u8();
        byte[] mac = response.sized();
        response.end();
        byte[] rpHash = TpmCrypto.sha256(TpmCrypto.u32(ResponseCode.SUCCESS), TpmCrypto.u32(command), parameters);
        if (!TpmCrypto.same(mac, TpmCrypto.hmac(key, rpHash, newNonce, nonceCaller, one(attributes)))) {
            throw Refusals.changedOnTheWay("response to " + CommandCode.name(command));
        }
        nonceTpm = newNonce;
        return parameters;
    }

    /** Parameter encryption (Part 1, 21.3): the key and IV come from the session key and both nonces. */
    private byte[] crypt(boolean encrypt, byte[] nonceNewer, byte[] nonceOlder, byte[] data) {
        byte[] keyAndIv = TpmCrypto.kdfa(key, "CFB", nonceNewer, nonceOlder);
        try {
            return TpmCrypto.cfb(encrypt, keyAndIv, data);
        } finally {
            Arrays.fill(keyAndIv, (byte) 0);
        }
    }

    private static byte[] one(int value) {
        return new byte[] {(byte) value};
    }

    @Override
    public void close() {
        Arrays.fill(key, (byte) 0);
        tpm.flush(handle);
    }
}
