package dev.sessionvault.relay.wire;

import org.jspecify.annotations.Nullable;

/**
 * RESTARTING: this relay is going to stop.
 *
 * @param reconnectInMillis when to dial again
 * @param tryForSeconds how long to keep trying
 * @param where to dial, or null for the same name as before
 */
public record Restarting(
        long reconnectInMillis,
        long tryForSeconds,
        @Nullable RelayName where) implements RelayFrame {
    static final int TYPE = 0x85;

    public static Restarting decode(byte[] bytes) throws FrameException {
        Reader in = new Reader(bytes);
        in.type(TYPE);
        long reconnectIn = in.u32();
        long tryFor = in.u32();
        String name = in.name();
        in.end();
        return new Restarting(reconnectIn, tryFor, name.isEmpty() ? null : RelayName.decode(name));
    }

    @Override
    public byte[] encode() {
        return new Writer()
                .u8(TYPE)
                .u32(reconnectInMillis)
                .u32(tryForSeconds)
                .name(where == null ? "" : where.value())
                .toBytes();
    }
}
