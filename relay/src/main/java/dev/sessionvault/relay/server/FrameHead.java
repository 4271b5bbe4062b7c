package dev.sessionvault.relay.server;

import dev.sessionvault.relay.wire.RelayFrame;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;

/** The first two to fourteen bytes of a client's WebSocket frame (RFC 6455, 5.2), as they come in. */
final class FrameHead {
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    private static final int FINAL = 0x80;
    private static final int RESERVED = 0x70;
    private static final int MASKED = 0x80;
    private static final int TWO_BYTES = 126;
    private static final int EIGHT_BYTES = 127;
    private static final int KEY_BYTES = 4;

    private final byte[] bytes = new byte[14];
    private int count;
    private int length;

    /** @return whether it is complete */
    boolean read(ByteBuf in) {
        while (in.isReadable() && !isComplete()) {
            bytes[count] = in.readByte();
            count++;
            check();
        }
        return isComplete();
    }

    private boolean isComplete() {
        return count >= 2 && count == lengthEnd() + KEY_BYTES;
    }

    private int lengthEnd() {
        return said() == EIGHT_BYTES ? 10 : said() == TWO_BYTES ? 4 : 2;
    }

    /** A length, or where it stands. */
    private int said() {
        return bytes[1] & 0x7f;
    }

    /** As early as can be: nobody may be made to wait for a frame that is wrong. */
    private void check() {
        if (count == 2) {
            checkKind();
        }
        if (count >= 2 && count == lengthEnd()) {
            length = checkedLength();
        }
    }

    private void checkKind() {
        boolean control = opcode() >= CLOSE;
        require((bytes[0] & RESERVED) == 0, "reserved bit");
        require((bytes[1] & MASKED) != 0, "not masked");
        require(control ? opcode() <= PONG : opcode() == TEXT || opcode() == BINARY, "opcode");
        require(!control || isFinal() && said() < TWO_BYTES, "control frame");
        require(opcode() != CLOSE || said() != 1, "close frame");
    }

    private int checkedLength() {
        long value = 0;
        for (int at = 2; at < lengthEnd(); at++) {
            value = value << Byte.SIZE | bytes[at] & 0xff;
        }
        if (lengthEnd() == 2) {
            return said();
        }
        require(value >= 0 && (lengthEnd() == 4 ? value >= TWO_BYTES : value > 0xffff), "length");
        if (value > RelayFrame.MAX_BYTES) {
            throw new CorruptedWebSocketFrameException(WebSocketCloseStatus.MESSAGE_TOO_BIG, "length");
        }
        return (int) value;
    }

    private static void require(boolean condition, String what) {
        if (!condition) {
            throw new CorruptedWebSocketFrameException(WebSocketCloseStatus.PROTOCOL_ERROR, what);
        }
    }

    boolean isFinal() {
        return (bytes[0] & FINAL) != 0;
    }

    int opcode() {
        return bytes[0] & 0xf;
    }

    /** Of the payload. */
    int length() {
        return length;
    }

    int key() {
        int key = 0;
        for (int at = count - KEY_BYTES; at < count; at++) {
            key = key << Byte.SIZE | bytes[at] & 0xff;
        }
        return key;
    }

    void clear() {
        count = 0;
    }
}
