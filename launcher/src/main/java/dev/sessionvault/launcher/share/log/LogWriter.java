package dev.sessionvault.launcher.share.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Writes whole lines behind each other: one that failed leaves nothing behind. */
final class LogWriter implements AutoCloseable {
    private final FileChannel channel;
    private long end;

    LogWriter(FileChannel channel, long end) {
        this.channel = channel;
        this.end = end;
    }

    void append(byte[] line, boolean forced) throws IOException {
        ByteBuffer buffer =
                ByteBuffer.allocate(line.length + 1).put(line).put((byte) '\n').flip();
        boolean written = false;
        try {
            long at = end;
            while (buffer.hasRemaining()) {
                at += channel.write(buffer, at);
            }
            if (forced) {
                channel.force(false);
            }
            written = true;
            end = at;
        } finally {
            if (!written) {
                cut();
            }
        }
    }

    private void cut() {
        try {
            channel.truncate(end);
        } catch (IOException e) {
            // The next line is written over what is left.
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
