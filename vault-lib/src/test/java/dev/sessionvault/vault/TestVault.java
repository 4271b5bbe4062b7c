package dev.sessionvault.vault;

import dev.sessionvault.root.RootKind;
import dev.sessionvault.root.SealedKey;
import dev.sessionvault.secret.SecretAccess;
import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.vault.audit.Circumstances;
import dev.sessionvault.vault.audit.Journal;
import dev.sessionvault.vault.audit.Use;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Small vaults for tests, all opened by one known slot key. */
final class TestVault {
    static final ToolName CLAUDE = new ToolName("claude");
    static final ToolName CODEX = new ToolName("codex");
    static final long NOW = 1_800_000_000;

    private TestVault() {}

    static SecretBytes slotKey() {
        byte[] key = new byte[32];
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) i;
        }
        return SecretBytes.takeFrom(key);
    }

    static NewSlot slot() {
        return NewSlot.sealed(SealedKey.of(RootKind.SECRET_SERVICE, new byte[] {1, 2, 3}), slotKey());
    }

    static Vault create(Path directory) throws VaultException {
        return Vault.create(directory, List.of(slot()), journal(directory), at(NOW));
    }

    static Vault open(Path directory) throws VaultException {
        SealedVault sealed = SealedVault.read(directory);
        return sealed.open(sealed.slots().get(0), slotKey(), journal(directory)).withClock(at(NOW));
    }

    /** The log of a vault: beside its directory, so that what lies in that is the vault alone. */
    static Journal journal(Path directory) {
        return new Journal(logOf(directory).toFile(), circumstances(), at(NOW), complaint -> {
            throw new AssertionError(complaint);
        });
    }

    /** For vaults that lie in no directory. */
    static Journal anyJournal() {
        File directory =
                new File("target", "log-of-any-vault-" + ProcessHandle.current().pid());
        return new Journal(directory, circumstances(), at(NOW), complaint -> {});
    }

    static Path logOf(Path directory) {
        return directory.resolveSibling(directory.getFileName() + ".log");
    }

    static Circumstances circumstances() {
        return Circumstances.of(bytes("/usr/bin/zsh"), bytes("/home/me/work"));
    }

    static Use use() {
        return Use.of("run", bytes("/usr/bin/claude"), List.of("AWS_SECRET_ACCESS_KEY"));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static InstantSource at(long epochSecond) {
        return InstantSource.fixed(Instant.ofEpochSecond(epochSecond));
    }

    static SecretBytes secret(String text) {
        return SecretBytes.takeFrom(text.getBytes(StandardCharsets.UTF_8));
    }

    static String text(SecretBytes secret) {
        return secret.read(SecretAccess.granted(), bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    static NewEntry project(ToolName tool, String path) {
        return project(tool, path, "", Expiry.NEVER);
    }

    static NewEntry project(ToolName tool, String path, String account, Expiry expiry) {
        return new NewEntry(tool, new Scope.Project(path), new AccountName(account), "label", expiry);
    }

    static NewEntry global(ToolName tool, String account) {
        return new NewEntry(tool, new Scope.Global(), new AccountName(account), "label", Expiry.NEVER);
    }

    /** The key that is taken, or what is answered instead. */
    static String take(Vault vault, ToolName tool, String directory, @Nullable String account) throws VaultException {
        AccountName name = account == null ? null : new AccountName(account);
        Taking taking = vault.take(tool, directory, name, use());
        if (taking instanceof Taking.Taken taken) {
            try (taken) {
                return text(taken.key());
            }
        }
        return taking.getClass().getSimpleName();
    }

    static String take(Vault vault, ToolName tool, String directory) throws VaultException {
        return take(vault, tool, directory, null);
    }
}
