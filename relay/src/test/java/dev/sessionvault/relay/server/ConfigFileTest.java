package dev.sessionvault.relay.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sessionvault.relay.wire.RelayName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConfigFileTest {
    @Test
    void nothing_isTheProtocolsLimits() throws Exception {
        RelayConfig config = ConfigFile.parse("");
        assertEquals(RelayConfig.local(List.of()).limits(), config.limits());
        assertEquals(SocketLimits.STANDARD, config.sockets());
        assertEquals(DrainPlan.STANDARD, config.drain());
        assertEquals(LogChoice.QUIET, config.log());
        assertEquals("127.0.0.1", config.listen().getHostString());
    }

    @Test
    void theShippedFile_isRead_andSaysNothingButTheStandard() throws Exception {
        RelayConfig config = ConfigFile.read(Path.of("sv-relay.toml"));
        RelayConfig standard = ConfigFile.parse("");
        assertEquals(standard.limits(), config.limits());
        assertEquals(standard.sockets(), config.sockets());
        assertEquals(standard.drain(), config.drain());
        assertEquals(standard.log(), config.log());
        assertEquals(Set.of(new RelayName("relay.example.org:443")), config.names());
    }

    @Test
    void everyKey_isTaken() {
        RelayConfig config = ConfigFile.parse("""
                listen = "0.0.0.0:443"
                admin = ""
                names = ["a.example.org:443", "b.example.org:443"]
                tokens = "t.toml"
                [tls]
                certificate = "c.pem"
                key = "k.pem"
                [limits]
                session = "5m"
                sessions = 7
                [sockets]
                hello = "1500ms"
                [drain]
                patience = "9s"
                to = "c.example.org:443"
                [log]
                legs = true
                """);
        assertEquals(443, config.listen().getPort());
        assertEquals(null, config.admin());
        assertEquals(2, config.names().size());
        assertEquals(new TlsFiles(Path.of("c.pem"), Path.of("k.pem")), config.tls());
        assertEquals(Duration.ofMinutes(5), config.limits().session());
        assertEquals(7, config.limits().sessions());
        assertEquals(Duration.ofMillis(1500), config.sockets().hello());
        assertEquals(
                new DrainPlan(Duration.ofSeconds(60), Duration.ofSeconds(9), new RelayName("c.example.org:443")),
                config.drain());
        assertEquals(new LogChoice(true, false), config.log());
    }

    @Test
    void whatIsWrong_isNamed() {
        assertWrong("lisen: is not known", "lisen = \"0.0.0.0:443\"");
        assertWrong("limits.sesion: is not known", "[limits]\nsesion = \"5m\"");
        assertWrong("limits.session: want a number and ms, s or m, like \"30s\"", "[limits]\nsession = \"5 minutes\"");
        assertWrong("session: want more than nothing and at most PT30M", "[limits]\nsession = \"31m\"");
        assertWrong("limits.sessions: has another type than this key has", "[limits]\nsessions = \"many\"");
        assertWrong("limits.sessions: out of bounds", "[limits]\nsessions = -1");
        assertWrong("address: want host:port", "listen = \"443\"");
        assertWrong("relay name has no host or no port: want host:port in lower case", "names = [\"relay\"]");
        assertWrong("tls: want both a certificate and a key", "[tls]\nkey = \"k.pem\"");
    }

    private static void assertWrong(String why, String text) {
        assertEquals(
                why,
                assertThrows(IllegalArgumentException.class, () -> ConfigFile.parse(text))
                        .getMessage());
    }

    @Test
    void aFileThatIsNotThere_isNamed() {
        RelayException e = assertThrows(RelayException.class, () -> ConfigFile.read(Path.of("nowhere.toml")));
        assertEquals("configuration: nowhere.toml: is not there", e.getMessage());
    }
}
