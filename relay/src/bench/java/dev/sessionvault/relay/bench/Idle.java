package dev.sessionvault.relay.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/** Pairs that are there and say nothing. */
final class Idle {
    private static final int AT_A_TIME = 64;
    private static final int FIRST = 200;

    /** Time for what a peer does by itself with memory that it no longer needs. */
    private static final int SETTLE_MILLIS = 6_000;

    private static final double KILO = 1024;

    private final Peer peer;
    private final Semaphore turn = new Semaphore(AT_A_TIME);
    private final List<Pair> pairs = Collections.synchronizedList(new ArrayList<>());

    private Idle(Peer peer) {
        this.peer = peer;
    }

    /** In kilobytes a pair, of a fresh process that has seen a few hundred pairs come and go. */
    static double measure(Peer peer) throws Exception {
        peer.stop();
        peer.start();
        Idle first = new Idle(peer);
        first.open(Math.min(FIRST, peer.idlePairs));
        first.close();
        double before = first.memory();
        Idle all = new Idle(peer);
        all.open(peer.idlePairs);
        double perPair = (all.memory() - before) / peer.idlePairs / KILO;
        all.close();
        return perPair;
    }

    private void open(int count) throws Exception {
        List<CompletableFuture<?>> opened = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            turn.acquire();
            opened.add(peer.way().open().whenComplete((pair, why) -> {
                turn.release();
                if (pair != null) {
                    pairs.add(pair);
                }
            }));
        }
        Pace.get(CompletableFuture.allOf(opened.toArray(CompletableFuture<?>[]::new)));
    }

    private double memory() throws Exception {
        if (peer.java) {
            String jcmd = Path.of(Ours.javaHome(), "bin", "jcmd").toString();
            Shell.run(List.of(jcmd, String.valueOf(peer.tree().pid()), "GC.run"));
        }
        Thread.sleep(SETTLE_MILLIS);
        return peer.tree().memory();
    }

    private void close() throws Exception {
        Pace.closeAll(pairs);
    }
}
