package dev.sessionvault.root;

import dev.sessionvault.secret.SecretBytes;

/** Where the PIN comes from, for sealed bytes that want one. Asked only for those, and before any time limit begins. */
public interface PinSource {
    /**
     * The PIN; whoever takes this closes it.
     *
     * @throws RootException {@link Refusal#PIN} and why there is none
     */
    SecretBytes pin() throws RootException;
}
