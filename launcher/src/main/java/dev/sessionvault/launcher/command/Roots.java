package dev.sessionvault.launcher.command;

import dev.sessionvault.root.KeyRoot;
import dev.sessionvault.root.RootKind;
import dev.sessionvault.root.secretservice.SecretServiceRoot;
import dev.sessionvault.root.tpm.TpmRoot;
import java.util.ArrayList;
import java.util.List;

/** The key roots that sv works with. Each is made only when it is asked for: a run needs one of them. */
public interface Roots {

    KeyRoot of(RootKind kind);

    /** All of them, in the order in which they are tried at enrolment. */
    default List<KeyRoot> all() {
        List<KeyRoot> all = new ArrayList<>();
        for (RootKind kind : RootKind.values()) {
            all.add(of(kind));
        }
        return all;
    }

    /** This machine's: the kernel's TPM device and the login's keyring. Nothing in the environment changes that. */
    static Roots ofThisMachine() {
        return new ThisMachine();
    }

    /** See {@link #ofThisMachine}. */
    final class ThisMachine implements Roots {
        @Override
        public KeyRoot of(RootKind kind) {
            return kind == RootKind.TPM2 ? TpmRoot.ofKernel() : SecretServiceRoot.ofSession();
        }
    }
}
