package dev.sessionvault.agent.install;

import dev.sessionvault.agent.boot.HeldKey;

/** What {@code sv helper} says: one line, the key. */
final class KeyAnswer {
    private KeyAnswer() {}

    static HeldKey read(Reading answer) throws Refusal {
        try {
            byte[] bytes = answer.bytes();
            int length = answer.length();
            if (length > 0 && bytes[length - 1] == '\n') {
                length--;
            }
            if (length == 0 || !isOneWord(bytes, length)) {
                throw Facts.disagreement("what it gave is no key");
            }
            return new HeldKey(bytes, length);
        } finally {
            answer.wipe();
        }
    }

    private static boolean isOneWord(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            if (bytes[i] < ' ' || bytes[i] > '~') {
                return false;
            }
        }
        return true;
    }
}
