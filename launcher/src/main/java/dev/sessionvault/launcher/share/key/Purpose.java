package dev.sessionvault.launcher.share.key;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a signature is for. It stands before what is signed, so that no signature is of use in another place (SHARE.md,
 * "Keys"). A key also signs in TLS 1.3, whose text begins with 64 spaces, and, if it is a deployment's, for a relay.
 */
public enum Purpose {
    PASSPORT("passport"),
    SESSION_LOG("session log"),
    RECEIPT("receipt"),
    POSSESSION("possession");

    private final byte[] label;

    Purpose(String what) {
        label = ("sv-share/1 " + what + "\0").getBytes(StandardCharsets.US_ASCII);
    }

    /** What is really signed; the label ends with the only zero in it, so two never make the same. */
    byte[] labelled(byte[] message) {
        byte[] labelled = Arrays.copyOf(label, label.length + message.length);
        System.arraycopy(message, 0, labelled, label.length, message.length);
        return labelled;
    }
}
