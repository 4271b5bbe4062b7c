package dev.sessionvault.root.windows;

import dev.sessionvault.root.Opening;
import dev.sessionvault.root.Refusal;
import dev.sessionvault.root.RootException;

/** Every answer of these roots that is not a key. Numbers are those of winerror.h. */
final class Refusals {
    private static final String RECOVER = "open the vault with its recovery code";
    private static final String CHOOSE_ANOTHER = RECOVER + ", then choose another root";
    private static final String DPAPI = "Windows' data protection";
    private static final String NCRYPT = "the machine's key store";

    private static final int ACCESS_DENIED = 5;
    private static final int INVALID_DATA = 13;
    private static final int INVALID_PARAMETER = 87;
    private static final int PASSWORD_RESTRICTION = 1325;
    private static final int E_ACCESSDENIED = 0x80070005;
    private static final int NTE_BAD_LEN = 0x80090004;
    private static final int NTE_BAD_DATA = 0x80090005;
    private static final int NTE_BAD_ALGID = 0x80090008;
    private static final int NTE_BAD_FLAGS = 0x80090009;
    private static final int NTE_BAD_TYPE = 0x8009000a;
    private static final int NTE_BAD_KEY_STATE = 0x8009000b;
    private static final int NTE_NO_KEY = 0x8009000d;
    private static final int NTE_PERM = 0x80090010;
    private static final int NTE_BAD_KEYSET = 0x80090016;
    private static final int NTE_SILENT_CONTEXT = 0x80090022;
    private static final int NTE_INVALID_PARAMETER = 0x80090027;
    private static final int NTE_NOT_SUPPORTED = 0x80090029;
    private static final int NTE_DEVICE_NOT_READY = 0x80090030;
    private static final int TPM_LOCKED_OUT = 0x80280921;

    private Refusals() {}

    static RootException malformed() {
        return refused(Refusal.DAMAGED, "the sealed key is not in this root's form", RECOVER);
    }

    static RootException changed() {
        return refused(Refusal.DAMAGED, "the sealed key was changed since it was sealed", RECOVER);
    }

    static RootException tooSlow() {
        return refused(Refusal.UNAVAILABLE, "Windows did not answer in time", "try again, or " + RECOVER);
    }

    static RootException noLibrary() {
        return refused(Refusal.UNAVAILABLE, "Windows' own library cannot be loaded", CHOOSE_ANOTHER);
    }

    /** What {@code CryptProtectData} or {@code CryptUnprotectData} left as the last error. */
    static RootException ofDpapi(int error) {
        switch (error) {
            case INVALID_DATA, INVALID_PARAMETER, NTE_BAD_LEN, NTE_BAD_DATA, NTE_BAD_ALGID, NTE_BAD_FLAGS, NTE_BAD_TYPE:
                return refused(Refusal.DAMAGED, DPAPI + " does not accept the sealed key" + code(error), RECOVER);
            case NTE_BAD_KEY_STATE:
                return refused(
                        Refusal.ABSENT,
                        "sealed for another login: another user or machine, or a password that was reset",
                        CHOOSE_ANOTHER);
            case PASSWORD_RESTRICTION:
                return refused(
                        Refusal.LOCKED, DPAPI + " wants to ask you" + code(error), "log on at this machine once");
            case ACCESS_DENIED:
                return refused(Refusal.DENIED, DPAPI + " denies access" + code(error), CHOOSE_ANOTHER);
            default:
                return refused(
                        Refusal.UNAVAILABLE,
                        DPAPI + " does not work in this login" + code(error),
                        "try again in a session that you have logged on to, or " + RECOVER);
        }
    }

    /** What a function of ncrypt.dll returned. */
    static RootException ofNcrypt(int status) {
        switch (status) {
            case NTE_BAD_KEYSET, NTE_NO_KEY:
                return refused(
                        Refusal.ABSENT,
                        NCRYPT + " has no such key: the TPM was cleared, or this is another user or machine",
                        CHOOSE_ANOTHER);
            case NTE_BAD_DATA, NTE_INVALID_PARAMETER, INVALID_PARAMETER:
                return refused(Refusal.DAMAGED, NCRYPT + " does not accept the sealed key" + code(status), RECOVER);
            case NTE_PERM, E_ACCESSDENIED:
                return refused(Refusal.DENIED, NCRYPT + " denies access" + code(status), CHOOSE_ANOTHER);
            case NTE_SILENT_CONTEXT:
                return refused(Refusal.DENIED, NCRYPT + " wants to ask you" + code(status), CHOOSE_ANOTHER);
            case TPM_LOCKED_OUT:
                return refused(
                        Refusal.LOCKED, "the TPM is locked out" + code(status), "wait some hours, or " + RECOVER);
            case NTE_NOT_SUPPORTED, NTE_DEVICE_NOT_READY:
                return refused(Refusal.UNAVAILABLE, "there is no TPM that Windows can use" + code(status), RECOVER);
            default:
                return refused(
                        Refusal.UNAVAILABLE, NCRYPT + " does not answer" + code(status), "try again, or " + RECOVER);
        }
    }

    /** Answered "done" with something that is no answer. */
    static RootException senseless() {
        return refused(Refusal.UNAVAILABLE, NCRYPT + " gave no usable answer", CHOOSE_ANOTHER);
    }

    private static String code(int number) {
        return " (0x" + Integer.toHexString(number) + ")";
    }

    private static RootException refused(Refusal refusal, String why, String advice) {
        return new RootException(new Opening.Refused(refusal, why, advice));
    }
}
