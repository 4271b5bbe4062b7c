package dev.sessionvault.launcher.share.tunnel;

import dev.sessionvault.launcher.share.address.Lookup;
import dev.sessionvault.relay.wire.RelayName;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Makes a connection to a relay: through a proxy if there is one, under TLS unless both are on one machine. */
final class Dialling implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(10);

    /** While nothing has been agreed on yet, an answer comes within this. */
    static final Duration ANSWER = Duration.ofSeconds(10);

    private final RelayRoute route;
    private final Socket bare = new Socket();
    private final String host;
    private final int port;

    private volatile @Nullable Lookup lookup;

    Dialling(RelayRoute route) {
        this.route = route;
        this.host = hostOf(route.name());
        this.port = Integer.parseInt(
                route.name().value().substring(route.name().value().lastIndexOf(':') + 1));
    }

    /** Without the brackets of an IPv6 address. */
    static String hostOf(RelayName name) {
        String host = name.value().substring(0, name.value().lastIndexOf(':'));
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    /** Once; {@link #close} ends it, and the connection that came of it. */
    Socket connect() throws PeerException {
        ProxyChoice proxy = ProxyChoice.of(route.environment(), route.tls(), host);
        try {
            bare.setTcpNoDelay(true);
            bare.setSoTimeout((int) ANSWER.toMillis());
            bare.connect(address(proxy), (int) CONNECT.toMillis());
            if (proxy != null) {
                pass(proxy);
            }
        } catch (UnknownHostException e) {
            throw PeerException.cut(what(proxy) + " cannot be found");
        } catch (SocketTimeoutException e) {
            throw PeerException.cut(what(proxy) + " does not answer");
        } catch (IOException e) {
            throw PeerException.cut(what(proxy) + " cannot be reached");
        }
        return route.tls() ? secured() : bare;
    }

    private InetSocketAddress address(@Nullable ProxyChoice proxy) throws IOException {
        try (Lookup search = Lookup.of(proxy == null ? host : proxy.host())) {
            lookup = search;
            if (bare.isClosed()) {
                throw new IOException("closed before it was found");
            }
            return new InetSocketAddress(search.await(CONNECT), proxy == null ? port : proxy.port());
        }
    }

    private String what(@Nullable ProxyChoice proxy) {
        return proxy == null ? "the relay " + route.name() : "the proxy " + proxy;
    }

    private void pass(ProxyChoice proxy) throws IOException, PeerException {
        String target = route.name().value();
        String request = "CONNECT " + target + " HTTP/1.1\r\nHost: " + target + "\r\n" + proxy.authorization() + "\r\n";
        bare.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        int status = HttpHead.read(bare.getInputStream()).status();
        if (status / 100 != 2) {
            throw refusedBy(proxy, status);
        }
    }

    /** Some answer 401 to wrong credentials, where 407 is meant. */
    private PeerException refusedBy(ProxyChoice proxy, int status) {
        return switch (status) {
            case 407, 401 ->
                PeerException.refused(
                        "the proxy " + proxy
                                + (proxy.hasCredentials() ? " does not take the credentials" : " wants credentials"),
                        "HTTPS_PROXY=http://USER:PASSWORD@HOST:PORT; only Basic authentication is spoken");
            case 403 ->
                PeerException.refused(
                        "the proxy " + proxy + " does not let through to " + route.name(),
                        "ask who runs it to allow CONNECT to this host and port");
            default -> PeerException.cut("the proxy " + proxy + " answers " + status + " to CONNECT " + route.name());
        };
    }

    private Socket secured() throws PeerException {
        try {
            return TlsClient.secure(route.trust().manager(), bare, host, port);
        } catch (CertificateException e) {
            throw unproven(e);
        } catch (SSLException e) {
            throw CertificateFault.isOf(e) ? unproven(e) : PeerException.cut("TLS with the relay " + route + " fails");
        } catch (IOException e) {
            throw PeerException.cut("TLS with the relay " + route + " does not come about");
        }
    }

    private PeerException unproven(Throwable e) {
        return PeerException.refused(
                "the certificate of " + route + " " + CertificateFault.text(e),
                route.trust().hint());
    }

    /** Whoever waits for a connection gets none, and the one that there is ends. */
    @Override
    public void close() {
        try {
            bare.close();
        } catch (IOException e) {
            // it is closed all the same
        }
        Lookup search = lookup;
        if (search != null) {
            search.close();
        }
    }
}
