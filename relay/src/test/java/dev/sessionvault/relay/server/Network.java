package dev.sessionvault.relay.server;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * Owner, guest and relay, each in a network of its own, and between them a wire, which has all the cables. What the ends
 * send to the relay's port comes out at the wire's own ports; everything else is dropped there.
 */
final class Network implements AutoCloseable {
    static final InetSocketAddress RELAY = new InetSocketAddress("10.77.3.2", 8443);
    static final int OWNERS_WIRE = 9001;
    static final int GUESTS_WIRE = 9002;

    private static final String OWNER = "10.77.1.2";
    private static final String GUEST = "10.77.2.2";

    private static final String RULES = """
            table inet wire {
              set hole { type ifname; }
              set old { type inet_service; }
              chain in {
                type filter hook prerouting priority raw
                iifname @hole drop
                tcp sport @old drop
              }
              chain out {
                type filter hook output priority raw
                oifname @hole drop
              }
              chain divert {
                type nat hook prerouting priority dstnat
                iifname owner ip daddr 10.77.3.2 tcp dport 8443 redirect to :9001
                iifname guest ip daddr 10.77.3.2 tcp dport 8443 redirect to :9002
              }
              chain own {
                type filter hook input priority filter; policy drop
                ct state established accept
                iifname owner tcp dport 9001 accept
                iifname guest tcp dport 9002 accept
              }
              chain through {
                type filter hook forward priority filter; policy drop
                counter
              }
            }
            """;

    final Namespace owner;
    final Namespace guest;
    final Namespace relay;
    final Namespace wire;
    private final List<Namespace> made = new ArrayList<>();

    /** Laid, and open in all directions. */
    Network() throws Exception {
        try {
            owner = make();
            guest = make();
            relay = make();
            wire = make();
            wire.connect("owner", "10.77.1.1", owner, "eth0", OWNER);
            wire.connect("guest", "10.77.2.1", guest, "eth0", GUEST);
            wire.connect("relay", "10.77.3.1", relay, "eth0", RELAY.getHostString());
            wire.run("sh", "-c", "echo 1 > /proc/sys/net/ipv4/ip_forward");
        } catch (Exception e) {
            close();
            throw e;
        }
    }

    private Namespace make() throws Exception {
        Namespace namespace = Namespace.make();
        made.add(namespace);
        return namespace;
    }

    void restrict() throws Exception {
        wire.run("sh", "-c", "nft -f - << 'END'\n" + RULES + "END\n");
    }

    /** From now on no packet from or to the ends arrives, and nobody is told. */
    void silence() throws Exception {
        wire.run("nft", "add element inet wire hole { owner, guest }");
    }

    /** New connections work again; of those from these ports no packet will ever arrive. */
    void endSilence(String... ports) throws Exception {
        wire.run("nft", "add element inet wire old { " + String.join(", ", ports) + " }");
        wire.run("nft", "flush set inet wire hole");
    }

    long dropped() throws Exception {
        String counter = wire.run("nft", "list", "chain", "inet", "wire", "through");
        return Long.parseLong(counter.replaceAll("(?s).*counter packets (\\d+).*", "$1"));
    }

    /** Each direction that is no business of an end or the relay: what a dial there comes to. */
    List<String> dials() throws Exception {
        List<Child> dials = List.of(
                dial(owner, GUEST, 22),
                dial(guest, OWNER, 22),
                dial(relay, OWNER, 22),
                dial(relay, GUEST, 22),
                dial(owner, RELAY.getHostString(), 22),
                dial(guest, RELAY.getHostString(), 22));
        List<String> answers = new ArrayList<>();
        for (Child dial : dials) {
            answers.add(dial.await(0, "answer", 10));
        }
        return answers;
    }

    /** Nobody listens there: who is heard is refused, and who is not hears nothing. */
    private static Child dial(Namespace from, String to, int port) throws Exception {
        return from.start(List.of(
                "bash",
                "-c",
                "m=$(timeout 1 bash -c ': < /dev/tcp/" + to + "/" + port + "' 2>&1) && echo answer connected && exit\n"
                        + "case $m in *refused*) echo answer refused ;; *) echo answer none ;; esac"));
    }

    @Override
    public void close() throws InterruptedException {
        for (Namespace namespace : made) {
            namespace.close();
        }
    }
}
