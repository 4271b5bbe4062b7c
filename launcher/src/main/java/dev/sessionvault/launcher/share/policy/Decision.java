package dev.sessionvault.launcher.share.policy;

/**
 * What the policy says, and which of its rules said it.
 *
 * @param why for the owner and the owner's log; the recipient is only told that it was denied
 * @param caps the narrowest of all rules that allow it; without meaning if it is denied
 */
public record Decision(boolean allowed, String why, Caps caps) {
    static Decision denied(String why) {
        return new Decision(false, why, Caps.WIDEST);
    }
}
