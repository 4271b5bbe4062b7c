package dev.sessionvault.launcher.share.control;

import dev.sessionvault.launcher.reflect.Guest;
import dev.sessionvault.launcher.reflect.LentSession;
import dev.sessionvault.launcher.reflect.OwnerTrust;
import dev.sessionvault.launcher.reflect.RecipientFiles;
import dev.sessionvault.launcher.reflect.Running;
import dev.sessionvault.launcher.share.key.Identity;
import dev.sessionvault.launcher.share.key.IdentityKey;
import dev.sessionvault.launcher.share.key.KnownOwners;
import dev.sessionvault.launcher.share.key.RecipientIdentity;
import dev.sessionvault.launcher.share.log.ReceiptLog;
import dev.sessionvault.launcher.share.log.ReceiptVerdict;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The recipient's real side, with files in a home of its own. */
final class Recipient implements AutoCloseable {
    final LentSession session;
    private final RecipientFiles files;
    private @Nullable Running last;

    private Recipient(LentSession session, RecipientFiles files) {
        this.session = session;
        this.files = files;
    }

    private static RecipientFiles files(Path home) {
        return new RecipientFiles(home.resolve("config"), home.resolve("state"));
    }

    /** @return the key in that home, which is made if there is none; the caller's to close */
    static Identity identity(Path home) throws Exception {
        return new RecipientIdentity(files(home).configuration()).loadOrCreate();
    }

    static Recipient come(Path home, byte[] handle, IdentityKey owner) throws Exception {
        return come(home, handle, owner, Map.of());
    }

    static Recipient come(Path home, byte[] handle, IdentityKey owner, Map<String, String> environment)
            throws Exception {
        RecipientFiles files = files(home);
        OwnerTrust trust = new OwnerTrust(
                new KnownOwners(files.configuration()), "", owner.fingerprint().words(), words -> false);
        Guest guest = new Guest(files, trust, null, environment, InstantSource.system());
        return new Recipient(guest.open(handle), files);
    }

    /** @param word the one argument, if there is one */
    Said call(String verb, String... word) {
        Said said = new Said();
        last = session.call(verb, word.length == 0 ? Map.of() : Map.of("word", word[0]), 0, said);
        return said;
    }

    void cancelLast() {
        Objects.requireNonNull(last).cancel();
    }

    ReceiptVerdict receipts() throws Exception {
        return new ReceiptLog(files.state(), InstantSource.system()).verify();
    }

    @Override
    public void close() {
        session.close();
    }
}
