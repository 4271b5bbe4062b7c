package dev.sessionvault.root;

/** What a root gave back for 32 bytes: useless without that root, so it may lie in a file. */
public final class SealedKey {
    private final RootKind kind;
    private final byte[] blob;

    private SealedKey(RootKind kind, byte[] blob) {
        this.kind = kind;
        this.blob = blob;
    }

    public static SealedKey of(RootKind kind, byte[] blob) {
        return new SealedKey(kind, blob.clone());
    }

    /** The only kind of root that can open it. */
    public RootKind kind() {
        return kind;
    }

    /** The root's own bytes, opaque to everyone else; a copy. */
    public byte[] blob() {
        return blob.clone();
    }
}
