package dev.sessionvault.relay.bench;

import java.net.InetSocketAddress;
import java.util.List;

/** Peers that need no file. */
final class Small {
    private Small() {}

    static Peer.Running socat(Place place, Net net) throws Exception {
        Through way = new Through(net, false);
        InetSocketAddress at = place.free();
        String in = "TCP4-LISTEN:" + at.getPort() + ",bind=127.0.0.1,fork,reuseaddr,backlog=4096,nodelay";
        String out = "TCP4:127.0.0.1:" + way.behind.getPort() + ",nodelay";
        Tree tree = place.serve("socat", at, List.of("/usr/bin/socat", "-b", "16384", in, out));
        way.by(at);
        return new Peer.Running(tree, way);
    }

    static Peer.Running wormhole(Place place, Net net) throws Exception {
        InetSocketAddress at = place.free();
        String port = "tcp:" + at.getPort() + ":interface=127.0.0.1:backlog=4096";
        Tree tree = place.serve("wormhole", at, List.of("/usr/bin/twist3", "transitrelay", "--port=" + port));
        return new Peer.Running(tree, new Wormhole(net, at));
    }

    /** Nothing between the ends. */
    static Peer.Running direct(Net net, boolean tls) {
        return new Peer.Running(null, new Through(net, tls));
    }
}
