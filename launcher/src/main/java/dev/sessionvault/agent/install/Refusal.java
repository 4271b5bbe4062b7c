package dev.sessionvault.agent.install;

import org.jspecify.annotations.Nullable;

/** Why there is no key, or no agent. */
final class Refusal extends Exception {
    static final int OUR_BUG = 1;
    static final int USAGE = 2;
    static final int ROOT_SILENT = 5;
    static final int CANNOT_START = 126;
    static final int NOT_FOUND = 127;

    private final int code;
    private final @Nullable String hint;

    Refusal(int code, String message, @Nullable String hint) {
        super(message);
        this.code = code;
        this.hint = hint;
    }

    int code() {
        return code;
    }

    @Nullable
    String hint() {
        return hint;
    }
}
