package dev.sessionvault.relay.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sessionvault.relay.wire.Challenge;
import dev.sessionvault.relay.wire.CloseCode;
import dev.sessionvault.relay.wire.Data;
import dev.sessionvault.relay.wire.FrameException;
import dev.sessionvault.relay.wire.Paired;
import dev.sessionvault.relay.wire.PeerGone;
import dev.sessionvault.relay.wire.RelayFrame;
import dev.sessionvault.relay.wire.Welcome;
import java.io.IOException;
import java.util.function.Function;

/** One end's leg: blocking, one thread. */
final class EndLeg implements AutoCloseable {
    final RawWebSocket socket;
    private long epoch;

    private EndLeg(RawWebSocket socket) {
        this.socket = socket;
    }

    static EndLeg enter(RawWebSocket socket, Function<Challenge, byte[]> hello) throws IOException, FrameException {
        EndLeg leg = say(socket, hello);
        leg.expect(Welcome.class);
        return leg;
    }

    static EndLeg say(RawWebSocket socket, Function<Challenge, byte[]> hello) throws IOException, FrameException {
        EndLeg leg = new EndLeg(socket);
        socket.send(hello.apply(leg.expect(Challenge.class)));
        return leg;
    }

    <F extends RelayFrame> F expect(Class<F> type) throws IOException, FrameException {
        RawWebSocket.Message message = socket.next();
        if (message.opcode != RawWebSocket.BINARY) {
            throw new IOException("closed with " + message.closeCode() + ", want " + type.getSimpleName());
        }
        RelayFrame frame = RelayFrame.decode(message.payload);
        assertEquals(type, frame.getClass(), frame.toString());
        return type.cast(frame);
    }

    long paired() throws IOException, FrameException {
        epoch = expect(Paired.class).epoch();
        return epoch;
    }

    void expectGone(CloseCode cause) throws IOException, FrameException {
        assertEquals(new PeerGone(epoch, cause), expect(PeerGone.class));
    }

    void send(byte[] payload) throws IOException {
        socket.send(Data.encode(epoch, payload));
    }

    byte[] receive() throws IOException, FrameException {
        RawWebSocket.Message message = socket.next();
        if (message.opcode != RawWebSocket.BINARY) {
            throw new IOException("closed with " + message.closeCode() + ", want DATA");
        }
        assertEquals(epoch, Data.epoch(message.payload));
        return Data.payload(message.payload);
    }

    /** Reads on until the relay closes. */
    void expectClose(CloseCode code) throws IOException {
        RawWebSocket.Message message = socket.next();
        while (message.opcode != RawWebSocket.CLOSE) {
            message = socket.next();
        }
        assertEquals(code.code(), message.closeCode());
    }

    void goodbye() throws IOException {
        int code = CloseCode.NORMAL.code();
        socket.send(RawWebSocket.CLOSE, new byte[] {(byte) (code >>> 8), (byte) code});
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
