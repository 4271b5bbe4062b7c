package dev.sessionvault.root;

/** A root could not seal or forget a key. Opening does not throw: see {@link Opening}. */
public final class RootException extends Exception {
    private final Opening.Refused refused;

    public RootException(Opening.Refused refused) {
        super(refused.why());
        this.refused = refused;
    }

    public Refusal refusal() {
        return refused.refusal();
    }

    public Opening.Refused refused() {
        return refused;
    }
}
