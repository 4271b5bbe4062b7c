package dev.sessionvault.root.tpm;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Arrays;

/** The simulator's socket: it carries bare TPM commands and responses, whose header says their size. */
final class SocketDevice implements TpmDevice {
    private static final int SIZE_OFFSET = 2;
    private static final int HEADER_BYTES = 10;
    private static final int MAX_RESPONSE_BYTES = 4096;
    private static final String TCP = "tcp:";
    private static final String UNIX = "unix:";

    private final SocketChannel channel;

    private SocketDevice(SocketChannel channel) {
        this.channel = channel;
    }

    /** Connections to {@code tcp:HOST:PORT} or {@code unix:PATH}. */
    static TpmDevice.Source at(String address) {
        SocketAddress socket = socketAddress(address);
        return () -> new SocketDevice(SocketChannel.open(socket));
    }

    static SocketAddress socketAddress(String address) {
        if (address.startsWith(UNIX)) {
            return UnixDomainSocketAddress.of(Path.of(address.substring(UNIX.length())));
        }
        if (!address.startsWith(TCP)) {
            throw new IllegalArgumentException("not an address of a simulator: " + address);
        }
        int colon = address.lastIndexOf(':');
        return new InetSocketAddress(
                address.substring(TCP.length(), colon), Integer.parseInt(address.substring(colon + 1)));
    }

    @Override
    public byte[] exchange(byte[] command) throws IOException {
        ByteBuffer out = ByteBuffer.wrap(command);
        while (out.hasRemaining()) {
            channel.write(out);
        }
        ByteBuffer in = ByteBuffer.allocate(MAX_RESPONSE_BYTES);
        readUntil(in, HEADER_BYTES);
        int size = in.getInt(SIZE_OFFSET);
        readUntil(in, size);
        return Arrays.copyOf(in.array(), size);
    }

    private void readUntil(ByteBuffer in, int size) throws IOException {
        while (in.position() < size) {
            if (channel.read(in) < 0) {
                throw new EOFException("the simulator closed the connection");
            }
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
