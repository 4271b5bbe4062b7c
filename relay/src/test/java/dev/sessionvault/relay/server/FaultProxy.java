package dev.sessionvault.relay.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A wire that does something to what passes it: once, or for as long as it is told to. */
final class FaultProxy implements AutoCloseable {
    enum Fault {
        NONE,
        DELAY,
        STALL,
        TRICKLE,
        CUT,
        HALF_CLOSE,
        RESET,
        DROP,
        DUPLICATE,
        REORDER,
        TRUNCATE,
        FLIP,
        SWAP,
        REPLAY
    }

    private static final int DELAY_MILLIS = 200;
    private static final int STALL_MILLIS = 700;

    private final ServerSocket server;
    private final InetSocketAddress target;
    private final AtomicReference<Fault> next = new AtomicReference<>(Fault.NONE);
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean isCut;
    private volatile long cutUntil;
    private volatile boolean delaying;
    private volatile byte[] passed = {1};

    FaultProxy(InetSocketAddress target) throws IOException {
        this(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), target);
    }

    FaultProxy(InetSocketAddress listen, InetSocketAddress target) throws IOException {
        this.target = target;
        this.server = new ServerSocket(listen.getPort(), 50, listen.getAddress());
        thread(this::accept);
    }

    InetSocketAddress address() {
        return (InetSocketAddress) server.getLocalSocketAddress();
    }

    /** To the next piece that passes; DELAY to all from now on. */
    void inflict(Fault fault) {
        delaying = fault == Fault.DELAY;
        next.set(delaying ? Fault.NONE : fault);
    }

    boolean isDone() {
        return next.get() == Fault.NONE;
    }

    /** Ends all that is connected, and for so long whoever dials. */
    void cutFor(Duration time) {
        cutUntil = System.nanoTime() + time.toNanos();
        isCut = true;
        open.forEach(FaultProxy::reset);
    }

    /** Ends one of the connections. */
    void cutAny() {
        Object[] all = open.toArray();
        if (all.length > 0) {
            reset((Socket) all[ThreadLocalRandom.current().nextInt(all.length)]);
        }
    }

    private boolean isCut() {
        isCut = isCut && cutUntil - System.nanoTime() > 0;
        return isCut;
    }

    private static void reset(Socket socket) {
        try (socket) {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // it has gone by itself
        }
    }

    private static void thread(Runnable work) {
        Thread thread = new Thread(work, "fault-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                thread(() -> join(client));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void join(Socket client) {
        Socket relay = new Socket();
        open.add(client);
        open.add(relay);
        try {
            if (isCut()) {
                throw new IOException("cut");
            }
            relay.connect(target);
            client.setTcpNoDelay(true);
            relay.setTcpNoDelay(true);
            thread(() -> pump(client, relay));
            pump(relay, client);
        } catch (IOException e) {
            reset(client);
        } finally {
            open.remove(client);
            open.remove(relay);
        }
    }

    private void pump(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[16 * 1024];
            byte[] held = null;
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                byte[] piece = Arrays.copyOf(buffer, n);
                Fault fault = n > 40 ? next.getAndSet(Fault.NONE) : Fault.NONE;
                if (fault == Fault.REORDER) {
                    held = piece;
                    continue;
                }
                if (!pass(piece, fault, to, out)) {
                    return;
                }
                held = passHeld(held, out);
                passed = piece;
            }
        } catch (IOException | InterruptedException e) {
            // either side has gone, and the other goes now
        }
    }

    private static byte @Nullable [] passHeld(byte @Nullable [] held, OutputStream out) throws IOException {
        if (held != null) {
            out.write(held);
        }
        return null;
    }

    /** @return false if the connection is to end */
    private boolean pass(byte[] piece, Fault fault, Socket to, OutputStream out)
            throws IOException, InterruptedException {
        switch (fault) {
            case NONE, DELAY, REORDER -> {
                if (delaying) {
                    Thread.sleep(DELAY_MILLIS);
                }
                out.write(piece);
            }
            case STALL -> {
                Thread.sleep(STALL_MILLIS);
                out.write(piece);
            }
            case TRICKLE -> {
                for (int i = 0; i < piece.length; i++) {
                    out.write(piece[i]);
                    if (i < 100) {
                        Thread.sleep(3);
                    }
                }
            }
            case CUT -> {
                return false;
            }
            case HALF_CLOSE -> {
                to.shutdownOutput();
                Thread.sleep(STALL_MILLIS);
                return false;
            }
            case RESET -> {
                to.setSoLinger(true, 0);
                return false;
            }
            case DROP -> {}
            case DUPLICATE -> {
                out.write(piece);
                out.write(piece);
            }
            case TRUNCATE -> {
                out.write(piece, 0, piece.length / 2);
                return false;
            }
            case FLIP -> {
                piece[piece.length / 2] ^= 0x10;
                out.write(piece);
            }
            case SWAP -> out.write(passed);
            case REPLAY -> {
                out.write(piece);
                out.write(passed);
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
