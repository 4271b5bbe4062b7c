package dev.sessionvault.launcher.reflect.mcp;

import dev.sessionvault.launcher.reflect.Visible;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** What a verb has written on one stream, as much of it as a model can use: the beginning, and the end. */
final class Captured {
    static final int HEAD_BYTES = 8 * 1024;
    static final int TAIL_BYTES = 24 * 1024;

    private final ByteArrayOutputStream head = new ByteArrayOutputStream();
    private final byte[] tail = new byte[TAIL_BYTES];
    private long behindHead;

    void add(byte[] bytes) {
        int first = Math.min(bytes.length, HEAD_BYTES - head.size());
        head.write(bytes, 0, first);
        for (int i = first; i < bytes.length; i++) {
            tail[(int) (behindHead++ % TAIL_BYTES)] = bytes[i];
        }
    }

    long size() {
        return head.size() + behindHead;
    }

    boolean isCut() {
        return behindHead > TAIL_BYTES;
    }

    /** Readable, with a note where something was left out. */
    String text() {
        if (!isCut()) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            all.writeBytes(head.toByteArray());
            all.write(tail, 0, (int) behindHead);
            return readable(all.toByteArray());
        }
        return readable(head.toByteArray()) + "\n[sv: " + (behindHead - TAIL_BYTES) + " bytes left out here]\n"
                + readable(end());
    }

    private byte[] end() {
        byte[] end = new byte[TAIL_BYTES];
        int oldest = (int) (behindHead % TAIL_BYTES);
        System.arraycopy(tail, oldest, end, 0, TAIL_BYTES - oldest);
        System.arraycopy(tail, 0, end, TAIL_BYTES - oldest, oldest);
        return end;
    }

    private static String readable(byte[] bytes) {
        return Visible.text(new String(bytes, StandardCharsets.UTF_8));
    }
}
