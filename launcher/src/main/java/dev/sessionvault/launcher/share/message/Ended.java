package dev.sessionvault.launcher.share.message;

import dev.sessionvault.launcher.share.codec.ByteWriter;

/** The session is over: nothing that is called from now on runs. The owner's last message. */
public record Ended(Reason reason) implements Message {
    static final int TYPE = 0x07;

    /** Why. */
    public enum Reason {
        /** Its time is over. */
        EXPIRED,
        /** The owner has ended it. */
        REVOKED,
        /** As many calls as were lent have been made. */
        USED_UP,
        /** The owner has logged out. */
        LOGGED_OUT,
        /** The owner's side cannot go on, for one because its log cannot be written. */
        FAILED
    }

    static Ended read(Reader in) throws MessageException {
        return new Ended(Numbered.of(Reason.values(), in.u8()));
    }

    @Override
    public byte[] encode() {
        return new ByteWriter().u8(TYPE).u8(Numbered.number(reason)).toBytes();
    }

    @Override
    public int stream() {
        return 0;
    }
}
