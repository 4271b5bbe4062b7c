package dev.sessionvault.launcher.share.owner;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.share.key.Identity;
import dev.sessionvault.launcher.share.key.IdentityKey;
import dev.sessionvault.relay.wire.LegKey;
import dev.sessionvault.relay.wire.PublicKey;
import dev.sessionvault.relay.wire.RelayName;
import dev.sessionvault.secret.SecretAccess;
import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.vault.AccountName;
import dev.sessionvault.vault.Entry;
import dev.sessionvault.vault.Expiry;
import dev.sessionvault.vault.NewEntry;
import dev.sessionvault.vault.Scope;
import dev.sessionvault.vault.ToolName;
import dev.sessionvault.vault.Vault;
import dev.sessionvault.vault.VaultException;
import dev.sessionvault.vault.audit.Use;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The owner's keys, in an open vault. Each taking of one has its line in the vault's log first; the taking of a deployment key
 * for a session says which session it is and whose signature its log bears ({@link OpenedSession}).
 */
public final class OwnerKeys {
    static final ToolName IDENTITY = new ToolName("sv.identity");
    static final ToolName RELAY = new ToolName("sv.relay");

    private static final AccountName UNNAMED = new AccountName("");

    private final Vault vault;

    /** @param vault stays the caller's, and open as long as this is used */
    public OwnerKeys(Vault vault) {
        this.vault = vault;
    }

    /**
     * The identity that signs passports, which is made if there is none. The caller closes it, as soon as it has signed.
     *
     * @param verb what it is for, as {@code share extend}
     */
    public Identity identity(String verb) throws VaultException, LauncherException {
        Optional<SecretBytes> text = vault.takeOwn(IDENTITY, UNNAMED, Use.of(verb), "");
        if (text.isEmpty()) {
            return fresh();
        }
        try (SecretBytes taken = text.get();
                SecretBytes seed = SeedText.read(taken).orElseThrow(OwnerKeys::damaged)) {
            return seed.read(SecretAccess.granted(), Identity::of);
        }
    }

    private Identity fresh() throws VaultException {
        Identity identity = Identity.random();
        boolean stored = false;
        try (SecretBytes text = identity.read(SecretAccess.granted(), SeedText::write)) {
            vault.add(entry(IDENTITY, UNNAMED, identity.publicKey().toString()), text);
            stored = true;
            return identity;
        } finally {
            if (!stored) {
                identity.close();
            }
        }
    }

    /** Whose public half it is, if there is one; the key stays where it is. */
    public Optional<String> identityKey() throws VaultException {
        return vault.ownKeys(IDENTITY).stream().map(Entry::label).findFirst();
    }

    /**
     * Keeps a deployment key, in the place of the one for that relay if there is one.
     *
     * @param authority as {@link Deployment#authority}
     * @param text as `sv-relay token new` printed it; stays the caller's
     */
    public Deployment login(RelayName relay, boolean tls, @Nullable String authority, SecretBytes text, Instant now)
            throws VaultException, LauncherException {
        AccountName account = account(relay);
        try (SecretBytes seed = SeedText.read(text).orElseThrow(() -> noToken(relay));
                SecretBytes stored = seed.read(SecretAccess.granted(), SeedText::write)) {
            PublicKey key = seed.read(SecretAccess.granted(), OwnerKeys::publicHalf);
            vault.add(entry(RELAY, account, label(tls, authority, key)), stored);
            return new Deployment(relay, tls, authority, key, now);
        }
    }

    /** @throws LauncherException USAGE if this is no deployment key; the caller closes what is returned */
    public static LegKey deploymentKey(RelayName relay, SecretBytes text) throws LauncherException {
        try (SecretBytes seed = SeedText.read(text).orElseThrow(() -> noToken(relay))) {
            return seed.read(SecretAccess.granted(), LegKey::of);
        }
    }

    /** How it is dialled, the public half, and the authority if there is one. */
    private static String label(boolean tls, @Nullable String authority, PublicKey key) {
        return (tls ? "wss " : "ws ") + key + (authority == null ? "" : " " + authority);
    }

    private static PublicKey publicHalf(byte[] seed) {
        try (LegKey key = LegKey.of(seed)) {
            return key.publicKey();
        }
    }

    /** @return whether there was a key for that relay */
    public boolean logout(RelayName relay) throws VaultException, LauncherException {
        AccountName account = account(relay);
        for (Entry entry : vault.ownKeys(RELAY)) {
            if (entry.account().equals(account)) {
                return vault.remove(Set.of(entry.id())) > 0;
            }
        }
        return false;
    }

    /** By relay, without the keys; writes nothing. */
    public List<Deployment> deployments() throws VaultException {
        List<Deployment> all = new ArrayList<>();
        for (Entry entry : vault.ownKeys(RELAY)) {
            String[] label = entry.label().split(" ", -1);
            all.add(new Deployment(
                    RelayAccount.relay(entry.account()),
                    label[0].equals("wss"),
                    label.length > 2 ? label[2] : null,
                    PublicKey.parse(label[1]),
                    Instant.ofEpochSecond(entry.createdEpochSecond())));
        }
        all.sort(Comparator.comparing(deployment -> deployment.relay().value()));
        return List.copyOf(all);
    }

    /**
     * The seed of the deployment key for the relay, for the process of this session. The caller closes it. From now on the
     * vault's log knows that there is such a session, and by whose key its log must be signed.
     */
    public SecretBytes open(RelayName relay, String session, IdentityKey sessionKey)
            throws VaultException, LauncherException {
        OpenedSession opened = new OpenedSession(session, sessionKey);
        Optional<SecretBytes> text =
                vault.takeOwn(RELAY, account(relay), Use.of(OpenedSession.VERB), opened.toString());
        if (text.isEmpty()) {
            throw new LauncherException(
                    ExitCode.NO_KEY,
                    "open a session: " + relay + ": no deployment key for this relay",
                    "sv relay login " + relay);
        }
        try (SecretBytes taken = text.get()) {
            return SeedText.read(taken).orElseThrow(OwnerKeys::damaged);
        }
    }

    private static NewEntry entry(ToolName name, AccountName account, String label) {
        return new NewEntry(name, new Scope.Global(), account, label, Expiry.NEVER);
    }

    private static AccountName account(RelayName relay) throws LauncherException {
        return RelayAccount.of(relay)
                .orElseThrow(() -> new LauncherException(
                        ExitCode.USAGE, "find the relay: " + relay + ": its name has more than 64 characters", null));
    }

    private static LauncherException noToken(RelayName relay) {
        return new LauncherException(
                ExitCode.USAGE,
                "log in to the relay: " + relay + ": this is no deployment key",
                "want the one line that `sv-relay token new` printed, 43 letters, digits, - and _");
    }

    private static LauncherException damaged() {
        return new LauncherException(ExitCode.DAMAGED, "take sv's own key: it is no key", "sv log shows who stored it");
    }
}
