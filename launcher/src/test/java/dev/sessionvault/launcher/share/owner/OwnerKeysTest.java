package dev.sessionvault.launcher.share.owner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.share.key.Identity;
import dev.sessionvault.launcher.share.key.IdentityKey;
import dev.sessionvault.relay.wire.LegKey;
import dev.sessionvault.relay.wire.PublicKey;
import dev.sessionvault.relay.wire.RelayName;
import dev.sessionvault.root.RootKind;
import dev.sessionvault.root.SealedKey;
import dev.sessionvault.secret.SecretAccess;
import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.vault.NewSlot;
import dev.sessionvault.vault.Vault;
import dev.sessionvault.vault.VaultException;
import dev.sessionvault.vault.audit.Circumstances;
import dev.sessionvault.vault.audit.Journal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerKeysTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);
    private static final RelayName RELAY = new RelayName("relay.example.org:443");
    private static final byte[] SEED = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final String TOKEN = Base64.getUrlEncoder().withoutPadding().encodeToString(SEED);
    private static final String SESSION = "00112233445566778899aabbccddeeff";

    @TempDir
    private Path home;

    private Vault vault;
    private OwnerKeys keys;

    @BeforeEach
    void make() throws VaultException {
        Journal journal = new Journal(
                home.resolve("log").toFile(),
                Circumstances.of(new byte[0], new byte[0]),
                InstantSource.fixed(NOW),
                complaint -> {});
        try (SecretBytes slotKey = SecretBytes.random(32)) {
            NewSlot slot = NewSlot.sealed(SealedKey.of(RootKind.SECRET_SERVICE, new byte[] {1}), slotKey);
            vault = Vault.create(home.resolve("data"), List.of(slot), journal, InstantSource.fixed(NOW));
        }
        keys = new OwnerKeys(vault);
    }

    @AfterEach
    void close() {
        vault.close();
    }

    private static SecretBytes text(String text) {
        return SecretBytes.takeFrom(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void identity_isMadeOnce() throws Exception {
        assertTrue(keys.identityKey().isEmpty());
        try (Identity made = keys.identity("share open");
                Identity again = keys.identity("share extend")) {
            assertEquals(made.publicKey(), again.publicKey());
            assertEquals(made.publicKey().toString(), keys.identityKey().orElseThrow());
        }
        assertEquals(List.of(), vault.entries());
    }

    @Test
    void login_list_open_logout() throws Exception {
        PublicKey expected = LegKey.of(SEED).publicKey();
        Deployment kept = keys.login(RELAY, true, null, text(TOKEN + "\n"), NOW);
        assertEquals(new Deployment(RELAY, true, null, expected, NOW), kept);
        assertEquals(List.of(kept), keys.deployments());
        try (SecretBytes seed = keys.open(RELAY, SESSION, Identity.random().publicKey())) {
            assertEquals(
                    expected,
                    seed.read(SecretAccess.granted(), bytes -> LegKey.of(bytes).publicKey()));
        }
        assertTrue(keys.logout(RELAY));
        assertFalse(keys.logout(RELAY));
        assertEquals(List.of(), keys.deployments());
    }

    @Test
    void relaysOfEveryName_comeBack() throws Exception {
        for (String name : List.of("localhost:1", "a-b_c.example:65535", "[::1]:443", "[2001:db8::1]:8443")) {
            keys.login(new RelayName(name), false, null, text(TOKEN), NOW);
        }
        assertEquals(
                List.of("[2001:db8::1]:8443", "[::1]:443", "a-b_c.example:65535", "localhost:1"),
                keys.deployments().stream()
                        .map(deployment -> deployment.relay().value())
                        .sorted()
                        .toList());
    }

    @Test
    void whatIsNoKey_isRefused_andNotRepeated() throws Exception {
        for (String bad : List.of(
                "",
                "x",
                TOKEN + "=",
                TOKEN.substring(1),
                TOKEN.substring(0, 42) + "B",
                " " + TOKEN,
                TOKEN + "\n\n",
                TOKEN.substring(0, 42) + "+",
                TOKEN.substring(0, 41) + "é")) {
            LauncherException thrown =
                    assertThrows(LauncherException.class, () -> keys.login(RELAY, true, null, text(bad), NOW), bad);
            assertEquals("log in to the relay: relay.example.org:443: this is no deployment key", thrown.getMessage());
        }
        RelayName tooLong = new RelayName("x".repeat(70) + ":443");
        assertThrows(LauncherException.class, () -> keys.login(tooLong, true, null, text(TOKEN), NOW));
        assertEquals(List.of(), keys.deployments());
    }

    @Test
    void noKeyForARelay_isToldWithWhatToDo() {
        LauncherException thrown = assertThrows(
                LauncherException.class,
                () -> keys.open(RELAY, SESSION, Identity.random().publicKey()));
        assertEquals("open a session: relay.example.org:443: no deployment key for this relay", thrown.getMessage());
        assertEquals("sv relay login relay.example.org:443", thrown.hint());
    }

    @Test
    void vaultsLog_namesTheSessionAndItsKey_andNoSecret() throws Exception {
        keys.login(RELAY, true, null, text(TOKEN), NOW);
        IdentityKey first = Identity.random().publicKey();
        IdentityKey second = Identity.random().publicKey();
        keys.open(RELAY, SESSION, first).close();
        keys.open(RELAY, "f".repeat(32), second).close();
        assertEquals(
                List.of(new OpenedSession(SESSION, first), new OpenedSession("f".repeat(32), second)),
                OpenedSession.in(vault.log().lines()));
        String log = Files.readString(home.resolve("log/audit.log"));
        assertTrue(log.contains(first.toString()));
        assertFalse(log.contains(TOKEN));
        assertFalse(log.contains(new String(SEED, StandardCharsets.US_ASCII)));
        assertTrue(vault.log().isSound());
    }
}
