package dev.sessionvault.relay.server;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sv-relay serve}: until SIGTERM, and then until the last leg has left. */
@Command(
        name = "serve",
        description = "Runs a relay.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  sv-relay serve --config /etc/sv-relay/sv-relay.toml",
            "  sv-relay serve --plain --listen 127.0.0.1:8443 --name relay.example.org:443 --tokens tokens.toml",
        })
final class ServeCommand implements Callable<Integer> {
    @Option(names = "--config", paramLabel = "FILE", description = "TOML; flags win over it.")
    private @Nullable Path config;

    @Option(names = "--listen", paramLabel = "HOST:PORT", description = "Where legs come in. Default: 127.0.0.1:8443.")
    private @Nullable String listen;

    @Option(
            names = "--admin",
            paramLabel = "HOST:PORT",
            description = "Metrics and health, or '' for none. Default: 127.0.0.1:9464.")
    private @Nullable String admin;

    @Option(names = "--name", paramLabel = "HOST:PORT", description = "What legs dial; may be repeated.")
    private List<String> names = List.of();

    @Option(names = "--certificate", paramLabel = "FILE", description = "PEM chain; taken anew when it changes.")
    private @Nullable String certificate;

    @Option(names = "--key", paramLabel = "FILE", description = "PKCS#8 PEM.")
    private @Nullable String key;

    @Option(names = "--plain", description = "No TLS: a proxy in front has the certificate.")
    private boolean plain;

    @Option(
            names = "--tokens",
            paramLabel = "FILE",
            description = "Written by 'sv-relay token'; taken anew when it changes.")
    private @Nullable Path tokens;

    @Option(names = "--log-legs", description = "A line for each leg that leaves: its role and why.")
    private boolean logLegs;

    @Option(names = "--log-identify", description = "In these lines: rendezvous, deployment key, address.")
    private boolean logIdentify;

    @Override
    public Integer call() throws Exception {
        RelayConfig asked = asked();
        if (asked.tls() == null && !plain) {
            throw new RelayException("serve: tls: want --certificate and --key, or --plain behind a proxy", null);
        }
        Relay relay = Relay.start(asked, new FileOutputStream(FileDescriptor.err));
        CountDownLatch never = new CountDownLatch(1);
        // The virtual machine ends when this returns; SIGTERM starts it.
        Runtime.getRuntime().addShutdownHook(new Thread(relay::drain, "sv-relay-drain"));
        never.await();
        return 0;
    }

    private RelayConfig asked() throws RelayException {
        RelayConfig file = config == null ? ConfigFile.standard() : ConfigFile.read(config);
        TlsFiles ownTls = ConfigFile.tls(certificate, key);
        LogChoice log = new LogChoice(file.log().legs() || logLegs, file.log().identify() || logIdentify);
        return new RelayConfig(
                listen == null ? file.listen() : ConfigFile.address(listen),
                admin == null ? file.admin() : admin.isEmpty() ? null : ConfigFile.address(admin),
                names.isEmpty() ? file.names() : ConfigFile.names(names),
                ownTls == null ? file.tls() : ownTls,
                file.grants(),
                tokens == null ? file.tokens() : tokens,
                file.limits(),
                file.sockets(),
                file.drain(),
                log);
    }
}
