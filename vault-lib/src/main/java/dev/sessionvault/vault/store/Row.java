package dev.sessionvault.vault.store;

/** A key and a value of the table. The arrays are the row's own: whoever has it does not change them. */
public final class Row {
    private final byte[] key;
    private final byte[] value;

    public Row(byte[] key, byte[] value) {
        this.key = key;
        this.value = value;
    }

    public byte[] key() {
        return key;
    }

    public byte[] value() {
        return value;
    }
}
