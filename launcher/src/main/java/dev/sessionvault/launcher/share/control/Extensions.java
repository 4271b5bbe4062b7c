package dev.sessionvault.launcher.share.control;

import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.share.key.IdentityKey;
import dev.sessionvault.launcher.share.passport.LentVerb;
import dev.sessionvault.launcher.share.passport.Passport;
import dev.sessionvault.launcher.share.passport.PassportException;
import dev.sessionvault.launcher.share.policy.Decision;
import dev.sessionvault.launcher.share.policy.Lending;
import dev.sessionvault.launcher.share.scope.Scope;
import dev.sessionvault.launcher.share.session.Law;
import dev.sessionvault.launcher.share.session.Lifetime;
import dev.sessionvault.launcher.share.session.Session;
import dev.sessionvault.launcher.share.session.Standing;
import dev.sessionvault.launcher.share.session.Terms;
import dev.sessionvault.launcher.share.verb.Verb;
import dev.sessionvault.launcher.share.verb.VerbName;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Decides about other terms for a session. What its owner's program asks for is checked here once more: the session
 * believes the owner's signature and the policy, and no program.
 */
final class Extensions {
    private final Law law;
    private final Lending who;
    private final IdentityKey owner;

    Extensions(Law law, Lending who, IdentityKey owner) {
        this.law = law;
        this.who = who;
        this.owner = owner;
    }

    Note answer(Note asked, Session session) {
        try {
            byte[] signed = Base64.getDecoder().decode(asked.get("passport"));
            Passport next = Passport.verify(signed, owner);
            Terms terms = terms(next, List.of(asked.get("scope").split("\n")), session.standing());
            requireSame(next, Passport.verify(session.passport(), owner));
            return session.change(terms, signed)
                    ? Note.of("done", "extend")
                    : Note.of("error", "the session is over, or was extended by somebody else meanwhile");
        } catch (LauncherException | PassportException | IOException e) {
            return Note.of("error", String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            return Note.of("error", "it asks for what cannot be");
        }
    }

    private Terms terms(Passport next, List<String> scopeText, Standing now) throws LauncherException, IOException {
        Law.Reading reading = law.read();
        Scope scope = Scope.parse(scopeText, reading.verbs());
        Decision decision = reading.policy().decide(who, scope, reading.verbs());
        if (!decision.allowed()) {
            throw new IOException(decision.why());
        }
        Duration length = Duration.between(now.openedAt(), next.end());
        if (length.compareTo(Lifetime.CAP) > 0
                || length.compareTo(decision.caps().ttl()) > 0) {
            throw new IOException("it would last too long");
        }
        Set<VerbName> approve = now.terms().approve();
        requireSameVerbs(next, scope, reading, approve, decision.caps().approve());
        return new Terms(next.serial(), scope, length, now.terms().maxCalls(), approve);
    }

    /** The recipient is told what is lent, and nothing else. */
    private static void requireSameVerbs(
            Passport next, Scope scope, Law.Reading reading, Set<VerbName> approve, boolean approveAll)
            throws IOException {
        for (LentVerb lent : next.verbs()) {
            Verb verb = reading.verbs().find(lent.name()).orElseThrow(() -> new IOException("no such verb"));
            if (!lent.equals(LentVerb.of(verb, scope, approveAll || approve.contains(lent.name())))) {
                throw new IOException("its passport says something else than what is to be lent");
            }
        }
        if (next.verbs().size() != scope.verbs().size()) {
            throw new IOException("its passport names other verbs than are to be lent");
        }
    }

    private static void requireSame(Passport next, Passport now) throws IOException {
        boolean same = next.session().equals(now.session())
                && next.sessionKey().equals(now.sessionKey())
                && Objects.equals(next.recipient(), now.recipient())
                && next.relay().equals(now.relay())
                && next.tls() == now.tls()
                && next.calls() == now.calls()
                && next.serial() == now.serial() + 1;
        if (!same) {
            throw new IOException("its passport is for something else");
        }
    }
}
