package dev.sessionvault.relay.wire;

/** PEER_GONE: the other leg of this epoch has left; its place waits for it. */
public record PeerGone(long epoch, CloseCode cause) implements RelayFrame {
    static final int TYPE = 0x84;

    public static PeerGone decode(byte[] bytes) throws FrameException {
        Reader in = new Reader(bytes);
        in.type(TYPE);
        PeerGone gone = new PeerGone(in.u32(), CloseCode.of(in.u16()));
        in.end();
        if (gone.epoch == 0) {
            throw FrameException.malformed("epoch 0 never begins");
        }
        return gone;
    }

    @Override
    public byte[] encode() {
        return new Writer().u8(TYPE).u32(epoch).u16(cause.code()).toBytes();
    }
}
