package dev.sessionvault.relay.bench;

import java.util.List;

/** What is measured when: in each round every peer once, so that what the machine does meanwhile it does to all. */
final class Plan {
    private static final Pace SHORT = new Pace(200, 800);
    private static final Pace PACE = new Pace(400, 1_200);
    private static final int MANY = 100;

    /** What compiles itself while it runs is measured when its compilers have little left to do, as in a day's work. */
    private static final double QUIET_SECONDS = 0.4;

    private static final int MAX_PASSES = 12;

    private final Net net;
    private final List<Peer> peers;
    private final Peer direct;
    private final Peer directTls;
    private final Samples samples = new Samples();

    Plan(Net net, List<Peer> peers, Peer direct, Peer directTls) {
        this.net = net;
        this.peers = peers;
        this.direct = direct;
        this.directTls = directTls;
    }

    Samples measure(int rounds) throws Exception {
        for (Peer peer : peers) {
            warm(peer);
        }
        for (int round = 0; round < rounds; round++) {
            say("round " + (round + 1) + " of " + rounds);
            trips();
            for (Peer peer : peers) {
                flows(peer);
                births(peer);
            }
        }
        for (Peer peer : peers) {
            idle(peer);
        }
        return samples;
    }

    private void warm(Peer peer) throws Exception {
        say("warms up " + peer.name);
        peer.start();
        double before = 0;
        double now = 0;
        for (int pass = 0; pass == 0 || peer.java && pass < MAX_PASSES && now - before > QUIET_SECONDS; pass++) {
            before = now;
            Flow.measure(peer, MANY, PACE);
            Flow.measure(peer, 1, SHORT);
            Births.measure(peer, PACE);
            trip(peer, SHORT);
            now = peer.java ? peer.tree().compiling() : 0;
        }
    }

    private void flows(Peer peer) throws Exception {
        Flow.Result one = Flow.measure(peer, 1, PACE);
        samples.add(Line.ONE_SPEED, peer, one.speed());
        samples.add(Line.ONE_CPU, peer, one.cpu());
        Flow.Result many = Flow.measure(peer, MANY, PACE);
        samples.add(Line.MANY_SPEED, peer, many.speed());
        samples.add(Line.MANY_CPU, peer, many.cpu());
    }

    private void births(Peer peer) throws Exception {
        Births.Result births = Births.measure(peer, PACE);
        samples.add(Line.BIRTHS, peer, births.perSecond());
        samples.add(Line.BIRTH_CPU, peer, births.cpu());
    }

    private void trips() throws Exception {
        Trips.Result plain = trip(direct, SHORT);
        Trips.Result tls = trip(directTls, SHORT);
        for (Peer peer : peers) {
            Trips.Result through = trip(peer, SHORT);
            Trips.Result without = peer.tls ? tls : plain;
            samples.add(Line.MIDDLE, peer, through.middle() - without.middle());
            samples.add(Line.SLOWEST, peer, through.slowest() - without.slowest());
        }
    }

    private Trips.Result trip(Peer peer, Pace pace) throws Exception {
        net.loops.narrow(true);
        try {
            return Trips.measure(peer, pace);
        } finally {
            net.loops.narrow(false);
        }
    }

    private void idle(Peer peer) throws Exception {
        double peak = peer.tree().peak();
        say("holds " + peer.idlePairs + " idle pairs of " + peer.name);
        samples.add(Line.IDLE, peer, Idle.measure(peer));
        samples.add(Line.PEAK, peer, Math.max(peak, peer.tree().peak()));
        peer.stop();
    }

    private static void say(String what) {
        System.err.println("bench: " + what);
    }
}
