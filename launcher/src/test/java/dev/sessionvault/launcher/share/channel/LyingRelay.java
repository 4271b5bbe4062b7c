package dev.sessionvault.launcher.share.channel;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Stands between one end and an honest relay, so that both together are a relay that lies: it does something to the DATA
 * that passes, or to the connection. It keeps all that it sees.
 */
public final class LyingRelay implements AutoCloseable {
    public enum Lie {
        NONE,
        DROP,
        DUPLICATE,
        REORDER,
        TRUNCATE,
        FLIP,
        /** What an end says comes back to it, as if the other had said it. */
        REFLECT,
        /** Something that this end was sent before, in this epoch or an earlier one. */
        REPLAY,
        STALL,
        CUT
    }

    private static final int DATA = 0x10;
    private static final int STALL_MILLIS = 700;

    private final ServerSocket server;
    private final List<Socket> open = new ArrayList<>();
    private final ByteArrayOutputStream seen = new ByteArrayOutputStream();
    private final AtomicReference<Lie> toRelay = new AtomicReference<>(Lie.NONE);
    private final AtomicReference<Lie> toEnd = new AtomicReference<>(Lie.NONE);
    private byte @Nullable [] old;
    private volatile @Nullable InetSocketAddress relay;
    private volatile int delayMillis;
    private volatile boolean shut;

    public LyingRelay() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    public void standBefore(InetSocketAddress honest) {
        relay = honest;
        thread(this::accept);
    }

    public void moveTo(InetSocketAddress other) {
        relay = other;
    }

    public int port() {
        return server.getLocalPort();
    }

    /** To the next DATA that the end sends. */
    public void tellRelay(Lie lie) {
        toRelay.set(lie);
    }

    /** To the next DATA that the end is sent. */
    public void tellEnd(Lie lie) {
        toEnd.set(lie);
    }

    public boolean isTold() {
        return toRelay.get() == Lie.NONE && toEnd.get() == Lie.NONE;
    }

    public void delay(int millis) {
        delayMillis = millis;
    }

    /** While it is, nobody gets through. */
    public void shut(boolean value) {
        shut = value;
        cut();
    }

    public synchronized void cut() {
        for (Socket each : open) {
            try {
                each.close();
            } catch (IOException e) {
                // it is closed
            }
        }
        open.clear();
    }

    public synchronized byte[] seen() {
        return seen.toByteArray();
    }

    private static void thread(Runnable work) {
        Thread thread = new Thread(work, "lying-relay");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket end = server.accept();
                if (shut) {
                    end.close();
                    continue;
                }
                Socket honest = new Socket();
                honest.connect(relay);
                end.setTcpNoDelay(true);
                honest.setTcpNoDelay(true);
                synchronized (this) {
                    open.add(end);
                    open.add(honest);
                }
                Way up = new Way(end, honest, true);
                Way down = new Way(honest, end, false);
                up.back = down;
                down.back = up;
                up.start();
                down.start();
            }
        } catch (IOException e) {
            // closed
        }
    }

    private record Timed(long dueNanos, byte[] frame) {}

    /** One direction of one connection. */
    private final class Way {
        private final Socket from;
        private final Socket to;
        private final boolean masked;
        private final BlockingQueue<Timed> late = new LinkedBlockingQueue<>();
        private byte @Nullable [] held;
        private Way back = this;

        Way(Socket from, Socket to, boolean masked) {
            this.from = from;
            this.to = to;
            this.masked = masked;
        }

        void start() {
            thread(this::read);
            thread(this::write);
        }

        private void read() {
            try (from;
                    to) {
                DataInputStream in = new DataInputStream(from.getInputStream());
                pass(head(in));
                while (true) {
                    frame(in);
                }
            } catch (IOException | InterruptedException e) {
                // either side has gone, and the other goes now
            }
        }

        private void write() {
            try (from;
                    to) {
                OutputStream out = to.getOutputStream();
                while (true) {
                    Timed next = late.take();
                    long wait = (next.dueNanos - System.nanoTime()) / 1_000_000;
                    if (wait > 0) {
                        Thread.sleep(wait);
                    }
                    out.write(next.frame);
                }
            } catch (IOException | InterruptedException e) {
                // either side has gone, and the other goes now
            }
        }

        private void pass(byte[] bytes) {
            synchronized (LyingRelay.this) {
                seen.writeBytes(bytes);
            }
            late.add(new Timed(System.nanoTime() + delayMillis * 1_000_000L, bytes));
        }

        private byte[] head(InputStream in) throws IOException {
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                int next = in.read();
                if (next < 0) {
                    throw new IOException("no head");
                }
                head.write(next);
            }
            return head.toByteArray();
        }

        private void frame(DataInputStream in) throws IOException, InterruptedException {
            int first = in.readUnsignedByte();
            int length = in.readUnsignedByte() & 0x7f;
            length = length == 126 ? in.readUnsignedShort() : length == 127 ? (int) in.readLong() : length;
            byte[] mask = new byte[masked ? 4 : 0];
            in.readFully(mask);
            byte[] payload = new byte[length];
            in.readFully(payload);
            for (int i = 0; masked && i < length; i++) {
                payload[i] ^= mask[i & 3];
            }
            boolean data = first == 0x82 && length > 5 && payload[0] == DATA;
            if (data) {
                lie((masked ? toRelay : toEnd).getAndSet(Lie.NONE), payload);
            } else {
                pass(framed(first, payload));
            }
        }

        private byte[] framed(int first, byte[] payload) {
            ByteArrayOutputStream frame = new ByteArrayOutputStream();
            int mask = masked ? 0x80 : 0;
            frame.write(first);
            if (payload.length < 126) {
                frame.write(mask | payload.length);
            } else {
                frame.write(mask | 126);
                frame.write(payload.length >>> 8);
                frame.write(payload.length);
            }
            frame.writeBytes(new byte[masked ? 4 : 0]);
            frame.writeBytes(payload);
            return frame.toByteArray();
        }

        private void data(byte[] payload) {
            pass(framed(0x82, payload));
            byte[] before = held;
            held = null;
            if (before != null) {
                pass(framed(0x82, before));
            }
        }

        private void lie(Lie lie, byte[] payload) throws IOException, InterruptedException {
            byte[] replayed = old;
            if (lie == Lie.NONE) {
                old = payload.clone();
            }
            switch (lie) {
                case NONE -> data(payload);
                case DROP -> {}
                case DUPLICATE -> {
                    data(payload);
                    data(payload);
                }
                case REORDER -> held = payload;
                case TRUNCATE -> data(Arrays.copyOf(payload, Math.max(6, payload.length / 2)));
                case FLIP -> {
                    payload[payload.length - 1] ^= 1;
                    data(payload);
                }
                case REFLECT -> back.data(payload);
                case REPLAY -> {
                    byte[] again = replayed == null ? payload.clone() : replayed.clone();
                    System.arraycopy(payload, 1, again, 1, 4); // as if it were of this epoch
                    data(again);
                    data(payload);
                }
                case STALL -> {
                    Thread.sleep(STALL_MILLIS);
                    data(payload);
                }
                case CUT -> throw new IOException("cut");
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        cut();
    }
}
