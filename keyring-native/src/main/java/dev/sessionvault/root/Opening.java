package dev.sessionvault.root;

import dev.sessionvault.secret.SecretBytes;

/** A root's answer to {@link KeyRoot#open}. */
public sealed interface Opening {

    /** The key; whoever takes this closes it. */
    final class Opened implements Opening, AutoCloseable {
        private final SecretBytes key;

        public Opened(SecretBytes key) {
            this.key = key;
        }

        public SecretBytes key() {
            return key;
        }

        @Override
        public void close() {
            key.close();
        }
    }

    /**
     * No key.
     *
     * @param why what happened, for the end of an error line; says nothing secret
     * @param advice what the user can do about it, one sentence
     */
    record Refused(Refusal refusal, String why, String advice) implements Opening {}
}
