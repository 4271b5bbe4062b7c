package dev.sessionvault.launcher.share.tunnel;

import dev.sessionvault.relay.wire.Challenge;
import dev.sessionvault.relay.wire.CloseCode;
import dev.sessionvault.relay.wire.Data;
import dev.sessionvault.relay.wire.FrameException;
import dev.sessionvault.relay.wire.Paired;
import dev.sessionvault.relay.wire.PeerGone;
import dev.sessionvault.relay.wire.RelayFrame;
import dev.sessionvault.relay.wire.Restarting;
import dev.sessionvault.relay.wire.Welcome;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * One connection to a relay, from dialling to its end. One thread enters and runs it, another sends; any may close it.
 *
 * <p>Nothing that a relay says is proven: it can cut, delay, repeat and make up everything.
 */
public final class Leg implements AutoCloseable {
    /** So that a whole WebSocket message stays below what some libraries begin to fragment at. */
    public static final int MAX_PAYLOAD_BYTES = 16_000;

    private static final String SUBPROTOCOL = "sv-relay.1";
    private static final int PINGS_MISSED = 3;
    private static final Duration SHORTEST_PATIENCE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PATIENCE = Duration.ofSeconds(90);

    private final RelayRoute route;
    private final Place place;
    private final Dialling dialling;
    private final AtomicReference<byte @Nullable []> ping = new AtomicReference<>();

    private volatile @Nullable WebSocket socket;
    private List<X509Certificate> shown = List.of();
    private volatile long epoch;
    private volatile long sendingSinceNanos;

    public Leg(RelayRoute route, Place place) {
        this.route = route;
        this.place = place;
        this.dialling = new Dialling(route);
    }

    /** Dials and asks for the place; returns when the relay holds it. */
    public void enter() throws PeerException {
        try {
            Socket connected = dialling.connect();
            shown = certificates(connected);
            WebSocket opened = new WebSocket(connected);
            socket = opened;
            requireUpgraded(opened.upgrade(route.name().value(), place.id().path(), SUBPROTOCOL));
            Challenge challenge = expect(opened, Challenge.class);
            opened.send(WebSocket.BINARY, place.hello(route.name(), challenge));
            opened.patience(patience(expect(opened, Welcome.class).pingMillis()));
        } catch (FrameException e) {
            throw notARelay();
        } catch (IOException e) {
            throw PeerException.cut("the relay " + route + " does not answer as a relay does");
        }
    }

    private static List<X509Certificate> certificates(Socket connected) throws IOException {
        List<X509Certificate> all = new ArrayList<>();
        if (connected instanceof SSLSocket socket) {
            for (Certificate each : socket.getSession().getPeerCertificates()) {
                all.add((X509Certificate) each);
            }
        }
        return all;
    }

    /** The relay's own certificate first; none without TLS. */
    List<X509Certificate> shown() {
        return shown;
    }

    private void requireUpgraded(int status) throws PeerException {
        switch (status) {
            case 101 -> {}
            case 401, 403, 407 ->
                throw PeerException.refused(
                        "something on the way to " + route + " does not let this through (" + status + ")",
                        "a proxy may be needed: HTTPS_PROXY");
            case 429, 500, 502, 503, 504 -> throw PeerException.busy("the relay " + route + " answers " + status);
            default -> throw notARelay();
        }
    }

    private PeerException notARelay() {
        return PeerException.refused(
                route + " is not a relay that this sv can speak to", "check the relay's host and port");
    }

    private static Duration patience(long pingMillis) {
        Duration silence = Duration.ofMillis(Math.min(pingMillis * PINGS_MISSED, LONGEST_PATIENCE.toMillis()));
        return silence.compareTo(SHORTEST_PATIENCE) < 0 ? SHORTEST_PATIENCE : silence;
    }

    private <F extends RelayFrame> F expect(WebSocket from, Class<F> type)
            throws IOException, FrameException, PeerException {
        WebSocket.Message message = from.next();
        while (message.opcode() != WebSocket.BINARY) {
            take(message);
            message = from.next();
        }
        RelayFrame frame = RelayFrame.decode(message.payload());
        if (!type.isInstance(frame)) {
            throw notARelay();
        }
        return type.cast(frame);
    }

    /** Tells what comes until the connection ends, and throws how it did. */
    public void run(LegListener listener) throws PeerException {
        try {
            while (true) {
                WebSocket.Message message = opened().next();
                if (message.opcode() == WebSocket.BINARY) {
                    tell(message.payload(), listener);
                } else if (take(message)) {
                    listener.pinged();
                }
            }
        } catch (FrameException e) {
            throw PeerException.cut("the relay sent what no relay sends");
        } catch (SocketTimeoutException e) {
            throw PeerException.cut("the relay has fallen silent");
        } catch (IOException e) {
            throw PeerException.cut("the connection to the relay broke");
        }
    }

    private void tell(byte[] frame, LegListener listener) throws FrameException {
        if (Data.isData(frame)) {
            if (Data.epoch(frame) == epoch) {
                listener.data(Data.payload(frame));
            }
            return;
        }
        RelayFrame said = RelayFrame.decode(frame);
        if (said instanceof Paired paired) {
            epoch = paired.epoch();
            listener.paired(epoch);
        } else if (said instanceof PeerGone gone && gone.epoch() == epoch) {
            listener.gone(gone.cause());
        } else if (said instanceof Restarting plan) {
            listener.restarting(plan);
        }
    }

    /** @return whether there is something to answer */
    private boolean take(WebSocket.Message message) throws PeerException {
        if (message.opcode() == WebSocket.CLOSE) {
            throw PeerException.closed(code(message.payload()));
        }
        if (message.opcode() == WebSocket.PING) {
            ping.set(message.payload());
            return true;
        }
        return false;
    }

    private static CloseCode code(byte[] payload) {
        try {
            return payload.length < 2 ? CloseCode.CUT : CloseCode.of((payload[0] & 0xff) << 8 | payload[1] & 0xff);
        } catch (FrameException e) {
            return CloseCode.CUT;
        }
    }

    /** Answers a ping, if one has come: not done by who reads, which must go on while nothing can be written. */
    public void answer() throws IOException {
        byte[] payload = ping.getAndSet(null);
        if (payload != null) {
            send(WebSocket.PONG, payload);
        }
    }

    /** To the other end of this epoch; blocks while the relay takes nothing. */
    void send(long of, byte[] payload) throws IOException {
        send(WebSocket.BINARY, Data.encode(of, payload));
    }

    private void send(int opcode, byte[] payload) throws IOException {
        sendingSinceNanos = System.nanoTime() | 1;
        try {
            opened().send(opcode, payload);
        } finally {
            sendingSinceNanos = 0;
        }
    }

    /** Whether the connection has been taking nothing for this long. */
    public boolean isStuck(Duration limit) {
        long since = sendingSinceNanos;
        return since != 0 && System.nanoTime() - since > limit.toNanos();
    }

    private WebSocket opened() throws IOException {
        WebSocket opened = socket;
        if (opened == null) {
            throw new IOException("not connected");
        }
        return opened;
    }

    /** Leaves for good: for an owner this ends the session. Not while another thread sends. */
    public void leave() throws IOException {
        int code = CloseCode.NORMAL.code();
        send(WebSocket.CLOSE, new byte[] {(byte) (code >>> 8), (byte) code});
    }

    /** Hangs up: the place waits for this program to come back. */
    @Override
    public void close() {
        dialling.close();
    }
}
