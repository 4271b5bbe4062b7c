package dev.sessionvault.relay.server;

import dev.sessionvault.relay.pairing.Limits;
import dev.sessionvault.relay.pairing.Rate;
import dev.sessionvault.relay.wire.RelayName;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code sv-relay.toml}: what is not said there is as PROTOCOL.md says, and what is said wrongly starts no relay. */
final class ConfigFile {
    private static final String LISTEN = "127.0.0.1:8443";
    private static final String ADMIN = "127.0.0.1:9464";

    private ConfigFile() {}

    static RelayConfig read(Path path) throws RelayException {
        try {
            return parse(Files.readString(path));
        } catch (IOException | IllegalArgumentException e) {
            throw new RelayException("configuration: " + path + ": " + Reasons.of(e), e);
        }
    }

    /** @throws IllegalArgumentException naming the key that is wrong */
    static RelayConfig parse(String text) {
        return config(Settings.parse(text));
    }

    static RelayConfig standard() {
        return config(Settings.empty());
    }

    private static RelayConfig config(Settings file) {
        String admin = file.text("admin", ADMIN);
        String tokens = file.textOrNull("tokens");
        RelayConfig config = new RelayConfig(
                address(file.text("listen", LISTEN)),
                admin.isEmpty() ? null : address(admin),
                names(file.texts("names")),
                tls(file.table("tls")),
                List.of(),
                tokens == null ? null : Path.of(tokens),
                limits(file.table("limits")),
                sockets(file.table("sockets")),
                drain(file.table("drain")),
                log(file.table("log")));
        file.end();
        return config;
    }

    static InetSocketAddress address(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 1 || !text.substring(colon + 1).matches("\\d{1,5}")) {
            throw new IllegalArgumentException("address: want host:port");
        }
        return new InetSocketAddress(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    }

    static Set<RelayName> names(List<String> texts) {
        Set<RelayName> names = new LinkedHashSet<>();
        texts.forEach(text -> names.add(new RelayName(text)));
        return names;
    }

    private static @Nullable TlsFiles tls(Settings table) {
        String certificate = table.textOrNull("certificate");
        String key = table.textOrNull("key");
        table.end();
        return tls(certificate, key);
    }

    static @Nullable TlsFiles tls(@Nullable String certificate, @Nullable String key) {
        if (certificate == null && key == null) {
            return null;
        }
        if (certificate == null || key == null) {
            throw new IllegalArgumentException("tls: want both a certificate and a key");
        }
        return new TlsFiles(Path.of(certificate), Path.of(key));
    }

    private static Limits limits(Settings table) {
        Limits standard = Limits.STANDARD;
        Limits limits = new Limits(
                table.duration("session", standard.session()),
                table.duration("waiting", standard.waiting()),
                table.duration("idle", standard.idle()),
                standard.rendezvousHellos(),
                frames(table, standard.legFrames()),
                (int) table.number("sessions", standard.sessions()));
        table.end();
        return limits;
    }

    private static Rate frames(Settings table, Rate standard) {
        return new Rate(table.number("frames_burst", standard.burst()), table.number("frames_per_second", (long)
                standard.perSecond()));
    }

    private static SocketLimits sockets(Settings table) {
        SocketLimits standard = SocketLimits.STANDARD;
        SocketLimits limits = new SocketLimits(
                table.duration("hello", standard.hello()),
                (int) table.number("pending", standard.pending()),
                (int) table.number("dials_per_second", standard.dialsPerSecond()),
                table.duration("ping", standard.ping()),
                table.duration("stall", standard.stall()),
                (int) table.number("buffer", standard.buffer()),
                table.duration("tick", standard.tick()));
        table.end();
        return limits;
    }

    private static DrainPlan drain(Settings table) {
        DrainPlan standard = DrainPlan.STANDARD;
        String to = table.textOrNull("to");
        DrainPlan plan = new DrainPlan(
                table.duration("spread", standard.spread()),
                table.duration("patience", standard.patience()),
                to == null ? null : new RelayName(to));
        table.end();
        return plan;
    }

    private static LogChoice log(Settings table) {
        LogChoice choice = new LogChoice(table.yes("legs"), table.yes("identify"));
        table.end();
        return choice;
    }
}
