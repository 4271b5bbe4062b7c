package dev.sessionvault.launcher.share.channel;

/** The proven other end itself does not keep to the protocol: another connection would not help. */
final class ViolationException extends Exception {
    private static final long serialVersionUID = 1;

    ViolationException(String message) {
        super(message);
    }
}
