package dev.sessionvault.relay.bench;

import java.net.InetSocketAddress;
import java.util.List;

/** nginx's stream module. */
final class Nginx {
    private static final String CONFIGURATION = """
            load_module /usr/lib/nginx/modules/ngx_stream_module.so;
            daemon off;
            pid %1$s/%2$s.pid;
            error_log stderr crit;
            worker_processes %3$d;
            worker_rlimit_nofile %4$d;
            events { worker_connections %4$d; }
            stream {
              server {
                listen 127.0.0.1:%5$d backlog=4096%7$s;
                proxy_pass 127.0.0.1:%6$d;
                proxy_buffer_size 16k;
                proxy_timeout 1h;
            %8$s  }
            }
            """;
    private static final String TLS = """
                ssl_certificate %1$s;
                ssl_certificate_key %2$s;
                ssl_protocols TLSv1.3;
                ssl_conf_command Ciphersuites %3$s;
                ssl_session_cache off;
                ssl_session_tickets off;
                proxy_ssl on;
                proxy_ssl_protocols TLSv1.3;
                proxy_ssl_conf_command Ciphersuites %3$s;
                proxy_ssl_session_reuse off;
            """;

    private Nginx() {}

    static Peer.Running start(Place place, Net net, Certificate tls, boolean secure) throws Exception {
        String name = secure ? "nginx-tls" : "nginx";
        Through way = new Through(net, secure);
        InetSocketAddress at = place.free();
        String more = secure ? String.format(TLS, tls.chain, tls.key, Net.CIPHER) : "";
        String text = String.format(
                CONFIGURATION,
                place.directory,
                name,
                place.cores,
                place.descriptors,
                at.getPort(),
                way.behind.getPort(),
                secure ? " ssl" : "",
                more);
        String file = place.write(name + ".conf", text).toString();
        Tree tree = place.serve(name, at, List.of("/usr/sbin/nginx", "-p", place.directory.toString(), "-c", file));
        way.by(at);
        return new Peer.Running(tree, way);
    }
}
