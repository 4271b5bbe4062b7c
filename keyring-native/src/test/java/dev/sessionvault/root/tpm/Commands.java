package dev.sessionvault.root.tpm;

import dev.sessionvault.root.RootException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** What an administrator does to a TPM, and what only a test asks of it. */
final class Commands {
    private static final int OWNER = 0x40000001;
    private static final int LOCKOUT = 0x4000000a;
    private static final int EVICT_CONTROL = 0x120;
    private static final int CLEAR = 0x126;
    private static final int HIERARCHY_CHANGE_AUTH = 0x129;
    private static final int DICTIONARY_ATTACK_PARAMETERS = 0x13a;
    private static final int PCR_EXTEND = 0x182;
    private static final int GET_CAPABILITY = 0x17a;
    private static final int CAP_HANDLES = 1;
    private static final int[] LOADED = {0x02000000, 0x03000000, 0x80000000}; // sessions of both kinds, objects

    /** RSA 2048 storage key, as most provisioned machines have. */
    static final byte[] RSA_SRK = HexFormat.of()
            .parseHex("0001" + "000b" + "00030472" + "0000" + "000600800043" + "0010" + "0800" + "00000000" + "0000");

    /** Our template's key, but with noDA clear: others persist such keys, and then the lock-out applies to them. */
    static final byte[] ECC_SRK_WITH_DA = HexFormat.of()
            .parseHex("0023" + "000b" + "00030072" + "0000" + "000600800043" + "0010" + "0003" + "0010" + "00000000");

    private Commands() {}

    /** Handles of sessions and transient objects that are in the TPM now. */
    static List<Integer> loadedHandles(Swtpm swtpm) {
        return with(swtpm, tpm -> {
            List<Integer> handles = new ArrayList<>();
            for (int first : LOADED) {
                byte[] body = new Writer().u32(CAP_HANDLES).u32(first).u32(64).toBytes();
                Reader in = tpm.run(Tpm.NO_SESSIONS, GET_CAPABILITY, body);
                in.u8(); // moreData
                in.u32(); // capability
                for (int left = in.u32(); left > 0; left--) {
                    handles.add(in.u32());
                }
            }
            return handles;
        });
    }

    static void clear(Swtpm swtpm) {
        run(swtpm, CLEAR, withPassword(LOCKOUT));
    }

    /** The interval after which the TPM forgets a wrong guess: TPM2_DictionaryAttackParameters. */
    static void forgetFailuresAfter(Swtpm swtpm, int seconds) {
        run(
                swtpm,
                DICTIONARY_ATTACK_PARAMETERS,
                withPassword(LOCKOUT).u32(3).u32(seconds).u32(seconds));
    }

    /** What a start of the machine does: measures something into a register. */
    static void extendPcr(TpmDevice.Source tpm, int number) {
        Writer body = withPassword(number).u32(1).u16(StorageKey.ALG_SHA256).raw(TpmCrypto.sha256(new byte[] {1}));
        with(tpm, connected -> connected.run(Tpm.SESSIONS, PCR_EXTEND, body.toBytes()));
    }

    static void setOwnerPassword(Swtpm swtpm, String password) {
        run(swtpm, HIERARCHY_CHANGE_AUTH, withPassword(OWNER).sized(password.getBytes(StandardCharsets.US_ASCII)));
    }

    /** Makes a primary key from a template and keeps it where provisioning keeps the storage root key. */
    static void persist(Swtpm swtpm, byte[] template) {
        with(swtpm, tpm -> {
            Writer create = withPassword(OWNER)
                    .sized(new byte[4])
                    .sized(template)
                    .sized(new byte[0])
                    .u32(0);
            int handle = tpm.run(Tpm.SESSIONS, CommandCode.CREATE_PRIMARY, create.toBytes())
                    .u32();
            Writer evict = new Writer().u32(OWNER).u32(handle);
            Srk.emptyPassword(evict);
            tpm.run(
                    Tpm.SESSIONS,
                    EVICT_CONTROL,
                    evict.u32(Srk.PERSISTENT_HANDLE).toBytes());
            tpm.flush(handle);
            return handle;
        });
    }

    /** Removes the persistent storage root key. */
    static void evict(Swtpm swtpm) {
        Writer evict = new Writer().u32(OWNER).u32(Srk.PERSISTENT_HANDLE);
        Srk.emptyPassword(evict);
        run(swtpm, EVICT_CONTROL, evict.u32(Srk.PERSISTENT_HANDLE));
    }

    private static Writer withPassword(int handle) {
        Writer body = new Writer().u32(handle);
        Srk.emptyPassword(body);
        return body;
    }

    private static void run(Swtpm swtpm, int command, Writer body) {
        with(swtpm, tpm -> tpm.run(Tpm.SESSIONS, command, body.toBytes()));
    }

    private interface Use<T> {
        T of(Tpm tpm) throws RootException;
    }

    private static <T> T with(Swtpm swtpm, Use<T> use) {
        return with(swtpm.source(), use);
    }

    private static <T> T with(TpmDevice.Source source, Use<T> use) {
        try (Tpm tpm = Tpm.connect(source)) {
            return use.of(tpm);
        } catch (RootException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }
}
