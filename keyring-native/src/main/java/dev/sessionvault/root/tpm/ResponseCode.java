package dev.sessionvault.root.tpm;

import dev.sessionvault.root.RootException;

/** What the TPM's refusals mean to us: TPM_RC (Part 2, 6.6). */
final class ResponseCode {
    static final int SUCCESS = 0;
    static final int YIELDED = 0x908;
    static final int TESTING = 0x90a;
    static final int LOCKOUT = 0x921;
    static final int RETRY = 0x922;

    /** A format-one code says in which handle, session or parameter the error is; these bits say what it is. */
    private static final int FORMAT_ONE = 0x80;

    private static final int FORMAT_ONE_ERROR = 0xbf;
    private static final int ABOUT_PARAMETER = 0x40;

    static final int HANDLE = 0x8b;
    static final int PCR_CHANGED = 0x128;
    static final int VALUE = 0x84;
    static final int AUTH_FAIL = 0x8e;
    static final int POLICY_FAIL = 0x9d;
    private static final int INTEGRITY = 0x9f;
    private static final int BAD_AUTH = 0xa2;

    private ResponseCode() {}

    /** The same command may be sent again: the TPM was busy with itself. */
    static boolean isTransient(int code) {
        return code == RETRY || code == YIELDED || code == TESTING;
    }

    /** The error alone, without the number of the handle, session or parameter. */
    static int error(int code) {
        return (code & FORMAT_ONE) != 0 ? code & FORMAT_ONE_ERROR : code;
    }

    static RootException refusal(int command, int code) {
        String why = CommandCode.name(command) + ": 0x" + Integer.toHexString(code);
        if (code == LOCKOUT) {
            return Refusals.lockedOut(why);
        }
        int error = error(code);
        if (error == BAD_AUTH || error == AUTH_FAIL) {
            // Our own object has no password: the TPM got another command than the one whose HMAC we sent.
            return command == CommandCode.UNSEAL ? Refusals.changedOnTheWay(why) : Refusals.needsPassword(why);
        }
        if (error == INTEGRITY || command == CommandCode.LOAD && isAboutParameter(code)) {
            // All parameters of this command are the sealed bytes.
            return Refusals.notSealedHere(why);
        }
        return Refusals.tpmRefused(why);
    }

    private static boolean isAboutParameter(int code) {
        return (code & FORMAT_ONE) != 0 && (code & ABOUT_PARAMETER) != 0;
    }
}
