package dev.sessionvault.root;

import org.jspecify.annotations.Nullable;

/** The kinds of root, in the order in which they are tried at enrolment. ROOTS.md describes each. */
public enum RootKind {
    TPM2("tpm2"),
    SECRET_SERVICE("secret-service");

    private final String token;

    RootKind(String token) {
        this.token = token;
    }

    /** The name used on the command line and in messages. */
    public String token() {
        return token;
    }

    /** The kind of that name, or {@code null}. */
    public static @Nullable RootKind parse(String token) {
        for (RootKind kind : values()) {
            if (kind.token.equals(token)) {
                return kind;
            }
        }
        return null;
    }
}
