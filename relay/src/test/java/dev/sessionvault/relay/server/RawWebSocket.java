package dev.sessionvault.relay.server;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** RFC 6455 from the client's side, by hand, and able to break every rule of it. */
final class RawWebSocket implements AutoCloseable {
    static final int CONTINUATION = 0;
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    private static final int MASKED = 0x80;

    /** @param payload of a whole frame */
    static final class Message {
        final int opcode;
        final byte[] payload;

        Message(int opcode, byte[] payload) {
            this.opcode = opcode;
            this.payload = payload;
        }

        int closeCode() {
            return payload.length < 2 ? 1005 : (payload[0] & 0xff) << 8 | payload[1] & 0xff;
        }
    }

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;

    RawWebSocket(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 16));
        this.out = socket.getOutputStream();
        socket.setSoTimeout(15_000);
        socket.setTcpNoDelay(true);
    }

    static Socket connect(InetSocketAddress address, @Nullable SSLSocketFactory tls) throws IOException {
        Socket plain = new Socket();
        plain.connect(address, 5_000);
        return tls == null ? plain : tls.createSocket(plain, "localhost", address.getPort(), true);
    }

    static RawWebSocket open(InetSocketAddress address, @Nullable SSLSocketFactory tls, String path)
            throws IOException {
        RawWebSocket socket = new RawWebSocket(connect(address, tls));
        String status = socket.request(path, "Upgrade: websocket", "sv-relay.1");
        if (!status.startsWith("HTTP/1.1 101 ")) {
            socket.close();
            throw new IOException(status);
        }
        return socket;
    }

    /** @return the status line; the head of the answer has been read */
    String request(String path, String upgrade, String subprotocol) throws IOException {
        raw(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\n" + upgrade
                        + "\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                        + "Sec-WebSocket-Protocol: " + subprotocol + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        String status = line();
        while (!line().isEmpty()) {
            // the headers
        }
        return status;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int c = in.read();
        while (c != '\n') {
            if (c < 0) {
                throw new EOFException();
            }
            line.write(c);
            c = in.read();
        }
        return line.toString(StandardCharsets.US_ASCII).trim();
    }

    void raw(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    void send(byte[] payload) throws IOException {
        raw(frame(0x80 | BINARY, payload, true));
    }

    void send(int opcode, byte[] payload) throws IOException {
        raw(frame(0x80 | opcode, payload, true));
    }

    /** @param first the first byte: final bit, reserved bits, opcode */
    static byte[] frame(int first, byte[] payload, boolean masked) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream(payload.length + 14);
        frame.write(first);
        writeLength(frame, payload.length, masked ? MASKED : 0);
        byte[] mask = masked ? new byte[] {0x11, 0x22, 0x33, 0x44} : new byte[4];
        if (masked) {
            frame.writeBytes(mask);
        }
        byte[] body = payload.clone();
        for (int i = 0; i < body.length; i++) {
            body[i] ^= mask[i & 3];
        }
        frame.writeBytes(body);
        return frame.toByteArray();
    }

    private static void writeLength(ByteArrayOutputStream frame, int length, int mask) {
        if (length < 126) {
            frame.write(mask | length);
        } else if (length < 65_536) {
            frame.write(mask | 126);
            frame.write(length >>> 8);
            frame.write(length);
        } else {
            frame.write(mask | 127);
            for (int shift = 56; shift >= 0; shift -= 8) {
                frame.write(shift > 31 ? 0 : length >>> shift);
            }
        }
    }

    /** The next frame of any kind. */
    Message read() throws IOException {
        int first = in.readUnsignedByte();
        int second = in.readUnsignedByte();
        if ((second & MASKED) != 0 || (first & 0x70) != 0 || (first & 0x80) == 0) {
            throw new IOException("the relay masked, fragmented or extended a frame");
        }
        int length = second;
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = Math.toIntExact(in.readLong());
        }
        byte[] payload = new byte[length];
        in.readFully(payload);
        return new Message(first & 0x0f, payload);
    }

    /** The next that is not a ping; pings are answered on the way. */
    Message next() throws IOException {
        Message message = read();
        while (message.opcode == PING || message.opcode == PONG) {
            if (message.opcode == PING) {
                send(PONG, message.payload);
            }
            message = read();
        }
        return message;
    }

    Socket socket() {
        return socket;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
