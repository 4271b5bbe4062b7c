package dev.sessionvault.launcher.share.control;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import jdk.net.ExtendedSocketOptions;
import org.jspecify.annotations.Nullable;

/** Notes over a socket, to and from a process of the same user. One thread reads, any write. */
public final class Line implements AutoCloseable {
    private static final int MAX_NOTE_BYTES = 256 * 1024;

    private final SocketChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(8192).flip();

    /** @throws IOException if the other end belongs to somebody else; it is closed then */
    Line(SocketChannel channel) throws IOException {
        this.channel = channel;
        boolean same = false;
        try {
            // As the kernel noted when the other end connected or listened; by the user's number, behind the name.
            same = channel.getOption(ExtendedSocketOptions.SO_PEERCRED)
                    .user()
                    .equals(Files.getOwner(Path.of("/proc/self")));
        } finally {
            if (!same) {
                channel.close();
            }
        }
        if (!same) {
            throw new IOException("the other end is another user's");
        }
    }

    /** The next; {@code null} at the end. */
    public @Nullable Note read() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (true) {
            while (buffer.hasRemaining()) {
                byte b = buffer.get();
                if (b == '\n') {
                    return Note.parse(line.toString(StandardCharsets.UTF_8));
                }
                line.write(b);
            }
            if (line.size() > MAX_NOTE_BYTES) {
                throw new IOException("a note is too long");
            }
            buffer.clear();
            int count = channel.read(buffer);
            buffer.flip();
            if (count < 0) {
                return null;
            }
        }
    }

    public synchronized void write(Note note) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((note + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // it is closed all the same
        }
    }
}
