package dev.sessionvault.launcher.share.channel;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Cuts what TLS delivers into frames. */
final class FrameReader {
    private byte[] bytes = new byte[0];
    private int from;

    void add(byte[] more) {
        byte[] joined = Arrays.copyOfRange(bytes, from, bytes.length + more.length);
        System.arraycopy(more, 0, joined, bytes.length - from, more.length);
        bytes = joined;
        from = 0;
    }

    /** @return null if the next frame is not there as a whole */
    @Nullable
    Frame next() throws LinkException {
        int available = bytes.length - from;
        if (available < Frame.HEADER_BYTES) {
            return null;
        }
        int length = Frame.paddedBytes((bytes[from] & 0xff) << 8 | bytes[from + 1] & 0xff);
        if (available < length) {
            return null;
        }
        Frame frame = Frame.decode(Arrays.copyOfRange(bytes, from, from + length));
        from += length;
        return frame;
    }
}
