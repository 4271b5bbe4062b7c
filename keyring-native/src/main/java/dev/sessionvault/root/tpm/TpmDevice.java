package dev.sessionvault.root.tpm;

import dev.sessionvault.root.RootException;
import java.io.IOException;

/** A way to a TPM, for one connection: the commands of one seal or open. */
interface TpmDevice extends AutoCloseable {

    /** Sends one whole command and waits for its whole response. */
    byte[] exchange(byte[] command) throws IOException;

    @Override
    void close() throws IOException;

    /** Where connections come from. */
    interface Source {
        /** @throws RootException if this machine has no such device, or this user may not use it */
        TpmDevice connect() throws IOException, RootException;
    }
}
