package dev.sessionvault.launcher.command.share;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.share.owner.RelayText;
import dev.sessionvault.launcher.share.tunnel.TestAuthority;
import dev.sessionvault.relay.pairing.Grant;
import dev.sessionvault.relay.pairing.Quota;
import dev.sessionvault.relay.server.Relay;
import dev.sessionvault.relay.server.RelayConfig;
import dev.sessionvault.relay.server.TlsFiles;
import dev.sessionvault.relay.wire.LegKey;
import dev.sessionvault.secret.SecretBytes;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a relay that runs, by TLS of its own authority. */
class RelayLoginTest {
    private static final byte[] SEED = "a deployment's key, for the test".getBytes(US_ASCII);

    @TempDir
    private Path directory;

    private TestAuthority root;
    private Relay relay;
    private String name;

    @BeforeEach
    void start() throws Exception {
        root = TestAuthority.named("root");
        TestAuthority server = root.server("localhost");
        TlsFiles files =
                new TlsFiles(server.pem(directory.resolve("chain"), root), server.key(directory.resolve("key")));
        Grant grant = new Grant(LegKey.of(SEED).publicKey(), Quota.STANDARD);
        relay = Relay.start(RelayConfig.local(List.of(grant)).withTls(files));
        name = "localhost:" + relay.address().getPort();
    }

    @AfterEach
    void stop() {
        relay.close();
    }

    private static SecretBytes key(byte[] seed) {
        return SecretBytes.takeFrom(
                Base64.getUrlEncoder().withoutPadding().encodeToString(seed).getBytes(US_ASCII));
    }

    private static RelayLogin login(String relay, @Nullable Path file) throws LauncherException {
        return new RelayLogin(RelayText.parse(relay), file, Map.of());
    }

    private static void assertRefused(String why, String hint, RelayLogin login, byte[] seed) {
        LauncherException e = assertThrows(LauncherException.class, () -> login.checked(key(seed)));
        assertEquals(ExitCode.PEER, e.code());
        assertTrue(String.valueOf(e.getMessage()).endsWith(why), e.getMessage());
        assertTrue(String.valueOf(e.hint()).contains(hint), e.hint());
    }

    @Test
    void relayThatKnowsTheKey_givesTheHashOfItsAuthority() throws Exception {
        assertEquals(root.hash(), login(name, root.pem(directory.resolve("ca"))).checked(key(SEED)));
    }

    @Test
    void keyThatTheRelayDoesNotKnow_isRefused() throws Exception {
        RelayLogin login = login(name, root.pem(directory.resolve("ca")));
        assertRefused(
                "does not know this deployment's key, or has revoked it",
                "ask who runs the relay",
                login,
                new byte[32]);
    }

    @Test
    void authorityThatIsNotTrusted_isToldApart() throws Exception {
        Path another = TestAuthority.named("root").pem(directory.resolve("another"));
        assertRefused("by an authority that is trusted", "has the authority of this relay", login(name, another), SEED);
        assertRefused("by an authority that is trusted", "--ca FILE", login(name, null), SEED);
    }

    @Test
    void nobodyThere_canBeLeftUnasked() throws Exception {
        relay.close();
        RelayLogin login = login(name, root.pem(directory.resolve("ca")));
        assertRefused("cannot be reached", "--no-check", login, SEED);
        assertEquals(root.hash(), login.alleged(key(SEED)));
        assertNull(login(name, null).alleged(key(SEED)));
        Path two = root.pem(directory.resolve("two"), TestAuthority.named("another"));
        LauncherException e =
                assertThrows(LauncherException.class, () -> login(name, two).alleged(key(SEED)));
        assertTrue(String.valueOf(e.getMessage()).endsWith("has 2 certificates"), e.getMessage());
    }

    @Test
    void whatIsNoKey_isNotSentAnywhere() throws Exception {
        LauncherException e = assertThrows(
                LauncherException.class,
                () -> login("nowhere", null).checked(SecretBytes.takeFrom("none".getBytes(US_ASCII))));
        assertEquals(ExitCode.USAGE, e.code());
    }
}
