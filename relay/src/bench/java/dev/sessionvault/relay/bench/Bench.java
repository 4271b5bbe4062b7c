package dev.sessionvault.relay.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Starts all peers on this machine, measures them in turn in one run, prints one table. */
final class Bench {
    static final String WS = "ours, ws";
    static final String WSS = "ours, wss";
    static final String WORMHOLE = "wormhole";
    static final String NGINX_TLS = "nginx, TLS";

    /** Of the descriptors a relay takes no more than this for sessions, and a pair has two in each process. */
    private static final double DESCRIPTORS_USED = 0.79;

    private static final int IDLE_PAIRS = 10_000;

    /** Each is a process. */
    private static final int IDLE_PROCESSES = 300;

    private final Place place;
    private final Certificate certificate;
    private final Net net;
    private final int idlePairs;

    private Bench(Path directory) throws Exception {
        place = new Place(directory);
        certificate = Certificate.make(place.directory);
        net = new Net(certificate);
        idlePairs = Math.min(IDLE_PAIRS, (int) (place.descriptors * DESCRIPTORS_USED / 2));
    }

    /** System properties: bench.rounds; bench.out, a file for the table; bench.jar; bench.service; bench.java. */
    public static void main(String[] arguments) throws Exception {
        Path directory = Files.createTempDirectory("sv-relay-bench");
        String report = new Bench(directory).report(Integer.getInteger("bench.rounds", 5));
        System.out.println("\n" + report);
        String out = System.getProperty("bench.out", "");
        if (!out.isEmpty()) {
            Files.writeString(Path.of(out), report);
        }
        System.exit(0);
    }

    private String report(int rounds) throws Exception {
        List<Peer> peers = peers();
        Peer direct = new Peer("direct", false, false, 0, () -> Small.direct(net, false));
        Peer directTls = new Peer("direct, TLS", true, false, 0, () -> Small.direct(net, true));
        direct.start();
        directTls.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(peers)));
        Samples samples = new Plan(net, peers, direct, directTls).measure(rounds);
        return new Table(peers, samples).print()
                + "\n" + new Targets(samples).print()
                + "\n" + new Footer(place, idlePairs, rounds).print();
    }

    private List<Peer> peers() {
        return List.of(
                new Peer(WS, false, true, idlePairs, () -> Ours.start(place, net, certificate, false)),
                new Peer(WORMHOLE, false, false, idlePairs, () -> Small.wormhole(place, net)),
                new Peer("nginx", false, false, idlePairs, () -> Nginx.start(place, net, certificate, false)),
                new Peer(
                        "HAProxy",
                        false,
                        false,
                        idlePairs,
                        () -> Haproxy.start(place, net, certificate, false, idlePairs)),
                new Peer("socat", false, false, IDLE_PROCESSES, () -> Small.socat(place, net)),
                new Peer(WSS, true, true, idlePairs, () -> Ours.start(place, net, certificate, true)),
                new Peer(NGINX_TLS, true, false, idlePairs, () -> Nginx.start(place, net, certificate, true)),
                new Peer(
                        "HAProxy, TLS",
                        true,
                        false,
                        idlePairs,
                        () -> Haproxy.start(place, net, certificate, true, idlePairs)));
    }

    private static void stop(List<Peer> peers) {
        for (Peer peer : peers) {
            try {
                peer.stop();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
