package dev.sessionvault.relay.wire;

/** What the relay itself says to a leg. */
public sealed interface RelayFrame permits Challenge, Welcome, Paired, PeerGone, Restarting {
    /** The version that this package speaks. */
    int VERSION = 1;

    /** The longest frame there is, in bytes, its type included. */
    int MAX_BYTES = 65_536;

    byte[] encode();

    /** @throws FrameException if these bytes are no frame of a relay's own; DATA is none, see {@link Data} */
    static RelayFrame decode(byte[] bytes) throws FrameException {
        if (bytes.length == 0) {
            throw FrameException.malformed("frame is empty");
        }
        return switch (bytes[0] & 0xff) {
            case Challenge.TYPE -> Challenge.decode(bytes);
            case Welcome.TYPE -> Welcome.decode(bytes);
            case Paired.TYPE -> Paired.decode(bytes);
            case PeerGone.TYPE -> PeerGone.decode(bytes);
            case Restarting.TYPE -> Restarting.decode(bytes);
            default ->
                throw new FrameException(CloseCode.UNKNOWN_TYPE, "type " + (bytes[0] & 0xff) + " is not a relay's");
        };
    }
}
