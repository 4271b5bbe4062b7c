package dev.sessionvault.root.choice;

import dev.sessionvault.root.HostSystem;
import dev.sessionvault.root.KeyRoot;
import dev.sessionvault.root.RootKind;
import dev.sessionvault.root.macos.KeychainRoot;
import dev.sessionvault.root.macos.SecureEnclaveRoot;
import dev.sessionvault.root.secretservice.SecretServiceRoot;
import dev.sessionvault.root.tpm.TpmRoot;
import dev.sessionvault.root.windows.DpapiRoot;
import dev.sessionvault.root.windows.NcryptRoot;

/** This machine's roots by their kind. Each is made only when it is asked for: a run needs one of them. */
public final class MachineRoots {

    private MachineRoots() {}

    /** The root of that kind; one of another system is unavailable whatever it is asked. */
    public static KeyRoot of(RootKind kind) {
        if (kind.system() != HostSystem.current()) {
            return new ForeignRoot(kind);
        }
        if (kind == RootKind.TPM2) {
            return TpmRoot.ofKernel();
        }
        if (kind == RootKind.SECRET_SERVICE) {
            return SecretServiceRoot.ofSession();
        }
        if (kind == RootKind.NCRYPT) {
            return NcryptRoot.ofMachine();
        }
        if (kind == RootKind.DPAPI) {
            return DpapiRoot.ofUser();
        }
        if (kind == RootKind.SECURE_ENCLAVE) {
            return SecureEnclaveRoot.ofMachine();
        }
        return KeychainRoot.ofUser();
    }
}
