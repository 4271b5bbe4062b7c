package dev.sessionvault.launcher.share.session;

import java.io.IOException;

/** Where a session writes down what it does. What returns is on the disk. */
public interface Ledger {
    /** @throws IOException if it is not written: the call is not run then */
    void accepted(Admission call) throws IOException;

    void refused(Admission.Refused call) throws IOException;

    /** @return the receipt for the recipient, signed; empty if there is none */
    byte[] ended(Admission call, Ending ending) throws IOException;

    /**
     * Something that is no call.
     *
     * @param what one word
     */
    void happened(String what, String text) throws IOException;
}
