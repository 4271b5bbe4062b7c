package dev.sessionvault.relay.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.relay.pairing.Limits;
import dev.sessionvault.relay.pairing.Quota;
import dev.sessionvault.relay.pairing.Rate;
import dev.sessionvault.relay.wire.Challenge;
import dev.sessionvault.relay.wire.CloseCode;
import dev.sessionvault.relay.wire.Data;
import dev.sessionvault.relay.wire.LegKey;
import dev.sessionvault.relay.wire.RelayFrame;
import dev.sessionvault.relay.wire.RelayName;
import dev.sessionvault.relay.wire.Role;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each thing that a leg can do wrong: its close code, its counter alone, and a pair beside it that notices nothing. */
class BadInputTest {
    private static final Rate ANY = Rate.UNLIMITED;

    private static Relay relay;
    private static EndPair bystanders;

    private Map<CloseCode, Long> before = Map.of();

    @BeforeAll
    static void start() throws Exception {
        relay = Relay.start(RelayConfig.local(Ends.grants(Quota.STANDARD.withHellos(ANY)))
                .withLimits(Limits.STANDARD.withRendezvousHellos(new Rate(6, 0.01)))
                .withSockets(
                        SocketLimits.STANDARD.withTick(Duration.ofMillis(20)).withHello(Duration.ofMillis(700))));
        bystanders = Ends.at(relay).pair();
    }

    @AfterAll
    static void stop() throws Exception {
        bystanders.close();
        relay.close();
    }

    @BeforeEach
    void count() {
        before = closings();
    }

    @AfterEach
    void bystandersAreSound() throws Exception {
        bystanders.assertSound();
    }

    private static Map<CloseCode, Long> closings() {
        Map<CloseCode, Long> closings = new TreeMap<>();
        for (CloseCode code : CloseCode.values()) {
            closings.put(code, relay.counters().closings(code));
        }
        return closings;
    }

    /** @param code that was just read from the wire, and must have been counted once, and nothing else */
    private void assertCounted(CloseCode code) {
        Map<CloseCode, Long> wanted = new TreeMap<>(before);
        wanted.merge(code, 1L, Long::sum);
        assertEquals(wanted, closings());
        assertTrue(
                relay.metrics().contains("sv_relay_closed_total{cause=\"" + code.label() + "\"} " + wanted.get(code)));
    }

    private static RawWebSocket challenged(Ends ends) throws Exception {
        RawWebSocket socket = ends.connect();
        assertEquals(Challenge.class, RelayFrame.decode(socket.next().payload).getClass());
        return socket;
    }

    private void assertCloses(CloseCode code, RawWebSocket socket) throws Exception {
        RawWebSocket.Message answer = socket.next();
        assertEquals(RawWebSocket.CLOSE, answer.opcode);
        assertEquals(code.code(), answer.closeCode());
        assertCounted(code);
        socket.close();
    }

    /** A hello that something was done to. */
    private void assertHelloCloses(CloseCode code, Role role, UnaryOperator<byte[]> change) throws Exception {
        Ends ends = Ends.at(relay);
        RawWebSocket socket = ends.connect();
        Challenge challenge = (Challenge) RelayFrame.decode(socket.next().payload);
        socket.send(change.apply(ends.hello(role, challenge)));
        assertCloses(code, socket);
    }

    private static UnaryOperator<byte[]> set(int at, int value) {
        return hello -> {
            hello[at] = (byte) value;
            return hello;
        };
    }

    @Test
    void aTruncatedHello() throws Exception {
        assertHelloCloses(CloseCode.MALFORMED, Role.OWNER, hello -> Arrays.copyOf(hello, hello.length - 1));
    }

    @Test
    void aHelloWithAByteLeftOver() throws Exception {
        assertHelloCloses(CloseCode.MALFORMED, Role.OWNER, hello -> Arrays.copyOf(hello, hello.length + 1));
    }

    @Test
    void anEmptyFrame() throws Exception {
        assertHelloCloses(CloseCode.MALFORMED, Role.OWNER, hello -> new byte[0]);
    }

    @Test
    void aRoleThatDoesNotExist() throws Exception {
        assertHelloCloses(CloseCode.MALFORMED, Role.OWNER, set(2, 3));
    }

    @Test
    void anUnknownVersion() throws Exception {
        assertHelloCloses(CloseCode.UNKNOWN_VERSION, Role.OWNER, set(1, 2));
    }

    @Test
    void anUnknownType() throws Exception {
        assertHelloCloses(CloseCode.UNKNOWN_TYPE, Role.OWNER, set(0, 0x7f));
    }

    @Test
    void aTypeThatOnlyTheRelaySends() throws Exception {
        assertHelloCloses(CloseCode.UNKNOWN_TYPE, Role.OWNER, set(0, 0x83));
    }

    @Test
    void aSignatureThatWasTouched() throws Exception {
        assertHelloCloses(CloseCode.BAD_PROOF, Role.OWNER, hello -> {
            hello[hello.length - 40] ^= 1;
            return hello;
        });
    }

    @Test
    void aLongerLifetimeThanWasSigned() throws Exception {
        assertHelloCloses(CloseCode.BAD_PROOF, Role.OWNER, set(6, 0x09));
    }

    @Test
    void aGuestWithoutTheHandlesSecret() throws Exception {
        Ends ends = Ends.at(relay);
        EndLeg owner = ends.enter(Role.OWNER);
        RawWebSocket socket = ends.connect();
        Challenge challenge = (Challenge) RelayFrame.decode(socket.next().payload);
        socket.send(Ends.at(relay).hello(Role.GUEST, challenge)); // knows the path, and has a key of another handle
        assertCloses(CloseCode.BAD_PROOF, socket);
        owner.goodbye();
        owner.expectClose(CloseCode.NORMAL);
    }

    @Test
    void anOwnerOfAnotherDeployment_cannotHoldTheRendezvous() throws Exception {
        RawWebSocket socket = Ends.at(relay).connect();
        Challenge challenge = (Challenge) RelayFrame.decode(socket.next().payload);
        Ends squatter = Ends.at(relay).ofDeployment(LegKey.of(filled(1)));
        socket.send(squatter.hello(Role.OWNER, challenge));
        assertCloses(CloseCode.BAD_PROOF, socket);
    }

    private static byte[] filled(int value) {
        byte[] seed = new byte[LegKey.SEED_BYTES];
        Arrays.fill(seed, (byte) value);
        return seed;
    }

    @Test
    void aDeploymentThatIsNotKnown() throws Exception {
        Ends ends = Ends.at(relay).ofDeployment(LegKey.of(filled(1)));
        EndLeg leg = EndLeg.say(ends.connect(), challenge -> ends.hello(Role.OWNER, challenge));
        assertCloses(CloseCode.UNKNOWN_TOKEN, leg.socket);
    }

    @Test
    void aProofForAnotherRelay() throws Exception {
        Ends ends = Ends.at(relay).named(new RelayName("other.example.org:443"));
        EndLeg leg = EndLeg.say(ends.connect(), challenge -> ends.hello(Role.OWNER, challenge));
        assertCloses(CloseCode.WRONG_NAME, leg.socket);
    }

    @Test
    void aHelloThatWasHeardOnAnotherConnection() throws Exception {
        Ends ends = Ends.at(relay);
        byte[][] heard = new byte[1][];
        EndLeg owner = EndLeg.enter(ends.connect(), challenge -> heard[0] = ends.hello(Role.OWNER, challenge));
        RawWebSocket socket = challenged(ends);
        socket.send(heard[0]);
        assertCloses(CloseCode.REPLAYED, socket);
        assertEquals(
                "sv_relay_pairs 1",
                relay.metrics()
                        .lines()
                        .filter(l -> l.startsWith("sv_relay_pairs "))
                        .findFirst()
                        .orElseThrow());
        owner.goodbye();
        owner.expectClose(CloseCode.NORMAL);
    }

    @Test
    void aGuestWithoutAnOwner() throws Exception {
        assertHelloCloses(CloseCode.NO_RENDEZVOUS, Role.GUEST, hello -> hello);
    }

    @Test
    void twoOwners() throws Exception {
        Ends ends = Ends.at(relay);
        EndLeg owner = ends.enter(Role.OWNER);
        assertCloses(CloseCode.TAKEN, ends.stranger(Role.OWNER).socket);
        owner.goodbye();
        owner.expectClose(CloseCode.NORMAL);
    }

    @Test
    void aThirdLeg() throws Exception {
        Ends ends = Ends.at(relay);
        try (EndPair pair = ends.pair()) {
            assertCloses(CloseCode.TAKEN, ends.stranger(Role.GUEST).socket);
            pair.assertSound();
            pair.owner.goodbye();
            pair.guest.expectClose(CloseCode.ENDED);
        }
    }

    @Test
    void hellosTooOften() throws Exception {
        Ends ends = Ends.at(relay);
        EndLeg owner = ends.enter(Role.OWNER);
        for (int i = 0; i < 5; i++) {
            EndLeg stranger = ends.stranger(Role.OWNER);
            stranger.expectClose(CloseCode.TAKEN);
            stranger.close();
        }
        before = closings();
        assertCloses(CloseCode.TOO_OFTEN, ends.stranger(Role.OWNER).socket);
        owner.goodbye();
        owner.expectClose(CloseCode.NORMAL);
    }

    @Test
    void dataBeforeAHello() throws Exception {
        assertHelloCloses(CloseCode.OUT_OF_ORDER, Role.OWNER, hello -> Data.encode(1, new byte[] {1}));
    }

    private void assertSeatedCloses(CloseCode code, byte[] bytes) throws Exception {
        Ends ends = Ends.at(relay);
        EndPair pair = ends.pair();
        pair.owner.socket.raw(bytes);
        assertCloses(code, pair.owner.socket);
        pair.guest.expectGone(code);
        EndLeg again = ends.enter(Role.OWNER);
        again.paired();
        pair.guest.paired();
        new EndPair(again, pair.guest).assertSound(); // the session has survived it
        again.goodbye();
        again.expectClose(CloseCode.NORMAL);
        pair.close();
    }

    private static byte[] binary(byte[] payload) {
        return RawWebSocket.frame(0x82, payload, true);
    }

    @Test
    void aSecondHello() throws Exception {
        assertSeatedCloses(CloseCode.OUT_OF_ORDER, binary(new byte[] {1, 1}));
    }

    @Test
    void dataOfAnEpochThatHasNotBegun() throws Exception {
        assertSeatedCloses(CloseCode.OUT_OF_ORDER, binary(Data.encode(2, new byte[] {1})));
    }

    @Test
    void dataOfEpochZero() throws Exception {
        assertSeatedCloses(CloseCode.OUT_OF_ORDER, binary(Data.encode(0, new byte[] {1})));
    }

    @Test
    void dataWithoutAPayload() throws Exception {
        assertSeatedCloses(CloseCode.MALFORMED, binary(new byte[] {Data.TYPE, 0, 0, 0, 1}));
    }

    @Test
    void anOversizeFrame() throws Exception {
        assertSeatedCloses(CloseCode.TOO_BIG, binary(new byte[RelayFrame.MAX_BYTES + 1]));
    }

    @Test
    void aFrameThatSaysItIsHuge() throws Exception {
        byte[] head = {(byte) 0x82, (byte) 0xff, 0x7f, -1, -1, -1, -1, -1, -1, -1, 1, 2, 3, 4};
        assertSeatedCloses(CloseCode.TOO_BIG, head);
    }

    @Test
    void aTextMessage() throws Exception {
        assertSeatedCloses(CloseCode.NOT_BINARY, RawWebSocket.frame(0x81, new byte[] {'a'}, true));
    }

    @Test
    void aFragmentedMessage() throws Exception {
        assertSeatedCloses(CloseCode.FRAGMENTED, RawWebSocket.frame(0x02, Data.encode(1, new byte[9]), true));
    }

    @Test
    void aFrameThatIsNotMasked() throws Exception {
        assertSeatedCloses(CloseCode.BAD_WEBSOCKET, RawWebSocket.frame(0x82, new byte[] {1}, false));
    }

    @Test
    void aReservedBit_asOfCompression() throws Exception {
        assertSeatedCloses(CloseCode.BAD_WEBSOCKET, RawWebSocket.frame(0xc2, new byte[] {1}, true));
    }

    @Test
    void anUnknownOpcode() throws Exception {
        assertSeatedCloses(CloseCode.BAD_WEBSOCKET, RawWebSocket.frame(0x83, new byte[] {1}, true));
    }

    @Test
    void noHello() throws Exception {
        RawWebSocket socket = challenged(Ends.at(relay));
        assertCloses(CloseCode.SLOW_HELLO, socket);
    }

    @Test
    void aHelloByteByByte_isAsSlowAsNone() throws Exception {
        Ends ends = Ends.at(relay);
        RawWebSocket socket = ends.connect();
        byte[] frame = binary(ends.hello(Role.OWNER, (Challenge) RelayFrame.decode(socket.next().payload)));
        Thread drip = new Thread(() -> {
            try {
                for (byte each : frame) {
                    socket.raw(new byte[] {each});
                    Thread.sleep(20);
                }
            } catch (IOException | InterruptedException e) {
                // the relay has had enough
            }
        });
        drip.start();
        assertCloses(CloseCode.SLOW_HELLO, socket);
        drip.join();
    }

    @Test
    void aConnectionThatSaysNothing_isCutAndCounted() throws Exception {
        long slow = relay.counters().refusals(Counters.Refusal.SLOW);
        try (RawWebSocket socket = new RawWebSocket(RawWebSocket.connect(relay.address(), null))) {
            assertThrows(IOException.class, socket::read);
        }
        assertEquals(slow + 1, relay.counters().refusals(Counters.Refusal.SLOW));
        assertEquals(before, closings());
    }

    @Test
    void requestsThatAreNoUpgrade_areRefusedAndCounted() throws Exception {
        long refused = relay.counters().refusals(Counters.Refusal.HTTP);
        String path = Ends.at(relay).id.path();
        assertAnswers("HTTP/1.1 404 Not Found", "/v1/nobody", "Upgrade: websocket", "sv-relay.1");
        assertAnswers("HTTP/1.1 404 Not Found", path + "?", "Upgrade: websocket", "sv-relay.1");
        assertAnswers("HTTP/1.1 426 Upgrade Required", path, "X: y", "sv-relay.1");
        assertAnswers("HTTP/1.1 400 Bad Request", path, "Upgrade: websocket", "sv-relay.2");
        assertAnswers("HTTP/1.1 431 Request Header Fields Too Large", path, "X: " + "y".repeat(9_000), "sv-relay.1");
        assertEquals(refused + 5, relay.counters().refusals(Counters.Refusal.HTTP));
    }

    private static void assertAnswers(String wanted, String path, String upgrade, String subprotocol) throws Exception {
        try (RawWebSocket socket = new RawWebSocket(RawWebSocket.connect(relay.address(), null))) {
            assertEquals(wanted, socket.request(path, upgrade, subprotocol));
        }
    }
}
