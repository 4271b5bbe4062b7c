package dev.sessionvault.root.tpm;

/** The commands we send: TPM_CC (Part 2, 6.5). */
final class CommandCode {
    static final int CREATE_PRIMARY = 0x131;
    static final int CREATE = 0x153;
    static final int LOAD = 0x157;
    static final int UNSEAL = 0x15e;
    static final int FLUSH_CONTEXT = 0x165;
    static final int READ_PUBLIC = 0x173;
    static final int GET_CAPABILITY = 0x17a;
    static final int START_AUTH_SESSION = 0x176;
    static final int POLICY_AUTH_VALUE = 0x16b;
    static final int PCR_READ = 0x17e;
    static final int POLICY_PCR = 0x17f;

    private CommandCode() {}

    /** The specification's name, for messages. */
    static String name(int code) {
        return switch (code) {
            case CREATE_PRIMARY -> "TPM2_CreatePrimary";
            case CREATE -> "TPM2_Create";
            case LOAD -> "TPM2_Load";
            case UNSEAL -> "TPM2_Unseal";
            case FLUSH_CONTEXT -> "TPM2_FlushContext";
            case READ_PUBLIC -> "TPM2_ReadPublic";
            case GET_CAPABILITY -> "TPM2_GetCapability";
            case START_AUTH_SESSION -> "TPM2_StartAuthSession";
            case POLICY_AUTH_VALUE -> "TPM2_PolicyAuthValue";
            case PCR_READ -> "TPM2_PCR_Read";
            case POLICY_PCR -> "TPM2_PolicyPCR";
            default -> "TPM command 0x" + Integer.toHexString(code);
        };
    }
}
