package dev.sessionvault.vault.format.v1;

/** What is sealed in a record is filled up with zeros, so that the file does not show how long a key or a path is. */
final class Padding {
    private static final int BLOCK_BYTES = 64;

    private Padding() {}

    /** The bytes written so far, and zeros. */
    static byte[] added(ByteWriter writer) {
        return writer.zeros((BLOCK_BYTES - writer.size() % BLOCK_BYTES) % BLOCK_BYTES)
                .toBytes();
    }

    /** @throws FormatException unless the rest is what {@link #added} adds */
    static void requireAndEnd(ByteReader reader, int sizeBytes) throws FormatException {
        if (reader.remaining() >= BLOCK_BYTES || sizeBytes % BLOCK_BYTES != 0) {
            throw reader.damaged("padding of the wrong size");
        }
        reader.zeros(reader.remaining());
    }
}
