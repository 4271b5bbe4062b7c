package dev.sessionvault.launcher.share.message;

import dev.sessionvault.launcher.share.codec.ByteWriter;
import java.util.Arrays;

/** Something that a running call has written. */
public final class Output implements Message {
    public static final int STDOUT = 1;
    public static final int STDERR = 2;
    public static final int MAX_OUTPUT_BYTES = 8192;

    static final int TYPE = 0x03;

    private final int id;
    private final int which;
    private final byte[] bytes;

    /** @param which {@link #STDOUT} or {@link #STDERR} */
    public Output(int id, int which, byte[] bytes) {
        if (which != STDOUT && which != STDERR || bytes.length == 0 || bytes.length > MAX_OUTPUT_BYTES) {
            throw new IllegalArgumentException(bytes.length + " bytes of output " + which);
        }
        this.id = Ids.require(id);
        this.which = which;
        this.bytes = bytes.clone();
    }

    static Output read(Reader in) throws MessageException {
        int id = in.id();
        int which = in.u8();
        byte[] bytes = in.rest();
        if (which != STDOUT && which != STDERR) {
            throw new MessageException("output " + which + " does not exist");
        }
        if (bytes.length == 0 || bytes.length > MAX_OUTPUT_BYTES) {
            throw new MessageException(bytes.length + " bytes of output, want 1 to " + MAX_OUTPUT_BYTES);
        }
        return new Output(id, which, bytes);
    }

    public int id() {
        return id;
    }

    public int which() {
        return which;
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public byte[] encode() {
        return new ByteWriter().u8(TYPE).u32(id).u8(which).bytes(bytes).toBytes();
    }

    @Override
    public int stream() {
        return id;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Output && Arrays.equals(encode(), ((Output) other).encode());
    }

    @Override
    public int hashCode() {
        return 31 * id + Arrays.hashCode(bytes);
    }
}
