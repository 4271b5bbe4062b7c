package dev.sessionvault.launcher.command.share;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.command.RealVault;
import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.share.verb.KeyUse;
import dev.sessionvault.secret.SecretAccess;
import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.vault.Expiry;
import dev.sessionvault.vault.Scope;
import dev.sessionvault.vault.Vault;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The keys that lent verbs are given: a real vault, opened by a TPM for each. The key is a canary, looked for everywhere. */
class VaultKeysTest {
    private static final String KEY = "sk-ant-api03-canary-61b0c5f7d2";
    private static final Scope EVERYWHERE = new Scope.Global();

    @TempDir
    private Path home;

    @TempDir
    private Path tpm;

    private RealVault vault;
    private VaultKeys keys;

    @BeforeEach
    void make() throws Exception {
        vault = new RealVault(home, tpm);
        keys = new VaultKeys(vault.sv());
    }

    @AfterEach
    void close() throws Exception {
        vault.close();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertNoKey(Files.readString(file, ISO_8859_1));
            }
        }
    }

    private static void assertNoKey(String text) {
        byte[] key = KEY.getBytes(UTF_8);
        for (String form : List.of(
                "canary",
                HexFormat.of().formatHex(key),
                Base64.getEncoder().encodeToString(key).substring(0, 36))) {
            assertFalse(text.contains(form), form);
        }
    }

    private static KeyUse use(String tool, @Nullable String account) {
        return new KeyUse(tool, account, "API_KEY", "");
    }

    /** The call's way and the opening's say the same. */
    private void assertRefused(ExitCode code, String why, KeyUse use) throws Exception {
        LauncherException atCall = assertThrows(LauncherException.class, () -> keys.take(use));
        assertTold(code, why, atCall);
        try (Vault open = vault.sv().unlock().open()) {
            LauncherException atOpening = assertThrows(LauncherException.class, () -> VaultKeys.requireKey(open, use));
            assertTold(code, why, atOpening);
        }
    }

    private static void assertTold(ExitCode code, String why, LauncherException e) {
        assertEquals(code, e.code());
        assertTrue(String.valueOf(e.getMessage()).endsWith(why), e.getMessage());
        StringWriter all = new StringWriter();
        e.printStackTrace(new PrintWriter(all, true));
        assertNoKey(all + String.valueOf(e.hint()));
    }

    @Test
    void keyOfAllProjects_isTaken_andItsUseIsInTheLog() throws Exception {
        vault.add("claude", EVERYWHERE, "", Expiry.NEVER, KEY);
        try (SecretBytes key = keys.take(use("claude", null))) {
            assertEquals(KEY, key.read(SecretAccess.granted(), bytes -> new String(bytes, UTF_8)));
            assertNoKey(key.toString());
        }
        try (Vault open = vault.sv().unlock().open()) {
            VaultKeys.requireKey(open, use("claude", null));
        }
        List<String> taken = Files.readAllLines(home.resolve("log/audit.log")).stream()
                .filter(line -> line.contains("\"share\""))
                .toList();
        assertEquals(1, taken.size(), taken.toString());
    }

    @Test
    void accountThatTheVerbNames_isTheOneTaken() throws Exception {
        vault.add("claude", EVERYWHERE, "work", Expiry.NEVER, KEY);
        vault.add("claude", EVERYWHERE, "home", Expiry.NEVER, "sk-another-canary-of-home");
        try (SecretBytes key = keys.take(use("claude", "work"))) {
            assertEquals(KEY, key.read(SecretAccess.granted(), bytes -> new String(bytes, UTF_8)));
        }
        assertRefused(ExitCode.NO_KEY, "claude: several accounts have one", use("claude", null));
        assertRefused(ExitCode.NO_KEY, "claude: none belongs to all projects", use("claude", "other"));
    }

    @Test
    void noKey_orOneOfAProject_isNotGiven() throws Exception {
        assertRefused(ExitCode.NO_KEY, "claude: none belongs to all projects", use("claude", null));
        vault.add("claude", new Scope.Project(home.toString()), "", Expiry.NEVER, KEY);
        assertRefused(ExitCode.NO_KEY, "claude: none belongs to all projects", use("claude", null));
    }

    @Test
    void keyThatExpires_isNoLongerGiven() throws Exception {
        vault.add("claude", EVERYWHERE, "", new Expiry(0, vault.now.getEpochSecond() + 60), KEY);
        keys.take(use("claude", null)).close();
        vault.now = vault.now.plusSeconds(61);
        assertRefused(ExitCode.EXPIRED, "claude: it has expired", use("claude", null));
    }

    @Test
    void vaultThatDoesNotOpen_orIsGone_givesNothing() throws Exception {
        vault.add("claude", EVERYWHERE, "", Expiry.NEVER, KEY);
        Path file = vault.data().resolve("vault.db");
        byte[] kept = Files.readAllBytes(file);
        Files.delete(file);
        LauncherException gone = assertThrows(LauncherException.class, () -> keys.take(use("claude", null)));
        assertTold(gone.code(), String.valueOf(gone.getMessage()), gone);
        byte[] broken = kept.clone();
        broken[broken.length / 2] ^= 1;
        put(file, broken);
        LauncherException damaged = assertThrows(LauncherException.class, () -> keys.take(use("claude", null)));
        assertEquals(ExitCode.DAMAGED, damaged.code());
        assertTold(ExitCode.DAMAGED, "", damaged);
        put(file, kept);
        keys.take(use("claude", null)).close();
        vault.lock();
        LauncherException locked = assertThrows(LauncherException.class, () -> keys.take(use("claude", null)));
        assertEquals(ExitCode.ROOT, locked.code());
        assertTold(ExitCode.ROOT, "", locked);
    }

    private static void put(Path file, byte[] bytes) throws IOException {
        Files.write(file, bytes);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
}
