package dev.sessionvault.relay.bench;

import java.net.InetSocketAddress;
import java.util.List;

/** HAProxy in TCP mode. */
final class Haproxy {
    private static final String CONFIGURATION = """
            global
              nbthread %1$d
              maxconn %2$d
              tune.bufsize 16384
              tune.ssl.cachesize 0
              ssl-server-verify none
              ssl-default-bind-ciphersuites %3$s
              ssl-default-server-ciphersuites %3$s
            defaults
              mode tcp
              timeout connect 30s
              timeout client 1h
              timeout server 1h
            listen bench
              bind 127.0.0.1:%4$d backlog 4096%6$s
              server ends 127.0.0.1:%5$d%7$s
            """;
    private static final String IN = " ssl crt %s ssl-min-ver TLSv1.3 no-tls-tickets";
    private static final String OUT = " ssl verify none ssl-min-ver TLSv1.3 no-tls-tickets no-ssl-reuse";

    private Haproxy() {}

    static Peer.Running start(Place place, Net net, Certificate tls, boolean secure, int pairs) throws Exception {
        String name = secure ? "haproxy-tls" : "haproxy";
        Through way = new Through(net, secure);
        InetSocketAddress at = place.free();
        String text = String.format(
                CONFIGURATION,
                place.cores,
                pairs + 200,
                Net.CIPHER,
                at.getPort(),
                way.behind.getPort(),
                secure ? String.format(IN, tls.both) : "",
                secure ? OUT : "");
        String file = place.write(name + ".cfg", text).toString();
        Tree tree = place.serve(name, at, List.of("/usr/sbin/haproxy", "-db", "-f", file));
        way.by(at);
        return new Peer.Running(tree, way);
    }
}
