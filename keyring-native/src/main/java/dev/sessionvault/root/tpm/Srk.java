package dev.sessionvault.root.tpm;

import dev.sessionvault.root.RootException;
import org.jspecify.annotations.Nullable;

/** The storage root key, as loaded in the TPM: what is sealed is sealed under it. */
final class Srk implements AutoCloseable {
    /** Where provisioning keeps it (TCG TPM v2.0 Provisioning Guidance, 7.5.1). */
    static final int PERSISTENT_HANDLE = 0x81000001;

    /** TPM_RH (Part 2, 7.4). */
    private static final int RH_OWNER = 0x40000001;

    private static final int RS_PW = 0x40000009;

    private final Tpm tpm;
    private final int handle;
    private final StorageKey key;

    private Srk(Tpm tpm, int handle, StorageKey key) {
        this.tpm = tpm;
        this.handle = handle;
        this.key = key;
    }

    /** The persistent one, which costs a chip no time, if it is a kind we speak to; else the template's. */
    static Srk toSealUnder(Tpm tpm) throws RootException {
        Srk persistent = persistent(tpm);
        return persistent != null ? persistent : primary(tpm);
    }

    /**
     * The one that was sealed under.
     *
     * @throws RootException ABSENT if this TPM has another
     */
    static Srk named(Tpm tpm, StorageKey pinned) throws RootException {
        Srk persistent = persistent(tpm);
        if (persistent != null && persistent.key.is(pinned)) {
            return persistent;
        }
        Srk primary = primary(tpm);
        if (!primary.key.is(pinned)) {
            primary.close();
            throw Refusals.otherTpm();
        }
        return primary;
    }

    /** TPM2_ReadPublic (Part 3, 12.4). */
    private static @Nullable Srk persistent(Tpm tpm) throws RootException {
        Tpm.Response response =
                tpm.exchange(Tpm.NO_SESSIONS, CommandCode.READ_PUBLIC, TpmCrypto.u32(PERSISTENT_HANDLE));
        if (ResponseCode.error(response.code) == ResponseCode.HANDLE) {
            return null;
        }
        if (response.code != ResponseCode.SUCCESS) {
            throw ResponseCode.refusal(CommandCode.READ_PUBLIC, response.code);
        }
        StorageKey key = StorageKey.parse("the TPM's persistent storage key", response.body.sized());
        return key == null ? null : new Srk(tpm, PERSISTENT_HANDLE, key);
    }

    /** TPM2_CreatePrimary (Part 3, 24.1) in the owner hierarchy, whose password is empty unless someone set one. */
    private static Srk primary(Tpm tpm) throws RootException {
        Writer body = new Writer().u32(RH_OWNER);
        emptyPassword(body);
        body.sized(new Writer().sized(new byte[0]).sized(new byte[0]).toBytes()); // inSensitive
        body.sized(StorageKey.template()).sized(new byte[0]).u32(0); // inPublic, outsideInfo, creationPCR
        Reader response = tpm.run(Tpm.SESSIONS, CommandCode.CREATE_PRIMARY, body.toBytes());
        int handle = response.u32();
        try {
            response.u32(); // parameterSize
            StorageKey key = StorageKey.parse("the TPM's primary storage key", response.sized());
            if (key == null) {
                throw Refusals.malformed("the TPM's primary storage key");
            }
            return new Srk(tpm, handle, key);
        } catch (RootException e) {
            tpm.flush(handle);
            throw e;
        }
    }

    /** An authorization area with an empty password: TPMS_AUTH_COMMAND (Part 2, 10.13.2) of TPM_RS_PW. */
    static void emptyPassword(Writer out) {
        byte[] area = new Writer()
                .u32(RS_PW)
                .sized(new byte[0]) // nonce
                .u8(0) // sessionAttributes
                .sized(new byte[0]) // the password
                .toBytes();
        out.u32(area.length).raw(area);
    }

    int handle() {
        return handle;
    }

    StorageKey key() {
        return key;
    }

    @Override
    public void close() {
        if (handle != PERSISTENT_HANDLE) {
            tpm.flush(handle);
        }
    }
}
