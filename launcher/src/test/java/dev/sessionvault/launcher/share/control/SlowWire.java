package dev.sessionvault.launcher.share.control;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Passes on what it is sent, late; now and then nothing for a while, and now and then it is cut. */
final class SlowWire {
    private final ServerSocket server;
    private final InetSocketAddress target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile int delayMillis;
    private volatile long stalledUntil = System.nanoTime();
    private volatile long cutUntil = System.nanoTime();

    SlowWire(int port, InetSocketAddress target) throws IOException {
        this.target = target;
        this.server = new ServerSocket(port);
        thread(this::accept);
    }

    void delay(int millis) {
        delayMillis = millis;
    }

    void stall(int millis) {
        stalledUntil = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    }

    /** All connections end, and so long whoever dials is hung up on. */
    void cut(int millis) {
        cutUntil = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        open.forEach(SlowWire::hangUp);
    }

    private static void hangUp(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it is closed
        }
    }

    private static void thread(Runnable work) {
        Thread thread = new Thread(work, "slow-wire");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket end = server.accept();
                Socket relay = new Socket();
                open.add(end);
                open.add(relay);
                if (cutUntil - System.nanoTime() > 0) {
                    hangUp(end);
                    continue;
                }
                relay.connect(target);
                pass(end, relay);
                pass(relay, end);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Late(long dueNanos, byte[] bytes) {}

    private void pass(Socket from, Socket to) {
        BlockingQueue<Late> queue = new LinkedBlockingQueue<>();
        thread(() -> read(from, queue));
        thread(() -> write(queue, to));
    }

    private void read(Socket from, BlockingQueue<Late> queue) {
        byte[] buffer = new byte[16 * 1024];
        try (from) {
            InputStream in = from.getInputStream();
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                long due = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(delayMillis);
                queue.add(new Late(due, Arrays.copyOf(buffer, n)));
            }
        } catch (IOException e) {
            // it has gone, and the other goes now
        }
        queue.add(new Late(System.nanoTime(), new byte[0]));
    }

    private void write(BlockingQueue<Late> queue, Socket to) {
        try (to) {
            to.setTcpNoDelay(true);
            OutputStream out = to.getOutputStream();
            for (Late next = queue.take(); next.bytes.length > 0; next = queue.take()) {
                sleepUntil(next.dueNanos);
                sleepUntil(stalledUntil);
                out.write(next.bytes);
            }
        } catch (IOException | InterruptedException e) {
            // it has gone
        }
    }

    private static void sleepUntil(long nanos) throws InterruptedException {
        long left = TimeUnit.NANOSECONDS.toMillis(nanos - System.nanoTime());
        if (left > 0) {
            Thread.sleep(left);
        }
    }
}
