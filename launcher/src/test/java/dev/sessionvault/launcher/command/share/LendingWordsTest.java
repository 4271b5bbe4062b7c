package dev.sessionvault.launcher.command.share;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sessionvault.launcher.command.RealVault;
import dev.sessionvault.launcher.posix.ProcessState;
import dev.sessionvault.launcher.posix.TrustedFiles;
import dev.sessionvault.launcher.share.control.LivingSession;
import dev.sessionvault.launcher.share.key.Alias;
import dev.sessionvault.launcher.share.key.Contacts;
import dev.sessionvault.launcher.share.key.Identity;
import dev.sessionvault.launcher.share.key.IdentityKey;
import dev.sessionvault.launcher.share.owner.OwnerKeys;
import dev.sessionvault.relay.wire.RelayName;
import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TAB, with a vault, contacts, verbs and a session that are real. */
class LendingWordsTest {
    @TempDir
    private Path home;

    @TempDir
    private Path other;

    @Test
    void contactsRelaysAndSessions_areOffered() throws Exception {
        IdentityKey key = Identity.random().publicKey();
        try (LivingSession session = new LivingSession(Files.createDirectory(home.resolve("lent")));
                RealVault vault = new RealVault(home.resolve("sv"), other, session.environment())) {
            new Contacts(home.resolve("sv/config")).add(new Alias("anna"), key, "", false, Instant.now());
            logIn(vault, "relay.example.org:443");
            logIn(vault, "other.example.org:8443");

            List<String> anna = List.of("anna\t" + key.fingerprint());
            assertEquals(anna, vault.complete("contact", "remove", ""));
            assertEquals(anna, vault.complete("share", "open", "--to", "an"));
            assertEquals(List.of(), vault.complete("share", "open", "--to", "x"));
            assertEquals(List.of("relay.example.org\tas 3b6a27bcce"), vault.complete("share", "open", "--relay", "re"));
            assertEquals(2, vault.complete("relay", "logout", "").size());
            List<String> live = List.of(session.id() + "\twaiting");
            assertEquals(live, vault.complete("share", "revoke", ""));
            assertEquals(live, vault.complete("share", "extend", session.id().substring(0, 3)));
            assertEquals(live, vault.complete("share", "watch", ""));
            vault.lock();
            assertEquals(List.of(), vault.complete("share", "open", "--relay", ""));
        }
    }

    private static void logIn(RealVault vault, String relay) throws Exception {
        try (Vault open = vault.sv().unlock().open();
                SecretBytes token = SecretBytes.takeFrom("A".repeat(43).getBytes(StandardCharsets.US_ASCII))) {
            new OwnerKeys(open).login(new RelayName(relay), true, null, token, Instant.now());
        }
    }

    @Test
    void verbs_areOffered_ifTheyCanBeTrusted() throws Exception {
        Path declared = Files.createDirectory(home.resolve("verbs.d"));
        Path file = Files.writeString(
                declared.resolve("d.toml"),
                "version = 1\n[disk.usage]\ndescription = \"Says what is full\"\n"
                        + "[disk.usage.exec]\nargv = [\"/bin/df\"]\n");
        try (RealVault vault = new RealVault(home.resolve("sv"), other)) {
            TrustedFiles trusted = new TrustedFiles(declared.toFile(), ProcessState.effectiveUser());
            LendingWords words = new LendingWords(vault.sv().machine(), trusted, declared.toFile());
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
            assertEquals(List.of("disk.usage\tSays what is full"), words.verbs());
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
            assertEquals(List.of(), words.verbs());
        }
    }
}
