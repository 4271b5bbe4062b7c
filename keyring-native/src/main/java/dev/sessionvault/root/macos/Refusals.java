package dev.sessionvault.root.macos;

import dev.sessionvault.root.Opening.Refused;
import dev.sessionvault.root.Refusal;

/** Every answer of these roots that is not a key. */
final class Refusals {
    private static final String RECOVER = "open the vault with its recovery code, then `sv root reseal`";
    private static final String AGAIN = "try again, or open the vault with its recovery code";

    static final Refused NOT_OURS =
            new Refused(Refusal.DAMAGED, "the sealed key is not in the form of a root of macOS", RECOVER);
    static final Refused NO_LIBRARY =
            new Refused(Refusal.UNAVAILABLE, "the frameworks of macOS cannot be loaded", RECOVER);
    static final Refused NO_ANSWER = new Refused(Refusal.UNAVAILABLE, "macOS did not answer in time", AGAIN);
    static final Refused NO_ITEM =
            new Refused(Refusal.ABSENT, "the keychain has no such key: it was removed, or is another user's", RECOVER);
    static final Refused ANOTHER_KEY = new Refused(
            Refusal.ABSENT, "the Secure Enclave does not know this key: it was erased, or is another Mac's", RECOVER);
    static final Refused NO_BLOB = new Refused(
            Refusal.UNAVAILABLE, "the Secure Enclave gives no key that could be kept in a file", "use the keychain");
    static final Refused CHANGED = new Refused(Refusal.DAMAGED, "the sealed key does not decrypt", RECOVER);
    static final Refused WRONG_SIZE = new Refused(Refusal.DAMAGED, "what was opened is not a key", RECOVER);
    static final Refused NOT_KEPT =
            new Refused(Refusal.DAMAGED, "the keychain gave back another key than it was just given", "choose another");

    private Refusals() {}

    /** The codes are those of SecBase.h. */
    static Refused of(StatusException e, Refused otherwise) {
        switch ((int) e.status()) {
            case -25308: // errSecInteractionNotAllowed
                return new Refused(Refusal.LOCKED, "it is locked, or would ask", "log in at the screen and unlock it");
            case -25293: // errSecAuthFailed
            case -128: // errSecUserCanceled
                return new Refused(Refusal.DENIED, "macOS denies access " + code(e), RECOVER);
            case -34018: // errSecMissingEntitlement
            case -25291: // errSecNotAvailable
            case -25307: // errSecNoDefaultKeychain
                return new Refused(Refusal.UNAVAILABLE, "it is not there for this program " + code(e), AGAIN);
            default:
                return otherwise;
        }
    }

    static Refused failed(StatusException e) {
        return of(e, new Refused(Refusal.UNAVAILABLE, "macOS refuses " + code(e), AGAIN));
    }

    private static String code(StatusException e) {
        return "(" + e.status() + ")";
    }
}
