package dev.sessionvault.launcher.share.message;

import dev.sessionvault.launcher.share.codec.ByteWriter;

/** The recipient no longer wants this call; its result comes all the same, and says what became of it. */
public record Cancel(int id) implements Message {
    static final int TYPE = 0x02;

    public Cancel {
        Ids.require(id);
    }

    static Cancel read(Reader in) throws MessageException {
        return new Cancel(in.id());
    }

    @Override
    public byte[] encode() {
        return new ByteWriter().u8(TYPE).u32(id).toBytes();
    }

    @Override
    public int stream() {
        return 0;
    }
}
