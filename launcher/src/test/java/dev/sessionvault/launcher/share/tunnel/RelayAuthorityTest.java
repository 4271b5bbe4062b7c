package dev.sessionvault.launcher.share.tunnel;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.sessionvault.launcher.share.address.HangingName;
import dev.sessionvault.relay.pairing.Grant;
import dev.sessionvault.relay.pairing.Quota;
import dev.sessionvault.relay.server.Relay;
import dev.sessionvault.relay.server.RelayConfig;
import dev.sessionvault.relay.server.TlsFiles;
import dev.sessionvault.relay.wire.CloseCode;
import dev.sessionvault.relay.wire.LegKey;
import dev.sessionvault.relay.wire.RelayName;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A relay whose authority is nobody's but its own: what is believed by a hash alone, and where the hash comes from. */
@Timeout(120)
class RelayAuthorityTest {
    private static final LegKey DEPLOYMENT = LegKey.of("a deployment's key, for the test".getBytes(US_ASCII));

    @TempDir
    private static Path directory;

    private static TestAuthority root;
    private static TestAuthority between;
    private static TestAuthority server;

    @BeforeAll
    static void issue() throws Exception {
        root = TestAuthority.named("root");
        between = root.authority("between");
        server = between.server("localhost");
    }

    private interface Work<T> {
        T at(RelayName name) throws Exception;
    }

    private static <T> T atRelay(Work<T> work, TestAuthority shown, TestAuthority... behind) throws Exception {
        TlsFiles files = new TlsFiles(
                shown.pem(directory.resolve("chain.pem"), behind), shown.key(directory.resolve("key.pem")));
        Quota one = Quota.STANDARD.withSessions(1);
        RelayConfig config = RelayConfig.local(List.of(new Grant(DEPLOYMENT.publicKey(), one)));
        try (Relay relay = Relay.start(config.withTls(files))) {
            return work.at(new RelayName("localhost:" + relay.address().getPort()));
        }
    }

    private static PeerException knock(TestAuthority pinned, TestAuthority shown, TestAuthority... behind)
            throws Exception {
        String hash = pinned.hash();
        return atRelay(
                name -> Knocking.at(new RelayRoute(name, true, RelayTrust.pinned(hash), Map.of())), shown, behind);
    }

    private static void assertRefused(String why, PeerException refused) {
        assertEquals(CloseCode.Again.NO, refused.again(), refused.getMessage());
        assertTrue(String.valueOf(refused.getMessage()).endsWith(why), refused.getMessage());
    }

    @Test
    void authority_thatTheRelayShows_isBelievedByItsHash() throws Exception {
        assertEquals(CloseCode.NO_RENDEZVOUS, knock(root, server, between, root).code());
        assertEquals(CloseCode.NO_RENDEZVOUS, knock(between, server, between).code());
        TestAuthority lonely = TestAuthority.lonelyServer("localhost");
        assertEquals(CloseCode.NO_RENDEZVOUS, knock(lonely, lonely).code());
    }

    @Test
    void hashOfAnother_orOfNoneThatIsShown_isRefused() throws Exception {
        String untrusted = "is not vouched for by an authority that is trusted";
        assertRefused(untrusted, knock(TestAuthority.named("root"), server, between, root));
        assertRefused(untrusted, knock(root, server, between));
    }

    /** The authority's certificate is public: whoever stands between can show it behind one of his own. */
    @Test
    void authority_thatHasNotIssuedWhatItIsShownBehind_isRefused() throws Exception {
        TestAuthority forger = TestAuthority.named("root").authority("between");
        TestAuthority forged = forger.server("localhost");
        assertRefused("an authority that is trusted", knock(root, forged, between, root));
        assertRefused("an authority that is trusted", knock(root, forged, forger, root));
        TestAuthority noAuthority = root.server("elsewhere.example.org");
        assertRefused("an authority that is trusted", knock(noAuthority, noAuthority.server("localhost"), noAuthority));
    }

    @Test
    void nameAndTimes_areCheckedAllTheSame() throws Exception {
        assertRefused("is for another name", knock(root, root.server("elsewhere.example.org"), root));
        assertRefused("has expired", knock(root, root.expiredServer("localhost"), root));
        TestAuthority old = TestAuthority.expired("old");
        assertRefused("has expired", knock(old, old.server("localhost"), old));
        TestAuthority young = old.authority("between");
        assertRefused("has expired", knock(old, young.server("localhost"), young, old));
    }

    private static String visit(Path file, TestAuthority shown, TestAuthority... behind) throws Exception {
        RelayTrust trust = RelayTrust.of(file);
        return atRelay(
                name -> String.valueOf(RelayVisit.make(new RelayRoute(name, true, trust, Map.of()), DEPLOYMENT)),
                shown,
                behind);
    }

    @Test
    void visit_findsTheHighestAuthority_thatTheRelayShows() throws Exception {
        Path file = root.pem(directory.resolve("root.pem"), TestAuthority.named("another"));
        assertEquals(root.hash(), visit(file, server, between, root));
        assertEquals(between.hash(), visit(file, server, between));
        TestAuthority lonely = TestAuthority.lonelyServer("localhost");
        assertEquals(lonely.hash(), visit(lonely.pem(directory.resolve("lonely.pem")), lonely));
    }

    @Test
    void visit_toARelayThatShowsNoAuthority_isOfNoUse() throws Exception {
        Path file = root.pem(directory.resolve("root.pem"));
        PeerException refused = assertThrows(PeerException.class, () -> visit(file, root.server("localhost")));
        assertRefused("so no recipient could check it", refused);
    }

    @Test
    void visit_leavesNoSessionBehind() throws Exception {
        Path file = root.pem(directory.resolve("root.pem"));
        atRelay(
                name -> {
                    RelayRoute route = new RelayRoute(name, true, RelayTrust.of(file), Map.of());
                    RelayVisit.make(route, DEPLOYMENT);
                    LegKey guest = LegKey.ofGuest(new byte[LegKey.SECRET_BYTES]);
                    try (Leg owner = new Leg(route, Place.owner(DEPLOYMENT, guest.publicKey(), () -> 60))) {
                        owner.enter(); // would be over the quota of one
                    }
                    return name;
                },
                root.server("localhost"),
                root);
    }

    @Test
    void visit_saysWhyItWasNotLetIn() throws Exception {
        Path file = root.pem(directory.resolve("root.pem"));
        LegKey stranger = LegKey.of(new byte[LegKey.SEED_BYTES]);
        PeerException unknown = atRelay(
                name -> assertThrows(
                        PeerException.class,
                        () -> RelayVisit.make(new RelayRoute(name, true, RelayTrust.of(file), Map.of()), stranger)),
                root.server("localhost"),
                root);
        assertEquals(CloseCode.UNKNOWN_TOKEN, unknown.code());
        Path others = TestAuthority.named("another").pem(directory.resolve("another.pem"));
        PeerException untrusted =
                assertThrows(PeerException.class, () -> visit(others, root.server("localhost"), root));
        assertRefused("is not vouched for by an authority that is trusted", untrusted);
    }

    @Test
    void visit_elsewhere_saysWhatIsThere() throws Exception {
        HttpServer site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        site.start();
        try {
            assertRefused(
                    "is not a relay that this sv can speak to",
                    visitInClear(site.getAddress().getPort()));
        } finally {
            site.stop(0);
        }
        int nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = socket.getLocalPort();
        }
        PeerException unreachable = visitInClear(nobody);
        assertEquals("the relay localhost:" + nobody + " cannot be reached", unreachable.getMessage());
        assertNull(unreachable.hint());
    }

    @Test
    void resolverThatHangs_isLeft_whenTheLegIsClosed() throws Exception {
        try (HangingName name = new HangingName("hangs.relay.test")) {
            RelayRoute route = new RelayRoute(new RelayName(name.host() + ":1"), false, RelayTrust.SYSTEM, Map.of());
            Place place = Place.guest(DEPLOYMENT.publicKey(), LegKey.ofGuest(new byte[LegKey.SECRET_BYTES]));
            Leg leg = new Leg(route, place);
            Thread closer = new Thread(leg::close);
            closer.start();
            PeerException left = assertThrows(PeerException.class, leg::enter);
            assertEquals("the relay hangs.relay.test:1 cannot be reached", left.getMessage());
            closer.join();
        }
    }

    private static PeerException visitInClear(int port) {
        RelayRoute route = new RelayRoute(new RelayName("localhost:" + port), false, RelayTrust.SYSTEM, Map.of());
        return assertThrows(PeerException.class, () -> RelayVisit.make(route, DEPLOYMENT));
    }
}
