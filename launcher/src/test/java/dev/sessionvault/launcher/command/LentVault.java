package dev.sessionvault.launcher.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sessionvault.secret.SecretAccess;
import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.vault.AccountName;
import dev.sessionvault.vault.Entry;
import dev.sessionvault.vault.Expiry;
import dev.sessionvault.vault.NewEntry;
import dev.sessionvault.vault.Scope;
import dev.sessionvault.vault.SealedVault;
import dev.sessionvault.vault.Slot;
import dev.sessionvault.vault.Taking;
import dev.sessionvault.vault.ToolName;
import dev.sessionvault.vault.Vault;
import dev.sessionvault.vault.audit.Circumstances;
import dev.sessionvault.vault.audit.Journal;
import dev.sessionvault.vault.audit.Use;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;

/** The vault of a program under test, which a passphrase opens, looked at from outside: its logins of Codex. */
final class LentVault {
    /** A keeper that finds the vault busy, as these looks make it, comes again after five seconds. */
    private static final int LOOKS = 1_200;

    private static final ToolName CODEX = ToolName.parse("codex");

    private final Path data;
    private final File log;
    private final int slot;
    private final SecretBytes slotKey;

    private LentVault(Sv sv) throws Exception {
        data = sv.home.resolve("sv/data");
        log = sv.home.resolve("sv/log").toFile();
        Slot primary = SealedVault.read(data).primarySlot().orElseThrow();
        slot = primary.number();
        try (SecretBytes typed = SecretBytes.takeFrom(Sv.PASSPHRASE.getBytes(StandardCharsets.UTF_8))) {
            slotKey = primary.derive(typed);
        }
    }

    /** A new one; the passphrase is on descriptor 3. */
    static LentVault init(Sv sv) throws Exception {
        Sv.Answer made = sv.run(sv.home, "init", "--root=passphrase", "--passphrase-fd=3", "--recovery-fd=4");
        assertEquals(0, made.code(), made.toString());
        return new LentVault(sv);
    }

    private Vault open() throws Exception {
        SealedVault sealed = SealedVault.read(data);
        Journal journal =
                new Journal(log, Circumstances.of(new byte[0], new byte[0]), InstantSource.system(), complaint -> {});
        Slot opening = sealed.slot(slot);
        if (opening == null) {
            throw new AssertionError("no slot " + slot);
        }
        return sealed.open(opening, slotKey, journal);
    }

    static String login(String token) {
        return "{\"tokens\":{\"refresh_token\":\"" + token + "\"}}";
    }

    /** Of this account, everywhere. */
    Entry adopt(String account, String token) throws Exception {
        NewEntry said = new NewEntry(
                CODEX,
                new Scope.Global(),
                account.isEmpty() ? AccountName.UNNAMED : AccountName.parse(account),
                "",
                Expiry.NEVER);
        try (Vault vault = open();
                SecretBytes login = SecretBytes.takeFrom(login(token).getBytes(StandardCharsets.UTF_8))) {
            return vault.logins().adopt(said, login);
        }
    }

    /** What the vault holds now. */
    String held(String account) throws Exception {
        AccountName name = account.isEmpty() ? AccountName.UNNAMED : AccountName.parse(account);
        try (Vault vault = open();
                Taking.Taken taken = (Taking.Taken) vault.logins().take(CODEX, "/", name, Use.of("test"))) {
            return taken.key().read(SecretAccess.granted(), bytes -> new String(bytes, StandardCharsets.UTF_8));
        }
    }

    /** Waits until the vault holds the login with this token. */
    void awaitHeld(String account, String token) throws Exception {
        String wanted = login(token);
        for (int i = 0; i < LOOKS && !held(account).equals(wanted); i++) {
            Thread.sleep(50);
        }
        assertEquals(wanted, held(account));
    }
}
