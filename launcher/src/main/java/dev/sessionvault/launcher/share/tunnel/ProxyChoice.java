package dev.sessionvault.launcher.share.tunnel;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether a proxy stands between us and a host, as the usual variables say. */
final class ProxyChoice {
    private static final int USUAL_PORT = 1080;

    private final String host;
    private final int port;
    private final @Nullable String userInfo;

    private ProxyChoice(String host, int port, @Nullable String userInfo) {
        this.host = host;
        this.port = port;
        this.userInfo = userInfo;
    }

    /** @return null for none */
    static @Nullable ProxyChoice of(Map<String, String> environment, boolean tls, String host) throws PeerException {
        String url = Stream.of(tls ? "HTTPS_PROXY" : "HTTP_PROXY", "ALL_PROXY")
                .flatMap(name -> named(environment, name))
                .findFirst()
                .orElse(null);
        return url == null || isExempt(environment, host) ? null : parse(url);
    }

    /** In small letters first, as curl does, since a web server's CGI sets HTTP_PROXY by what a stranger sends. */
    private static Stream<String> named(Map<String, String> environment, String name) {
        String small = name.toLowerCase(Locale.ROOT);
        Stream<String> names = name.equals("HTTP_PROXY") ? Stream.of(small) : Stream.of(small, name);
        return names.map(environment::get).filter(value -> value != null && !value.isEmpty());
    }

    private static boolean isExempt(Map<String, String> environment, String host) {
        return named(environment, "NO_PROXY")
                .limit(1)
                .flatMap(list -> Arrays.stream(list.split(",")))
                .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
                .anyMatch(entry -> entry.equals("*") || covers(entry, host));
    }

    private static boolean covers(String entry, String host) {
        String bare = entry.startsWith("*.") ? entry.substring(2) : entry.startsWith(".") ? entry.substring(1) : entry;
        return !bare.isEmpty() && (host.equals(bare) || host.endsWith("." + bare));
    }

    private static ProxyChoice parse(String url) throws PeerException {
        try {
            URI uri = new URI(url.contains("://") ? url : "http://" + url);
            if (uri.getHost() == null || !"http".equalsIgnoreCase(uri.getScheme())) {
                throw bad();
            }
            return new ProxyChoice(uri.getHost(), uri.getPort() < 0 ? USUAL_PORT : uri.getPort(), uri.getUserInfo());
        } catch (URISyntaxException e) {
            throw bad(); // not as the cause: its text is the URL, which may hold a password
        }
    }

    private static PeerException bad() {
        return PeerException.refused(
                "the proxy's address cannot be used", "HTTPS_PROXY must be http://[USER:PASSWORD@]HOST:PORT");
    }

    String host() {
        return host;
    }

    int port() {
        return port;
    }

    boolean hasCredentials() {
        return userInfo != null;
    }

    /** The request's line for the credentials, or nothing. */
    String authorization() {
        return userInfo == null
                ? ""
                : "Proxy-Authorization: Basic "
                        + Base64.getEncoder().encodeToString(userInfo.getBytes(StandardCharsets.UTF_8)) + "\r\n";
    }

    /** Without credentials. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
