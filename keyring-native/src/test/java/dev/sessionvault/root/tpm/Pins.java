package dev.sessionvault.root.tpm;

import dev.sessionvault.secret.SecretBytes;
import java.nio.charset.StandardCharsets;

/** PINs of tests. */
final class Pins {
    private Pins() {}

    static SecretBytes of(String pin) {
        return SecretBytes.takeFrom(pin.getBytes(StandardCharsets.UTF_8));
    }

    /** That root, with somebody who always knows this PIN. */
    static TpmRoot give(TpmRoot root, String pin) {
        return root.withPin(() -> of(pin));
    }
}
