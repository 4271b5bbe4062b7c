package dev.sessionvault.relay.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.relay.wire.RelayFrame;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameEncoder;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Beside Netty's own codec, which writes what is read here, and writes the same. */
class FrameReaderTest {
    private static final int[] LENGTHS = {
        0, 1, 2, 3, 4, 5, 124, 125, 126, 127, 1023, 1024, 1025, 16_000, 16_383, 16_384, 16_385, 65_535, 65_536
    };
    private final Random random = new Random(20_261_122);
    private final EmbeddedChannel client = new EmbeddedChannel(new WebSocket13FrameEncoder(true));
    private final EmbeddedChannel server = new EmbeddedChannel(new FrameReader());

    @AfterEach
    void nothingIsHeld() {
        client.finishAndReleaseAll();
        server.finishAndReleaseAll();
    }

    private byte[] masked(WebSocketFrame frame) {
        client.writeOutbound(frame);
        ByteBuf all = Unpooled.buffer();
        for (ByteBuf part = client.readOutbound(); part != null; part = client.readOutbound()) {
            all.writeBytes(part);
            part.release();
        }
        return ByteBufUtil.getBytes(all);
    }

    private byte[] some(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private void feed(byte[] bytes, int atMost) {
        for (int from = 0; from < bytes.length; ) {
            int count = Math.min(bytes.length - from, 1 + random.nextInt(atMost));
            server.writeInbound(Unpooled.copiedBuffer(bytes, from, count));
            from += count;
        }
    }

    @Test
    void everyLength_howeverItIsCut() {
        for (int atMost : new int[] {1, 7, 3_000, 100_000}) {
            for (int length : LENGTHS) {
                byte[] payload = some(length);
                feed(masked(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(payload))), atMost);
                BinaryWebSocketFrame frame = server.readInbound();
                assertTrue(frame.isFinalFragment());
                assertArrayEquals(payload, ByteBufUtil.getBytes(frame.content()), length + " in pieces of " + atMost);
                assertArrayEquals(byNetty(payload), ByteBufUtil.getBytes(FrameWriter.binary(frame.content())));
                frame.release();
            }
        }
        assertNull(server.readInbound());
    }

    private static byte[] byNetty(byte[] payload) {
        EmbeddedChannel encoder = new EmbeddedChannel(new WebSocket13FrameEncoder(false));
        encoder.writeOutbound(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(payload)));
        ByteBuf all = Unpooled.buffer();
        for (ByteBuf part = encoder.readOutbound(); part != null; part = encoder.readOutbound()) {
            all.writeBytes(part);
            part.release();
        }
        encoder.finishAndReleaseAll();
        return ByteBufUtil.getBytes(all);
    }

    @Test
    void severalInOnePiece_keepTheirOrder() {
        byte[] first = masked(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(some(300))));
        byte[] second = masked(new PingWebSocketFrame(Unpooled.wrappedBuffer(some(5))));
        server.writeInbound(Unpooled.wrappedBuffer(first, second, first));
        assertEquals(300, released(BinaryWebSocketFrame.class));
        assertEquals(5, released(PingWebSocketFrame.class));
        assertEquals(300, released(BinaryWebSocketFrame.class));
    }

    private int released(Class<? extends WebSocketFrame> type) {
        WebSocketFrame frame = server.readInbound();
        assertEquals(type, frame.getClass());
        int length = frame.content().readableBytes();
        frame.release();
        return length;
    }

    @Test
    void theLongestFrame_comesWholeOutOfManyPieces() {
        byte[] frame = masked(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(some(RelayFrame.MAX_BYTES))));
        server.writeInbound(Unpooled.copiedBuffer(frame, 0, 20));
        assertNull(server.readInbound());
        feed(Arrays.copyOfRange(frame, 20, frame.length), 5_000);
        assertEquals(RelayFrame.MAX_BYTES, released(BinaryWebSocketFrame.class));
    }

    @Test
    void whatIsWrong_isSaidAtTheEarliestByte_andNothingIsReadAfterIt() {
        assertRefused(0xc2, 0x80); // reserved bit
        assertRefused(0x82, 0x01); // not masked
        assertRefused(0x83, 0x80); // opcodes
        assertRefused(0x8b, 0x80);
        assertRefused(0x80, 0x80); // continues nothing
        assertRefused(0x09, 0x80); // control frame in pieces
        assertRefused(0x89, 0xfe); // control frame too long
        assertRefused(0x88, 0x81); // half a close code
        assertRefused(0x82, 0xfe, 0, 125); // not the shortest way to say so
        assertRefused(0x82, 0xff, 0, 0, 0, 0, 0, 0, 0xff, 0xff);
        assertRefused(0x82, 0xff, 0x80, 0, 0, 0, 0, 0, 0, 0);
        assertRefused(0x82, 0xff, 0, 0, 0, 0, 0, 1, 0, 1); // too long
        assertRefused(0x88, 0x82, 0, 0, 0, 0, 0x03, 0xe7); // no close code: 999
    }

    private static void assertRefused(int... bytes) {
        EmbeddedChannel channel = new EmbeddedChannel(new FrameReader());
        for (int i = 0; i < bytes.length - 1; i++) {
            channel.writeInbound(Unpooled.wrappedBuffer(new byte[] {(byte) bytes[i]}));
        }
        byte[] last = {(byte) bytes[bytes.length - 1]};
        assertThrows(CorruptedWebSocketFrameException.class, () -> channel.writeInbound(Unpooled.wrappedBuffer(last)));
        assertFalse(channel.writeInbound(Unpooled.wrappedBuffer(new byte[] {(byte) 0x82, (byte) 0x80, 0, 0, 0, 0})));
        channel.finishAndReleaseAll();
    }
}
