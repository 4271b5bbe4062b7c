package dev.sessionvault.relay.wire;

/**
 * PAIRED: both places are held.
 *
 * @param epoch counts the pairings of this session from 1; DATA carries it
 * @param secondsLeft until the session ends at this relay
 */
public record Paired(long epoch, long secondsLeft) implements RelayFrame {
    static final int TYPE = 0x83;

    public static Paired decode(byte[] bytes) throws FrameException {
        Reader in = new Reader(bytes);
        in.type(TYPE);
        Paired paired = new Paired(in.u32(), in.u32());
        in.end();
        if (paired.epoch == 0) {
            throw FrameException.malformed("epoch 0 never begins");
        }
        return paired;
    }

    @Override
    public byte[] encode() {
        return new Writer().u8(TYPE).u32(epoch).u32(secondsLeft).toBytes();
    }
}
