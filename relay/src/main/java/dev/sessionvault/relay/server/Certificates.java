package dev.sessionvault.relay.server;

import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.ReferenceCountedOpenSslContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.util.List;

/** The certificate that new connections are shown: the newest of the operator's files that is right. */
final class Certificates {
    /** What each connection keeps for what TLS says by itself; more goes out in several pieces. */
    private static final int ALERT_BYTES = 256;

    private final TlsFiles files;
    private final Counters counters;
    private final Log log;

    private volatile SslContext current;
    private List<Object> seen;

    Certificates(TlsFiles files, Counters counters, Log log) throws RelayException {
        this.files = files;
        this.counters = counters;
        this.log = log;
        this.seen = state();
        this.current = load();
    }

    /** Whose TLS it is: BoringSSL wherever it could be loaded. */
    static String engine() {
        return OpenSsl.isAvailable() ? "boringssl" : "java";
    }

    SslContext current() {
        return current;
    }

    /** Wrong files leave the old certificate in use: half a renewal must not end the service. */
    void reloadIfChanged() {
        List<Object> now = state();
        if (now.equals(seen)) {
            return;
        }
        seen = now;
        try {
            current = load();
            counters.certificateLoads.increment();
            log.event("certificate_reloaded");
        } catch (RelayException e) {
            counters.certificateFailures.increment();
            log.event("certificate_refused");
        }
    }

    private SslContext load() throws RelayException {
        try {
            OwnCertificate own = OwnCertificate.read(files);
            SslContext context = SslContextBuilder.forServer(own.key(), own.chain())
                    .sslProvider(OpenSsl.isAvailable() ? SslProvider.OPENSSL : SslProvider.JDK)
                    .protocols("TLSv1.3", "TLSv1.2")
                    .build();
            if (context instanceof ReferenceCountedOpenSslContext boring) {
                boring.setBioNonApplicationBufferSize(ALERT_BYTES);
            }
            return context;
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new RelayException(
                    "certificate: " + files.certificate() + ": cannot be read, or does not fit its key", e);
        }
    }

    private List<Object> state() {
        try {
            return List.of(
                    Files.getLastModifiedTime(files.certificate()),
                    Files.size(files.certificate()),
                    Files.getLastModifiedTime(files.key()),
                    Files.size(files.key()));
        } catch (IOException e) {
            return List.of();
        }
    }
}
