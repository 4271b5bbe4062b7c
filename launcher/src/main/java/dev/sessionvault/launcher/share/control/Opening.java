package dev.sessionvault.launcher.share.control;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.share.key.Identity;
import dev.sessionvault.launcher.share.key.IdentityKey;
import dev.sessionvault.launcher.share.passport.Handle;
import dev.sessionvault.launcher.share.passport.LentVerb;
import dev.sessionvault.launcher.share.passport.Passport;
import dev.sessionvault.launcher.share.passport.PassportException;
import dev.sessionvault.launcher.share.passport.SessionId;
import dev.sessionvault.launcher.share.policy.Account;
import dev.sessionvault.launcher.share.policy.Decision;
import dev.sessionvault.launcher.share.policy.Lending;
import dev.sessionvault.launcher.share.scope.Grant;
import dev.sessionvault.launcher.share.scope.Reach;
import dev.sessionvault.launcher.share.scope.Scope;
import dev.sessionvault.launcher.share.session.Law;
import dev.sessionvault.launcher.share.session.Lifetime;
import dev.sessionvault.launcher.share.verb.KeyUse;
import dev.sessionvault.launcher.share.verb.Verb;
import dev.sessionvault.launcher.share.verb.VerbName;
import dev.sessionvault.relay.wire.PublicKey;
import dev.sessionvault.secret.SecretAccess;
import dev.sessionvault.secret.SecretBytes;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is about to be lent: checked against the policy, and then made into a passport, a handle and a plan. */
public final class Opening implements AutoCloseable {
    private final Wish wish;
    private final Law.Reading law;
    private final Scope scope;
    private final Decision decision;
    private final Duration ttl;
    private final SessionId id = SessionId.random();
    private final Identity sessionKey = Identity.random();
    private final SecretBytes secret = SecretBytes.random(Handle.SECRET_BYTES);

    private Opening(Wish wish, Law.Reading law, Scope scope, Decision decision, Duration ttl) {
        this.wish = wish;
        this.law = law;
        this.scope = scope;
        this.decision = decision;
        this.ttl = ttl;
    }

    /**
     * @throws LauncherException USAGE if it is not written out what is lent, DENIED if the policy does not allow all of it
     */
    public static Opening of(Wish wish, Account account, Law.Reading law) throws LauncherException {
        Scope scope = Scope.parse(wish.verbs(), law.verbs());
        for (VerbName verb : wish.approve()) {
            if (!scope.verbs().contains(verb)) {
                throw usage("--approve: " + verb + " is not among what is lent", null);
            }
        }
        Decision decision = decide(wish, account, law, scope);
        Duration ttl = wish.ttl();
        if (ttl.isZero()) {
            ttl = decision.caps().ttl();
        } else if (ttl.compareTo(Lifetime.CAP) > 0) {
            throw usage("--ttl: longer than " + Lifetime.CAP.toMinutes() + " minutes, which is the cap", null);
        } else if (ttl.compareTo(decision.caps().ttl()) > 0) {
            throw denied("the policy lets it live for " + decision.caps().ttl().toMinutes() + " minutes");
        }
        return new Opening(wish, law, scope, decision, ttl);
    }

    private static Decision decide(Wish wish, Account account, Law.Reading law, Scope scope) throws LauncherException {
        IdentityKey recipient = wish.recipient();
        Lending who = new Lending(account, recipient == null ? null : recipient.toString());
        Decision decision = law.policy().decide(who, scope, law.verbs());
        if (!decision.allowed()) {
            throw denied(decision.why());
        }
        return decision;
    }

    private static LauncherException denied(String why) {
        return new LauncherException(ExitCode.DENIED, "open a session: " + why, "sv policy explain");
    }

    private static LauncherException usage(String why, @Nullable String hint) {
        return new LauncherException(ExitCode.USAGE, "open a session: " + why, hint);
    }

    /** Every verb with every value that can be given. */
    public List<String> reach() {
        return Reach.of(scope).lines();
    }

    public Duration ttl() {
        return ttl;
    }

    public int calls() {
        int cap = decision.caps().calls();
        return wish.maxCalls() == 0 ? cap : Math.min(wish.maxCalls(), cap);
    }

    public String session() {
        return id.hex();
    }

    public IdentityKey sessionKey() {
        return sessionKey.publicKey();
    }

    /** Those of the lent verbs that the owner has to approve each call of. */
    public List<VerbName> approved() {
        return scope.verbs().stream().filter(this::isApproved).toList();
    }

    private boolean isApproved(VerbName name) {
        return decision.caps().approve()
                || wish.approve().contains(name)
                || verb(name).approve();
    }

    /** A lent verb that is given a key of the vault, if there is one. */
    public Optional<VerbName> withKey() {
        return scope.verbs().stream()
                .filter(name -> verb(name).execution().key() != null)
                .findFirst();
    }

    /** The keys that lent verbs are given. */
    public List<KeyUse> keys() {
        List<KeyUse> keys = new ArrayList<>();
        for (VerbName name : scope.verbs()) {
            KeyUse key = verb(name).execution().key();
            if (key != null) {
                keys.add(key);
            }
        }
        return keys;
    }

    private Verb verb(VerbName name) {
        return law.verbs().find(name).orElseThrow();
    }

    /** @param now the session begins, in whole seconds */
    public Passport passport(IdentityKey owner, Instant now) {
        Instant begin = now.truncatedTo(ChronoUnit.SECONDS);
        return new Passport(
                id,
                owner,
                sessionKey.publicKey(),
                wish.recipient(),
                wish.relay().value(),
                wish.tls(),
                begin,
                begin.plus(ttl),
                1,
                calls(),
                verbs(scope, law, this::isApproved));
    }

    interface Approval {
        boolean isNeeded(VerbName verb);
    }

    static List<LentVerb> verbs(Scope scope, Law.Reading law, Approval approval) {
        List<LentVerb> verbs = new ArrayList<>();
        for (VerbName name : scope.verbs()) {
            law.verbs().find(name).ifPresent(verb -> verbs.add(LentVerb.of(verb, scope, approval.isNeeded(name))));
        }
        return verbs;
    }

    /**
     * All that the session's process is told.
     *
     * @param passport that {@link #passport} made
     * @param owner signs it; stays the caller's
     * @param deployment the key's seed; copied
     * @param texts about the machine, as {@link SessionProcess} wants them
     * @param proxies where a proxy stands
     */
    public Plan plan(
            Passport passport,
            Identity owner,
            SecretBytes deployment,
            Map<String, String> texts,
            Map<String, String> proxies)
            throws LauncherException {
        try {
            Map<String, String> all = new HashMap<>(texts);
            String relayCa = wish.relayCa();
            all.put("relayCa", relayCa == null ? "" : relayCa);
            return new Plan(
                    all,
                    scope.grants().stream().map(Grant::text).toList(),
                    Set.copyOf(wish.approve()),
                    proxies,
                    passport.sign(owner),
                    calls(),
                    List.of(
                            copy(secret),
                            sessionKey.read(SecretAccess.granted(), SecretBytes::copyOf),
                            copy(deployment)));
        } catch (PassportException e) {
            throw usage(String.valueOf(e.getMessage()), null);
        }
    }

    private static SecretBytes copy(SecretBytes secret) {
        return secret.read(SecretAccess.granted(), SecretBytes::copyOf);
    }

    /** For the recipient. The caller closes it. */
    public Handle handle(Passport passport, PublicKey deployment) {
        String relayCa = wish.relayCa();
        return new Handle(
                copy(secret),
                deployment,
                passport.owner(),
                wish.relay(),
                wish.tls(),
                passport.isBearer(),
                passport.end(),
                relayCa == null ? null : HexFormat.of().parseHex(relayCa));
    }

    @Override
    public void close() {
        secret.close();
        sessionKey.close();
    }
}
