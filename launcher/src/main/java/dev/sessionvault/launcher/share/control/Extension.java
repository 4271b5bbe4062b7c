package dev.sessionvault.launcher.share.control;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.share.key.Identity;
import dev.sessionvault.launcher.share.key.IdentityKey;
import dev.sessionvault.launcher.share.passport.LentVerb;
import dev.sessionvault.launcher.share.passport.Passport;
import dev.sessionvault.launcher.share.passport.PassportException;
import dev.sessionvault.launcher.share.policy.Account;
import dev.sessionvault.launcher.share.policy.Decision;
import dev.sessionvault.launcher.share.policy.Lending;
import dev.sessionvault.launcher.share.scope.Grant;
import dev.sessionvault.launcher.share.scope.Reach;
import dev.sessionvault.launcher.share.scope.Scope;
import dev.sessionvault.launcher.share.session.Law;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Other terms for a session that lives: the owner's side of {@link Extensions}. */
public final class Extension {
    private final Passport now;
    private final List<String> scopeNow;
    private final Set<String> approve;
    private final Law.Reading law;
    private final Account account;

    private Extension(Passport now, List<String> scopeNow, Set<String> approve, Law.Reading law, Account account) {
        this.now = now;
        this.scopeNow = scopeNow;
        this.approve = approve;
        this.law = law;
        this.account = account;
    }

    /** @param standing as the session answered */
    public static Extension of(Note standing, Law.Reading law, Account account, IdentityKey owner)
            throws LauncherException {
        try {
            return new Extension(
                    Passport.verify(Base64.getDecoder().decode(standing.get("passport")), owner),
                    List.of(standing.get("scope").split("\n")),
                    new TreeSet<>(List.of(standing.get("approve").split(" "))),
                    law,
                    account);
        } catch (PassportException | IllegalArgumentException e) {
            throw failed("it is not this owner's session");
        }
    }

    private static LauncherException failed(String why) {
        return new LauncherException(ExitCode.DENIED, "extend the session: " + why, null);
    }

    /** Its present end. */
    public Instant end() {
        return now.end();
    }

    /** @param verbs as they are typed; none for those that are lent now */
    public List<String> reach(List<String> verbs) throws LauncherException {
        return Reach.of(scope(verbs)).lines();
    }

    private Scope scope(List<String> verbs) throws LauncherException {
        return Scope.parse(verbs.isEmpty() ? scopeNow : verbs, law.verbs());
    }

    /**
     * What the session is asked.
     *
     * @param identity the owner's, which signs; stays the caller's
     */
    public Note ask(List<String> verbs, Instant end, Identity identity) throws LauncherException {
        Scope scope = scope(verbs);
        boolean all = decide(scope).caps().approve();
        List<LentVerb> lent = Opening.verbs(scope, law, verb -> all || approve.contains(verb.value()));
        Passport next = new Passport(
                now.session(),
                now.owner(),
                now.sessionKey(),
                now.recipient(),
                now.relay(),
                now.tls(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                end.truncatedTo(ChronoUnit.SECONDS),
                now.serial() + 1,
                now.calls(),
                lent);
        try {
            return Note.of("do", "extend")
                    .with("passport", Base64.getEncoder().encodeToString(next.sign(identity)))
                    .with(
                            "scope",
                            String.join(
                                    "\n",
                                    scope.grants().stream().map(Grant::text).toList()));
        } catch (PassportException e) {
            throw failed(String.valueOf(e.getMessage()));
        }
    }

    private Decision decide(Scope scope) throws LauncherException {
        IdentityKey recipient = now.recipient();
        Lending who = new Lending(account, recipient == null ? null : recipient.toString());
        Decision decision = law.policy().decide(who, scope, law.verbs());
        if (!decision.allowed()) {
            throw failed(decision.why());
        }
        return decision;
    }
}
