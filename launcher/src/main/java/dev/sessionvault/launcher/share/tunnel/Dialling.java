package dev.sessionvault.launcher.share.tunnel;

import dev.sessionvault.relay.wire.RelayName;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** Makes a connection to a relay: through a proxy if there is one, under TLS unless both are on one machine. */
final class Dialling {
    private static final Duration CONNECT = Duration.ofSeconds(10);

    /** While nothing has been agreed on yet, an answer comes within this. */
    static final Duration ANSWER = Duration.ofSeconds(10);

    private final RelayRoute route;
    private final String host;
    private final int port;

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

    /** @param bare is closed by whoever does not want to wait any longer */
    Socket connect(Socket bare) throws PeerException {
        ProxyChoice proxy = ProxyChoice.of(route.environment(), route.tls(), host);
        try {
            bare.setTcpNoDelay(true);
            bare.setSoTimeout((int) ANSWER.toMillis());
            bare.connect(proxy == null ? new InetSocketAddress(host, port) : proxy.address(), (int) CONNECT.toMillis());
            if (proxy != null) {
                pass(bare, proxy);
            }
        } catch (UnknownHostException e) {
            throw PeerException.cut(what(proxy) + " cannot be found");
        } catch (SocketTimeoutException e) {
            throw PeerException.cut(what(proxy) + " does not answer");
        } catch (IOException e) {
            throw PeerException.cut(what(proxy) + " cannot be reached");
        }
        return route.tls() ? secured(bare) : bare;
    }

    private String what(@Nullable ProxyChoice proxy) {
        return proxy == null ? "the relay " + route.name() : "the proxy " + proxy;
    }

    private void pass(Socket socket, ProxyChoice proxy) throws IOException, PeerException {
        String target = route.name().value();
        String request = "CONNECT " + target + " HTTP/1.1\r\nHost: " + target + "\r\n" + proxy.authorization() + "\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        int status = HttpHead.read(socket.getInputStream()).status();
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

    private Socket secured(Socket bare) throws PeerException {
        try {
            SSLSocket socket =
                    (SSLSocket) Authorities.sockets(route.authorities()).createSocket(bare, host, port, true);
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS"); // off, if nobody asks
            parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            requireInTime(socket);
            return socket;
        } catch (CertificateException e) {
            throw unproven(e);
        } catch (SSLException e) {
            throw isOfCertificate(e) ? unproven(e) : PeerException.cut("TLS with the relay " + route + " fails");
        } catch (IOException e) {
            throw PeerException.cut("TLS with the relay " + route + " does not come about");
        }
    }

    /** The JDK does not look at the time of a certificate that is trusted by itself. */
    private static void requireInTime(SSLSocket socket) throws SSLException, CertificateException {
        if (socket.getSession().getPeerCertificates()[0] instanceof X509Certificate shown) {
            shown.checkValidity();
        }
    }

    private static boolean isOfCertificate(Throwable e) {
        for (Throwable at = e; at != null; at = at.getCause()) {
            if (at instanceof CertificateException || at instanceof CertPathValidatorException) {
                return true;
            }
        }
        return false;
    }

    private PeerException unproven(Throwable e) {
        return PeerException.refused(
                "the certificate of " + route + " " + fault(e),
                "a relay with a certificate of its own CA: --relay-ca FILE");
    }

    private static String fault(Throwable e) {
        for (Throwable at = e; at != null; at = at.getCause()) {
            if (at instanceof CertificateExpiredException) {
                return "has expired";
            }
            if (at instanceof CertificateNotYetValidException) {
                return "is not valid yet";
            }
            if (at instanceof CertPathBuilderException || at instanceof CertPathValidatorException) {
                return "is not vouched for by an authority that is trusted";
            }
        }
        return "is for another name";
    }
}
