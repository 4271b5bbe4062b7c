package dev.sessionvault.launcher.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.share.key.Identity;
import dev.sessionvault.launcher.share.log.LogEvent;
import dev.sessionvault.launcher.share.log.LogNote;
import dev.sessionvault.launcher.share.log.SessionLog;
import dev.sessionvault.launcher.share.owner.OwnerKeys;
import dev.sessionvault.relay.wire.RelayName;
import dev.sessionvault.root.RootKind;
import dev.sessionvault.root.SealedKey;
import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.vault.NewSlot;
import dev.sessionvault.vault.Vault;
import dev.sessionvault.vault.audit.Circumstances;
import dev.sessionvault.vault.audit.Journal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code sv log --share} and {@code sv log verify} know of sessions: a real vault's log, and real sessions' logs. */
class SessionLogsTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);
    private static final RelayName RELAY = new RelayName("relay.example.org:443");
    private static final String FIRST = "1".repeat(32);
    private static final String SECOND = "2".repeat(32);

    @TempDir
    private Path home;

    private Path log;
    private Vault vault;

    @BeforeEach
    void make() throws Exception {
        log = home.resolve("log");
        Journal journal = new Journal(
                log.toFile(), Circumstances.of(new byte[0], new byte[0]), InstantSource.fixed(NOW), complaint -> {});
        try (SecretBytes slotKey = SecretBytes.random(32);
                SecretBytes token = SecretBytes.takeFrom("A".repeat(43).getBytes(StandardCharsets.US_ASCII))) {
            NewSlot slot = NewSlot.sealed(SealedKey.of(RootKind.SECRET_SERVICE, new byte[] {1}), slotKey);
            vault = Vault.create(home.resolve("data"), List.of(slot), journal, InstantSource.fixed(NOW));
            new OwnerKeys(vault).login(RELAY, true, null, token, NOW);
        }
    }

    @AfterEach
    void close() {
        vault.close();
    }

    private SessionLog open(String session, Identity key) throws Exception {
        new OwnerKeys(vault).open(RELAY, session, key.publicKey()).close();
        return SessionLog.begin(log, session, key, LogNote.of(LogEvent.OPEN).peer(null), InstantSource.fixed(NOW));
    }

    private SessionLogs read() throws Exception {
        return SessionLogs.of(log, vault.log());
    }

    @Test
    void noSession_saysNothing() throws Exception {
        assertEquals("", read().summary());
        assertEquals(List.of(), read().findings());
    }

    @Test
    void endedOpenCutAndGone_areTold() throws Exception {
        Identity key = Identity.random();
        try (SessionLog ended = open(FIRST, key)) {
            ended.append(LogNote.of(LogEvent.END).because("EXPIRED"));
        }
        SessionLog living = open(SECOND, key);
        assertEquals("2 sessions: 1 ended, 1 open", read().summary());
        living.close();
        assertEquals("2 sessions: 1 ended, 1 cut off", read().summary());
        assertEquals(
                List.of("session " + SECOND
                        + " has no end line: its process was killed, or lines were cut off at the end"),
                read().notes());
        assertEquals(List.of(), read().findings());
        Files.delete(living.path());
        assertEquals("2 sessions: 1 ended, 1 gone", read().summary());
        assertEquals(1, read().findings().size());
        assertEquals(SECOND + ".log", read().findings().get(0).file());
    }

    /** Who writes a session's log anew, with a key of his own, is found by the line in the vault's log. */
    @Test
    void logThatSomebodyElseSigned_isFound() throws Exception {
        SessionLog real = open(FIRST, Identity.random());
        real.close();
        Files.delete(real.path());
        Identity forger = Identity.random();
        try (SessionLog forged =
                SessionLog.begin(log, FIRST, forger, LogNote.of(LogEvent.OPEN).peer(null), InstantSource.fixed(NOW))) {
            forged.append(LogNote.of(LogEvent.END).because("EXPIRED"));
        }
        assertEquals(2, read().findings().size());
    }

    /** A line without a mac, which anybody can write, opens no session. */
    @Test
    void vaultsLogLine_countsWhenItIsProvenOnly() throws Exception {
        open(FIRST, Identity.random()).close();
        Path audit = log.resolve("audit.log");
        String text = Files.readString(audit);
        Files.writeString(audit, text.replace(FIRST, SECOND));
        assertEquals(List.of(), read().all());
        assertFalse(vault.log().isSound());
    }

    @Test
    void lines_areShownBySessionAndFiltered() throws Exception {
        try (SessionLog ended = open(FIRST, Identity.random())) {
            ended.append(LogNote.of(LogEvent.CALL).call(7, "ssh.tail_logs", Map.of("service", "web")));
            ended.append(LogNote.of(LogEvent.END).because("EXPIRED"));
        }
        SessionLogView view = new SessionLogView(read().all(), new LogFilter(null, 0, 2));
        String json = view.json();
        assertTrue(json.contains("\"arguments\" : [ \"service=web\" ]"), json);
        assertTrue(json.contains("\"why\" : \"EXPIRED\""), json);
        assertFalse(json.contains("\"event\" : \"open\""), json);
        assertTrue(new SessionLogView(read().all(), new LogFilter(null, NOW.getEpochSecond() + 1, 9)).isEmpty());
    }
}
