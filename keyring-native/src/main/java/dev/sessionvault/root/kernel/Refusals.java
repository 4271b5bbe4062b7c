package dev.sessionvault.root.kernel;

import dev.sessionvault.root.Opening.Refused;
import dev.sessionvault.root.Refusal;
import dev.sessionvault.root.RootException;

/** Every answer of the kernel's keyring that is not a key. */
final class Refusals {
    /** Error numbers of Linux that mean something to us; include/uapi/asm-generic/errno.h. */
    private static final int EPERM = 1;

    private static final int ENOENT = 2;
    private static final int EACCES = 13;
    private static final int ENOSYS = 38;
    private static final int EDQUOT = 122;
    private static final int ENOKEY = 126;
    private static final int EKEYEXPIRED = 127;
    private static final int EKEYREVOKED = 128;

    private static final String UNLOCK_AGAIN = "sv unlock";

    static final Refused NO_KEYRING = new Refused(
            Refusal.UNAVAILABLE,
            "this system's kernel keeps no keys",
            "only Linux does, on x86-64 and aarch64: elsewhere the vault's root is asked each time");
    static final Refused NO_ANSWER = new Refused(
            Refusal.UNAVAILABLE,
            "the kernel did not answer in time",
            "see what watches the system calls of this process");
    static final Refused WRONG_SIZE =
            new Refused(Refusal.DAMAGED, "what the kernel keeps under this name is no key", "sv lock");

    private static final Refused FILTERED = new Refused(
            Refusal.UNAVAILABLE,
            "the kernel's keyring may not be used here: a filter of this container or service forbids it",
            "do it outside of that; here the vault's root is asked each time");
    private static final Refused NOT_BUILT = new Refused(
            Refusal.UNAVAILABLE,
            "the kernel's keyring cannot be used here: the kernel, or a filter of this container, says that it has none",
            "here the vault's root is asked each time");
    private static final Refused ABSENT = new Refused(
            Refusal.ABSENT, "the kernel keeps no such key: removed, or from before a restart", UNLOCK_AGAIN);
    private static final Refused EXPIRED =
            new Refused(Refusal.LOCKED, "the time for which the kernel keeps it is over", UNLOCK_AGAIN);
    private static final Refused REVOKED = new Refused(Refusal.LOCKED, "somebody has revoked it", UNLOCK_AGAIN);
    private static final Refused DENIED = new Refused(
            Refusal.DENIED, "its permissions keep it back: somebody has changed them", "sv unlock puts another there");
    private static final Refused QUOTA = new Refused(
            Refusal.UNAVAILABLE,
            "the kernel keeps no more keys for this user: the quota is used up",
            "/proc/key-users shows it: remove keys that other programs have left");

    private Refusals() {}

    static RootException of(int error) {
        return new RootException(refused(error));
    }

    private static Refused refused(int error) {
        switch (error) {
            case ENOENT: // in that keyring
            case ENOKEY:
                return ABSENT;
            case EKEYEXPIRED:
                return EXPIRED;
            case EKEYREVOKED:
                return REVOKED;
            case EACCES:
                return DENIED;
            case EDQUOT:
                return QUOTA;
            case EPERM:
                return FILTERED;
            case ENOSYS:
                return NOT_BUILT;
            default:
                return new Refused(
                        Refusal.UNAVAILABLE,
                        "the kernel's keyring refused (error " + error + ")",
                        "here the vault's root is asked each time");
        }
    }
}
