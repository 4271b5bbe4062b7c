package dev.sessionvault.root;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The kinds of root; those of one system in the order in which they are tried at enrolment. ROOTS.md describes each. */
public enum RootKind {
    TPM2("tpm2", HostSystem.LINUX),
    SECRET_SERVICE("secret-service", HostSystem.LINUX),
    SECURE_ENCLAVE("secure-enclave", HostSystem.MACOS),
    KEYCHAIN("keychain", HostSystem.MACOS),
    NCRYPT("ncrypt", HostSystem.WINDOWS),
    DPAPI("dpapi", HostSystem.WINDOWS);

    private final String token;
    private final HostSystem system;

    RootKind(String token, HostSystem system) {
        this.token = token;
        this.system = system;
    }

    /** The name used on the command line and in messages. */
    public String token() {
        return token;
    }

    /** Where there is such a root. */
    public HostSystem system() {
        return system;
    }

    /** The kinds of one system, strongest first. */
    public static List<RootKind> of(HostSystem system) {
        List<RootKind> kinds = new ArrayList<>();
        for (RootKind kind : values()) {
            if (kind.system == system) {
                kinds.add(kind);
            }
        }
        return Collections.unmodifiableList(kinds);
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
