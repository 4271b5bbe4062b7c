package dev.sessionvault.launcher.share.key;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.share.file.FileTurn;
import dev.sessionvault.launcher.share.file.PrivateFile;
import dev.sessionvault.launcher.share.key.ContactsText.BadLineException;
import dev.sessionvault.launcher.share.text.TextException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whom an owner lends to, by aliases. Nobody is lent to before they proved that their key is theirs: a key that somebody
 * sent along as another's would otherwise be let in, or lock the right one out.
 */
public final class Contacts {
    /** The file's name in the directory of sv's configuration. */
    public static final String FILE_NAME = "contacts.toml";

    private static final int MAX_BYTES = 1 << 20;

    private final PrivateFile file;

    /** @param configuration {@code $XDG_CONFIG_HOME/sv} */
    public Contacts(Path configuration) {
        this.file = new PrivateFile(configuration.resolve(FILE_NAME), "contacts");
    }

    public Path path() {
        return file.path();
    }

    public List<Contact> all() throws LauncherException {
        try {
            return ContactsText.parse(new String(file.read(MAX_BYTES).orElse(new byte[0]), StandardCharsets.UTF_8));
        } catch (BadLineException e) {
            throw new LauncherException(
                    ExitCode.DAMAGED, "read the contacts: " + file.path() + ": " + e.why(), "mend it, or move it away");
        }
    }

    public Optional<Contact> find(Alias alias) throws LauncherException {
        return all().stream().filter(contact -> contact.alias().equals(alias)).findFirst();
    }

    /** The key to lend to; refused if nobody is called so, or has not proven the key. */
    public IdentityKey lendable(Alias alias) throws LauncherException {
        Contact contact = require("lend to", alias, all());
        if (!contact.isProven()) {
            throw new LauncherException(
                    ExitCode.DENIED,
                    "lend to " + alias + ": nobody has proven that the key is theirs",
                    "sv contact verify " + alias);
        }
        return contact.key();
    }

    /**
     * Takes somebody in, unproven.
     *
     * @param replace whether another of that alias makes room
     * @return what they have to answer
     */
    public Challenge add(Alias alias, IdentityKey key, String note, boolean replace, Instant now)
            throws LauncherException {
        try (FileTurn turn = file.turn()) {
            List<Contact> all = new ArrayList<>(all());
            if (all.removeIf(contact -> contact.alias().equals(alias)) && !replace) {
                throw new LauncherException(
                        ExitCode.USAGE,
                        "add the contact: " + alias + ": there is one of that name",
                        "another name; or, if the old key shall not count any more: --replace");
            }
            Challenge challenge = Challenge.fresh(alias, now);
            write(all, new Contact(alias, key, note, now, null, challenge));
            return challenge;
        }
    }

    /** Another challenge for somebody who is there; a proof that was given stays good. */
    public Challenge ask(Alias alias, Instant now) throws LauncherException {
        try (FileTurn turn = file.turn()) {
            List<Contact> all = all();
            Challenge challenge = Challenge.fresh(alias, now);
            write(all, require("verify the contact", alias, all).asked(challenge));
            return challenge;
        }
    }

    /** Takes the answer to the last challenge; it is good once. */
    public Contact verify(Alias alias, String answer, Instant now) throws LauncherException {
        try (FileTurn turn = file.turn()) {
            List<Contact> all = all();
            Contact contact = require("verify the contact", alias, all);
            requireAnswer(contact, answer, now);
            Contact proven = contact.provenAt(now);
            write(all, proven);
            return proven;
        }
    }

    private static void requireAnswer(Contact contact, String answer, Instant now) throws LauncherException {
        Challenge challenge = contact.challenge();
        String again = "a new challenge: sv contact verify " + contact.alias();
        if (challenge == null) {
            throw unproven(contact, "nothing was asked", again);
        }
        if (challenge.isOver(now)) {
            throw unproven(contact, "the challenge was good for a day, and is over", again);
        }
        try {
            if (!challenge.alias().equals(contact.alias()) || !challenge.isAnswered(contact.key(), answer)) {
                throw unproven(
                        contact,
                        "this is no answer to the last challenge by that key",
                        "have them answer: sv reflect id --prove " + challenge);
            }
        } catch (TextException e) {
            throw new LauncherException(
                    ExitCode.USAGE, "verify the contact: " + contact.alias() + ": the answer: " + e.why(), null);
        }
    }

    private static LauncherException unproven(Contact contact, String why, @Nullable String hint) {
        return new LauncherException(ExitCode.DENIED, "verify the contact: " + contact.alias() + ": " + why, hint);
    }

    public void remove(Alias alias) throws LauncherException {
        try (FileTurn turn = file.turn()) {
            List<Contact> all = new ArrayList<>(all());
            all.remove(require("remove the contact", alias, all));
            file.replace(ContactsText.write(all).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static Contact require(String doing, Alias alias, List<Contact> all) throws LauncherException {
        for (Contact contact : all) {
            if (contact.alias().equals(alias)) {
                return contact;
            }
        }
        throw new LauncherException(ExitCode.USAGE, doing + ": " + alias + ": no such contact", "sv contact list");
    }

    /** In the place of the one of that alias, else at the end. */
    private void write(List<Contact> all, Contact changed) throws LauncherException {
        List<Contact> written = new ArrayList<>(all);
        int at = -1;
        for (int i = 0; i < written.size(); i++) {
            at = written.get(i).alias().equals(changed.alias()) ? i : at;
        }
        if (at < 0) {
            written.add(changed);
        } else {
            written.set(at, changed);
        }
        file.replace(ContactsText.write(written).getBytes(StandardCharsets.UTF_8));
    }
}
