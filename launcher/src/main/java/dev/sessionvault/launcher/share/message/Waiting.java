package dev.sessionvault.launcher.share.message;

import dev.sessionvault.launcher.share.codec.ByteWriter;

/** The call is accepted and does not run yet. */
public record Waiting(int id, Why why) implements Message {
    static final int TYPE = 0x04;

    /** What it waits for. */
    public enum Why {
        /** The owner has to say yes. */
        APPROVAL
    }

    public Waiting {
        Ids.require(id);
    }

    static Waiting read(Reader in) throws MessageException {
        return new Waiting(in.id(), Numbered.of(Why.values(), in.u8()));
    }

    @Override
    public byte[] encode() {
        return new ByteWriter().u8(TYPE).u32(id).u8(Numbered.number(why)).toBytes();
    }

    @Override
    public int stream() {
        return id;
    }
}
