package dev.sessionvault.launcher.share.message;

import dev.sessionvault.launcher.share.codec.ByteWriter;
import java.util.Arrays;

/** The last thing that is said about a call: each call has exactly one, behind all of its output. */
public final class Result implements Message {
    public static final int MAX_RECEIPT_BYTES = 4096;

    static final int TYPE = 0x05;

    private final int id;
    private final Outcome outcome;
    private final byte[] receipt;

    /** @param receipt signed, as its own codec wrote it; empty if there is none, as for what was never logged */
    public Result(int id, Outcome outcome, byte[] receipt) {
        if (receipt.length > MAX_RECEIPT_BYTES) {
            throw new IllegalArgumentException("receipt has " + receipt.length + " bytes");
        }
        this.id = Ids.require(id);
        this.outcome = outcome;
        this.receipt = receipt.clone();
    }

    static Result read(Reader in) throws MessageException {
        return new Result(in.id(), Outcome.read(in), in.block(MAX_RECEIPT_BYTES));
    }

    public int id() {
        return id;
    }

    public Outcome outcome() {
        return outcome;
    }

    /** Not verified. */
    public byte[] allegedReceipt() {
        return receipt.clone();
    }

    @Override
    public byte[] encode() {
        ByteWriter out = new ByteWriter().u8(TYPE).u32(id);
        outcome.write(out);
        return out.block(receipt).toBytes();
    }

    @Override
    public int stream() {
        return id;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Result && Arrays.equals(encode(), ((Result) other).encode());
    }

    @Override
    public int hashCode() {
        return 31 * id + outcome.hashCode();
    }
}
