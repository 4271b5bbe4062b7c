package dev.sessionvault.root.tpm;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.NativeLongByReference;
import com.sun.jna.ptr.PointerByReference;
import java.util.Arrays;

/**
 * The TCG software stack's own seal and unseal: libtss2-esys, the reference that ours must agree with. Its C structures
 * are made by libtss2-mu from the bytes on the wire, so that none is laid out here.
 */
final class Esys implements AutoCloseable {
    private static final int NONE = 0xfff; // ESYS_TR_NONE
    private static final int PASSWORD = 0x0ff; // ESYS_TR_PASSWORD
    private static final int OWNER = 0x101; // ESYS_TR_RH_OWNER
    private static final int STRUCT_BYTES = 2048; // larger than any TPM2B_ structure of tss2_tpm2_types.h
    private static final byte HMAC = 0; // TPM2_SE_HMAC
    private static final byte POLICY = 1; // TPM2_SE_POLICY
    private static final byte CONTINUE_DECRYPT_ENCRYPT = 0x61;
    private static final byte CONTINUE_ENCRYPT = 0x41;

    private final PointerByReference tcti = new PointerByReference();
    private final PointerByReference context = new PointerByReference();

    static final class Refused extends Exception {
        final int code;

        private Refused(String call, int code) {
            super(call + ": 0x" + Integer.toHexString(code));
            this.code = code;
        }
    }

    /** A sealed object as the TPM gives it: TPMT_PUBLIC and TPM2B_PRIVATE's bytes. */
    record Sealed(byte[] objectPublic, byte[] objectPrivate) {}

    Esys(String address) throws Refused {
        check("TctiLdr_Initialize", Loader.Tss2_TctiLdr_Initialize(tctiName(address), tcti));
        check("Initialize", Calls.Esys_Initialize(context, tcti.getValue(), Pointer.NULL));
    }

    private static String tctiName(String address) {
        if (address.startsWith("unix:")) {
            return "swtpm:path=" + address.substring("unix:".length());
        }
        return "swtpm:host=127.0.0.1,port=" + address.substring(address.lastIndexOf(':') + 1);
    }

    @Override
    public void close() {
        Calls.Esys_Finalize(context);
        Loader.Tss2_TctiLdr_Finalize(tcti);
    }

    /** The storage root key made from our template. */
    int primary() throws Refused {
        IntByReference key = new IntByReference();
        PointerByReference[] out = references(4);
        check(
                "CreatePrimary",
                Calls.Esys_CreatePrimary(
                        context.getValue(),
                        OWNER,
                        PASSWORD,
                        NONE,
                        NONE,
                        sensitive(new byte[0], new byte[0]),
                        publicArea(StorageKey.template()),
                        simple(new byte[0]),
                        zeroed(),
                        key,
                        out[0],
                        out[1],
                        out[2],
                        out[3]));
        free(out);
        return key.getValue();
    }

    int persistent(int handle) throws Refused {
        IntByReference key = new IntByReference();
        check("TR_FromTPMPublic", Calls.Esys_TR_FromTPMPublic(context.getValue(), handle, NONE, NONE, NONE, key));
        return key.getValue();
    }

    Sealed seal(int srk, byte[] template, byte[] secret, byte[] password) throws Refused {
        int session = session(srk, CONTINUE_DECRYPT_ENCRYPT, HMAC);
        try {
            PointerByReference[] out = references(5);
            check(
                    "Create",
                    Calls.Esys_Create(
                            context.getValue(),
                            srk,
                            session,
                            NONE,
                            NONE,
                            sensitive(password, secret),
                            publicArea(template),
                            simple(new byte[0]),
                            zeroed(),
                            out[0],
                            out[1],
                            out[2],
                            out[3],
                            out[4]));
            Sealed sealed = new Sealed(marshalPublic(out[1].getValue()), bytes(out[0]));
            free(out);
            return sealed;
        } finally {
            flush(session);
        }
    }

    byte[] unseal(int srk, Sealed sealed, byte[] password) throws Refused {
        return unseal(srk, sealed, new byte[0], /* withPassword = */ false, password);
    }

    /** In a policy session, if registers are selected (TPML_PCR_SELECTION), or if the password belongs to a policy. */
    byte[] unseal(int srk, Sealed sealed, byte[] pcrs, boolean withPassword, byte[] password) throws Refused {
        IntByReference object = new IntByReference();
        check(
                "Load",
                Calls.Esys_Load(
                        context.getValue(),
                        srk,
                        PASSWORD,
                        NONE,
                        NONE,
                        simple(sealed.objectPrivate()),
                        publicArea(sealed.objectPublic()),
                        object));
        try {
            check("TR_SetAuth", Calls.Esys_TR_SetAuth(context.getValue(), object.getValue(), simple(password)));
            return unsealLoaded(srk, object.getValue(), pcrs, withPassword);
        } finally {
            flush(object.getValue());
        }
    }

    private byte[] unsealLoaded(int srk, int object, byte[] pcrs, boolean withPassword) throws Refused {
        boolean isPolicy = withPassword || pcrs.length != 0;
        int session = session(srk, CONTINUE_ENCRYPT, isPolicy ? POLICY : HMAC);
        try {
            if (pcrs.length != 0) {
                Pointer none = Pointer.NULL;
                check(
                        "PolicyPCR",
                        Calls.Esys_PolicyPCR(context.getValue(), session, NONE, NONE, NONE, none, selection(pcrs)));
            }
            if (withPassword) {
                check("PolicyAuthValue", Calls.Esys_PolicyAuthValue(context.getValue(), session, NONE, NONE, NONE));
            }
            PointerByReference[] out = references(1);
            check("Unseal", Calls.Esys_Unseal(context.getValue(), object, session, NONE, NONE, out[0]));
            byte[] secret = bytes(out[0]);
            free(out);
            return secret;
        } finally {
            flush(session);
        }
    }

    void flush(int handle) throws Refused {
        check("FlushContext", Calls.Esys_FlushContext(context.getValue(), handle));
    }

    private int session(int srk, byte attributes, byte type) throws Refused {
        IntByReference session = new IntByReference();
        Memory symmetric = zeroed(); // TPMT_SYM_DEF: three 16-bit numbers of the host's order
        symmetric.setShort(0, (short) StorageKey.ALG_AES);
        symmetric.setShort(2, (short) StorageKey.AES_KEY_BITS);
        symmetric.setShort(4, (short) StorageKey.ALG_CFB);
        check(
                "StartAuthSession",
                Calls.Esys_StartAuthSession(
                        context.getValue(),
                        srk,
                        NONE,
                        NONE,
                        NONE,
                        NONE,
                        Pointer.NULL,
                        type,
                        symmetric,
                        (short) StorageKey.ALG_SHA256,
                        session));
        check(
                "TRSess_SetAttributes",
                Calls.Esys_TRSess_SetAttributes(
                        context.getValue(), session.getValue(), attributes, CONTINUE_DECRYPT_ENCRYPT));
        return session.getValue();
    }

    private static Memory sensitive(byte[] password, byte[] data) throws Refused {
        byte[] inner = new Writer().sized(password).sized(data).toBytes();
        byte[] wire = new Writer().sized(inner).toBytes();
        Memory struct = zeroed();
        check(
                "SENSITIVE_CREATE",
                Marshalling.Tss2_MU_TPM2B_SENSITIVE_CREATE_Unmarshal(
                        wire, new NativeLong(wire.length), zero(), struct));
        return struct;
    }

    private static Memory publicArea(byte[] publicArea) throws Refused {
        byte[] wire = new Writer().sized(publicArea).toBytes();
        Memory struct = zeroed();
        check("PUBLIC", Marshalling.Tss2_MU_TPM2B_PUBLIC_Unmarshal(wire, new NativeLong(wire.length), zero(), struct));
        return struct;
    }

    private static Memory selection(byte[] wire) throws Refused {
        Memory struct = zeroed();
        check(
                "PCR_SELECTION",
                Marshalling.Tss2_MU_TPML_PCR_SELECTION_Unmarshal(wire, new NativeLong(wire.length), zero(), struct));
        return struct;
    }

    private static byte[] marshalPublic(Pointer struct) throws Refused {
        byte[] wire = new byte[STRUCT_BYTES];
        NativeLongByReference end = zero();
        check("PUBLIC", Marshalling.Tss2_MU_TPM2B_PUBLIC_Marshal(struct, wire, new NativeLong(wire.length), end));
        return Arrays.copyOfRange(wire, 2, end.getValue().intValue());
    }

    /** A TPM2B of plain bytes, in C: a 16-bit size of the host's order, and the bytes. */
    private static Memory simple(byte[] bytes) {
        Memory struct = zeroed();
        struct.setShort(0, (short) bytes.length);
        struct.write(2, bytes, 0, bytes.length);
        return struct;
    }

    private static byte[] bytes(PointerByReference simple) {
        Pointer struct = simple.getValue();
        return struct.getByteArray(2, struct.getShort(0) & 0xffff);
    }

    private static Memory zeroed() {
        Memory memory = new Memory(STRUCT_BYTES);
        memory.clear();
        return memory;
    }

    private static NativeLongByReference zero() {
        return new NativeLongByReference(new NativeLong(0));
    }

    private static PointerByReference[] references(int count) {
        PointerByReference[] references = new PointerByReference[count];
        Arrays.setAll(references, i -> new PointerByReference());
        return references;
    }

    private static void free(PointerByReference[] references) {
        for (PointerByReference reference : references) {
            Calls.Esys_Free(reference.getValue());
        }
    }

    private static void check(String call, int code) throws Refused {
        if (code != 0) {
            throw new Refused(call, code);
        }
    }

    private static NativeLibrary library(String name) {
        // The stack writes its errors to stderr by itself, unless this is set before it is loaded.
        NativeLibrary.getInstance("c").getFunction("setenv").invokeInt(new Object[] {"TSS2_LOG", "all+none", 1});
        return NativeLibrary.getInstance(name);
    }

    private static final class Loader {
        static {
            Native.register(Loader.class, library("libtss2-tctildr.so.0"));
        }

        static native int Tss2_TctiLdr_Initialize(String name, PointerByReference context);

        static native void Tss2_TctiLdr_Finalize(PointerByReference context);
    }

    private static final class Marshalling {
        static {
            Native.register(Marshalling.class, library("libtss2-mu.so.0"));
        }

        static native int Tss2_MU_TPM2B_PUBLIC_Unmarshal(
                byte[] wire, NativeLong size, NativeLongByReference offset, Pointer struct);

        static native int Tss2_MU_TPM2B_PUBLIC_Marshal(
                Pointer struct, byte[] wire, NativeLong size, NativeLongByReference offset);

        static native int Tss2_MU_TPML_PCR_SELECTION_Unmarshal(
                byte[] wire, NativeLong size, NativeLongByReference offset, Pointer struct);

        static native int Tss2_MU_TPM2B_SENSITIVE_CREATE_Unmarshal(
                byte[] wire, NativeLong size, NativeLongByReference offset, Pointer struct);
    }

    private static final class Calls {
        static {
            Native.register(Calls.class, library("libtss2-esys.so.0"));
        }

        static native int Esys_Initialize(PointerByReference context, Pointer tcti, Pointer abi);

        static native void Esys_Finalize(PointerByReference context);

        static native void Esys_Free(Pointer pointer);

        static native int Esys_CreatePrimary(
                Pointer context,
                int hierarchy,
                int session1,
                int session2,
                int session3,
                Pointer sensitive,
                Pointer template,
                Pointer outside,
                Pointer pcrs,
                IntByReference object,
                PointerByReference outPublic,
                PointerByReference creationData,
                PointerByReference creationHash,
                PointerByReference ticket);

        static native int Esys_Create(
                Pointer context,
                int parent,
                int session1,
                int session2,
                int session3,
                Pointer sensitive,
                Pointer template,
                Pointer outside,
                Pointer pcrs,
                PointerByReference outPrivate,
                PointerByReference outPublic,
                PointerByReference creationData,
                PointerByReference creationHash,
                PointerByReference ticket);

        static native int Esys_Load(
                Pointer context,
                int parent,
                int session1,
                int session2,
                int session3,
                Pointer objectPrivate,
                Pointer objectPublic,
                IntByReference object);

        static native int Esys_Unseal(
                Pointer context, int object, int session1, int session2, int session3, PointerByReference data);

        static native int Esys_StartAuthSession(
                Pointer context,
                int key,
                int bind,
                int session1,
                int session2,
                int session3,
                Pointer nonce,
                byte type,
                Pointer symmetric,
                short hash,
                IntByReference session);

        static native int Esys_PolicyPCR(
                Pointer context,
                int policy,
                int session1,
                int session2,
                int session3,
                Pointer digest,
                Pointer selection);

        static native int Esys_PolicyAuthValue(Pointer context, int policy, int session1, int session2, int session3);

        static native int Esys_TRSess_SetAttributes(Pointer context, int session, byte flags, byte mask);

        static native int Esys_FlushContext(Pointer context, int handle);

        static native int Esys_TR_FromTPMPublic(
                Pointer context, int handle, int session1, int session2, int session3, IntByReference object);

        static native int Esys_TR_SetAuth(Pointer context, int handle, Pointer password);
    }
}
