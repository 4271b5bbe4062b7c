package dev.sessionvault.launcher.share.tunnel;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;

/** The client's side of RFC 6455, of which it needs binary messages in one frame, ping, pong and close. */
final class WebSocket {
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    private static final String ACCEPT_SUFFIX = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int FINAL = 0x80;
    private static final int MASKED = 0x80;
    private static final int LENGTH_16 = 126;
    private static final int LENGTH_64 = 127;
    private static final int MAX_BYTES = 65_536;
    private static final int MAX_CONTROL_BYTES = 125;
    private static final int HEADER_BYTES = 8;
    private static final int MASK_BYTES = 4;

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;
    private final SecureRandom random = new SecureRandom();

    /** A message's payload, with what kind it is. */
    record Message(int opcode, byte[] payload) {}

    WebSocket(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 32 * 1024));
        this.out = socket.getOutputStream();
    }

    /** @return the status that the other side answers the upgrade with; nothing else may be called but after 101 */
    int upgrade(String host, String path, String subprotocol) throws IOException {
        byte[] nonce = new byte[16];
        random.nextBytes(nonce);
        String key = Base64.getEncoder().encodeToString(nonce);
        String request = "GET " + path + " HTTP/1.1\r\nHost: " + host
                + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: "
                + key + "\r\nSec-WebSocket-Protocol: " + subprotocol + "\r\n\r\n";
        out.write(request.getBytes(StandardCharsets.ISO_8859_1));
        HttpHead head = HttpHead.read(in);
        if (head.status() == 101
                && !(accept(key).equals(head.field("sec-websocket-accept"))
                        && subprotocol.equals(head.field("sec-websocket-protocol")))) {
            throw new IOException("upgrade is answered wrongly");
        }
        return head.status();
    }

    private static String accept(String key) {
        try {
            byte[] bytes = (key + ACCEPT_SUFFIX).getBytes(StandardCharsets.ISO_8859_1);
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-1").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-1", e);
        }
    }

    /** How long {@link #next} waits for anything. */
    void patience(Duration limit) throws IOException {
        socket.setSoTimeout((int) limit.toMillis());
    }

    Message next() throws IOException {
        int first = in.readUnsignedByte();
        int opcode = first & 0x0f;
        boolean control = opcode >= CLOSE;
        if ((first & 0xf0) != FINAL || opcode != BINARY && (opcode < CLOSE || opcode > PONG)) {
            throw new IOException("not a WebSocket message of a relay");
        }
        int length = length(in.readUnsignedByte());
        if (length > (control ? MAX_CONTROL_BYTES : MAX_BYTES)) {
            throw new IOException("WebSocket message is too long");
        }
        byte[] payload = new byte[length];
        in.readFully(payload);
        return new Message(opcode, payload);
    }

    /** @throws IOException if it is masked, which a server's is not */
    private int length(int second) throws IOException {
        if ((second & MASKED) != 0) {
            throw new IOException("WebSocket message is masked");
        }
        long length = second == LENGTH_16 ? in.readUnsignedShort() : second == LENGTH_64 ? in.readLong() : second;
        if (length < 0 || length > MAX_BYTES) {
            throw new IOException("WebSocket message is too long");
        }
        return (int) length;
    }

    /** By one thread at a time; blocks while the connection takes nothing. */
    synchronized void send(int opcode, byte[] payload) throws IOException {
        byte[] mask = new byte[MASK_BYTES];
        random.nextBytes(mask);
        byte[] frame = new byte[HEADER_BYTES + payload.length];
        frame[0] = (byte) (FINAL | opcode);
        int at = 2;
        if (payload.length < LENGTH_16) {
            frame[1] = (byte) (MASKED | payload.length);
        } else {
            frame[1] = (byte) (MASKED | LENGTH_16);
            frame[at++] = (byte) (payload.length >>> 8);
            frame[at++] = (byte) payload.length;
        }
        System.arraycopy(mask, 0, frame, at, MASK_BYTES);
        at += MASK_BYTES;
        for (int i = 0; i < payload.length; i++) {
            frame[at + i] = (byte) (payload[i] ^ mask[i & 3]);
        }
        out.write(frame, 0, at + payload.length);
        out.flush();
    }
}
