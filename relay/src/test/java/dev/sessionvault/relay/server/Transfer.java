package dev.sessionvault.relay.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.sessionvault.relay.wire.CloseCode;
import dev.sessionvault.relay.wire.Data;
import dev.sessionvault.relay.wire.FrameException;
import dev.sessionvault.relay.wire.Paired;
import dev.sessionvault.relay.wire.RelayFrame;
import dev.sessionvault.relay.wire.RelayName;
import dev.sessionvault.relay.wire.RendezvousId;
import dev.sessionvault.relay.wire.Restarting;
import dev.sessionvault.relay.wire.Role;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * An owner that sends numbered records and a guest that takes them, through whatever happens: each dials again when it
 * is cut, and the guest says from which number to go on. What arrives twice, changed, out of order, or from elsewhere
 * is an error.
 */
final class Transfer {
    private final int records;
    private final Duration pause;
    private final IntPredicate mayEnd;
    private final Consumer<String> diary;
    private final Map<RelayName, InetSocketAddress> book;
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicInteger breaks = new AtomicInteger();
    private final AtomicInteger received = new AtomicInteger();
    private volatile boolean ending;

    /** @param mayEnd asked for the number of breaks so far; until it is true the guest asks for everything again */
    Transfer(int records, IntPredicate mayEnd) {
        this(records, Duration.ofMillis(50), mayEnd, line -> {}, Map.of());
    }

    /**
     * @param pause of the guest before it asks for everything again: these tests are of order and not of speed
     * @param diary is told what happens, and when: "entered PORT", "paired EPOCH", "round", "broken"
     * @param book where relays are, for ends that are told to go to another; asked before each dial
     */
    Transfer(
            int records,
            Duration pause,
            IntPredicate mayEnd,
            Consumer<String> diary,
            Map<RelayName, InetSocketAddress> book) {
        this.records = records;
        this.pause = pause;
        this.mayEnd = mayEnd;
        this.diary = diary;
        this.book = book;
    }

    int breaks() {
        return breaks.get();
    }

    int received() {
        return received.get();
    }

    /** Those that were checked, of both directions. */
    long bytes() {
        return bytes.get();
    }

    /** @return when both ends are through */
    void run(Ends owner, Ends guest, ExecutorService threads) throws Exception {
        Future<Void> sending = threads.submit(end(owner, Role.OWNER));
        Future<Void> receiving = threads.submit(end(guest, Role.GUEST));
        receiving.get(60, TimeUnit.SECONDS);
        sending.get(60, TimeUnit.SECONDS);
    }

    private Callable<Void> end(Ends ends, Role role) {
        return () -> {
            runAlone(ends, role);
            return null;
        };
    }

    /** One end, whose other is elsewhere. */
    void runAlone(Ends first, Role role) throws Exception {
        Ends ends = first;
        while (true) {
            try (EndLeg leg = untilIn(ends, role)) {
                leg.socket.socket().setSoTimeout(3_000);
                diary.accept("entered " + leg.socket.socket().getLocalPort());
                if (role == Role.OWNER ? serve(leg, ends.id) : take(leg, ends.id)) {
                    return;
                }
            } catch (SentAway e) {
                ends = e.where == null ? ends : ends.movedTo(e.where, ends.address);
            } catch (IOException e) {
                if (ending) {
                    return;
                }
                diary.accept("broken");
                breaks.incrementAndGet();
            }
        }
    }

    /** That nobody is there yet, or the old connection not yet gone, is no break. */
    private EndLeg untilIn(Ends ends, Role role) throws Exception {
        for (int pause = 50; ; pause = Math.min(1_000, 2 * pause)) {
            try {
                return ends.movedTo(ends.name, book.getOrDefault(ends.name, ends.address))
                        .enter(role);
            } catch (IOException e) {
                if (ending) {
                    throw e;
                }
                Thread.sleep(pause);
            }
        }
    }

    /** The owner's life on one connection. */
    private boolean serve(EndLeg leg, RendezvousId id) throws IOException, FrameException {
        long epoch = 0;
        while (true) {
            RawWebSocket.Message message = leg.socket.next();
            if (message.opcode != RawWebSocket.BINARY) {
                throw new IOException("closed with " + message.closeCode());
            }
            if (!Data.isData(message.payload)) {
                RelayFrame frame = heeded(RelayFrame.decode(message.payload));
                epoch = frame instanceof Paired ? ((Paired) frame).epoch() : epoch;
                diary.accept(frame instanceof Paired ? "paired " + epoch : "told");
                continue;
            }
            int from = ByteBuffer.wrap(Data.payload(message.payload)).getInt();
            assertArrayEquals(request(from, id), Data.payload(message.payload), "request " + from);
            bytes.addAndGet(message.payload.length - Data.HEADER_BYTES);
            if (from < 0) {
                leg.goodbye();
                leg.expectClose(CloseCode.NORMAL);
                return true;
            }
            for (int n = from; n < records; n++) {
                leg.socket.send(Data.encode(epoch, record(n, id)));
            }
        }
    }

    /** The guest's. */
    private boolean take(EndLeg leg, RendezvousId id) throws IOException, FrameException {
        int wanted = 0;
        long epoch = 0;
        while (true) {
            RawWebSocket.Message message = leg.socket.next();
            if (message.opcode != RawWebSocket.BINARY) {
                if (message.closeCode() == CloseCode.ENDED.code()) {
                    return true;
                }
                throw new IOException("closed with " + message.closeCode());
            }
            if (!Data.isData(message.payload)) {
                RelayFrame frame = heeded(RelayFrame.decode(message.payload));
                if (frame instanceof Paired) {
                    epoch = ((Paired) frame).epoch();
                    diary.accept("paired " + epoch);
                    wanted = 0;
                    ask(leg, epoch, wanted, id);
                }
                continue;
            }
            assertArrayEquals(record(wanted, id), Data.payload(message.payload), "record " + wanted);
            received.incrementAndGet();
            bytes.addAndGet(message.payload.length - Data.HEADER_BYTES);
            wanted++;
            if (wanted == records) {
                wanted = 0;
                diary.accept("round");
                ending = mayEnd.test(breaks.get());
                if (!ending) {
                    rest();
                }
                ask(leg, epoch, ending ? -1 : 0, id);
            }
        }
    }

    /** Who is told to go waits that long, and goes. */
    private static RelayFrame heeded(RelayFrame frame) throws IOException {
        if (frame instanceof Restarting restarting) {
            try {
                Thread.sleep(restarting.reconnectInMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new SentAway(restarting.where());
        }
        return frame;
    }

    /** The relay restarts. */
    private static final class SentAway extends IOException {
        private static final long serialVersionUID = 1;

        private final transient @Nullable RelayName where;

        SentAway(@Nullable RelayName where) {
            this.where = where;
        }
    }

    private void rest() throws IOException {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            throw new IOException("stopped", e);
        }
    }

    private static void ask(EndLeg leg, long epoch, int number, RendezvousId id) throws IOException {
        leg.socket.send(Data.encode(epoch, request(number, id)));
    }

    private static byte[] request(int number, RendezvousId id) {
        return filled(new byte[48], ~number, id, number);
    }

    /** Tells whose it is, and is different in every byte that matters. */
    private static byte[] record(int number, RendezvousId id) {
        return filled(new byte[200 + number % 7 * 900], number, id, number);
    }

    private static byte[] filled(byte[] bytes, int seed, RendezvousId id, int number) {
        new Random(seed * 31L + id.path().hashCode()).nextBytes(bytes);
        ByteBuffer.wrap(bytes).putInt(number);
        return bytes;
    }
}
