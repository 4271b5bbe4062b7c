package dev.sessionvault.launcher.share.session;

import dev.sessionvault.launcher.share.key.IdentityKey;
import java.io.IOException;
import java.time.Instant;

/** Where a session writes down what it does. What returns is on the disk. */
public interface Ledger {
    /** @throws IOException if it is not written: the call is not run then */
    void accepted(Admission call) throws IOException;

    void refused(Admission.Refused call) throws IOException;

    /** @return the receipt for the recipient, signed; empty if there is none */
    byte[] ended(Admission call, Ending ending) throws IOException;

    void connected(IdentityKey recipient) throws IOException;

    /** @param passport that says what is lent from now on, signed */
    void extended(Instant end, byte[] passport) throws IOException;

    /**
     * Something else that is no call.
     *
     * @param what {@code interrupted}, {@code resumed}, {@code left} or {@code over}
     */
    void happened(String what, String text) throws IOException;
}
