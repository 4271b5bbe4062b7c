package dev.sessionvault.launcher.share.session;

import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.share.policy.Decision;
import dev.sessionvault.launcher.share.policy.Lending;
import dev.sessionvault.launcher.share.verb.Arguments;
import dev.sessionvault.launcher.share.verb.RefusedException;
import dev.sessionvault.launcher.share.verb.RefusedException.Reason;
import dev.sessionvault.launcher.share.verb.Verb;
import dev.sessionvault.launcher.share.verb.VerbName;
import java.io.IOException;

/**
 * The one way from what a recipient wants to something that runs. In this order: the session is alive; what is lent
 * allows it; the policy, as it is now, does; the limits do; the owner does, if they are to be asked; it is written down.
 */
final class Gate {
    private final SessionState state;
    private final Law law;
    private final Lending who;
    private final Usage usage;
    private final Ledger ledger;

    Gate(SessionState state, Law law, Lending who, Usage usage, Ledger ledger) {
        this.state = state;
        this.law = law;
        this.who = who;
        this.usage = usage;
        this.ledger = ledger;
    }

    /** Asks the owner; returns when they said yes. */
    interface Asking {
        void ask(Arguments arguments) throws RefusedException, InterruptedException;
    }

    /** What {@link #admit} lets through: nothing else is ever run. */
    record Pass(Admission admission, Verb verb, Usage.Ticket ticket) {}

    /** @throws RefusedException why not; nothing was run, and nothing is held */
    Pass admit(int number, Wanted wanted, Asking asking) throws RefusedException, InterruptedException {
        Allowed allowed = check(wanted);
        Usage.Ticket ticket = usage.take(allowed.verb, allowed.maxCalls);
        try {
            if (allowed.approve) {
                asking.ask(allowed.arguments);
                // While the owner thought about it, the session may have ended and all rules changed.
                allowed = check(wanted);
            }
            Admission admission =
                    new Admission(number, wanted.id(), wanted.values(), allowed.arguments, allowed.approve);
            write(admission);
            return new Pass(admission, allowed.verb, ticket);
        } catch (RefusedException | InterruptedException | RuntimeException e) {
            ticket.close();
            throw e;
        }
    }

    private record Allowed(Verb verb, Arguments arguments, boolean approve, int maxCalls) {}

    private Allowed check(Wanted wanted) throws RefusedException {
        Terms terms = state.requireAlive();
        Law.Reading now = read();
        Verb verb = verb(wanted.verb(), now);
        Arguments arguments = terms.scope().arguments(verb, wanted.values());
        Decision decision = now.policy().decide(who, verb, arguments);
        if (!decision.allowed()) {
            throw new RefusedException(Reason.DENIED, null, "the owner's machine does not allow it now");
        }
        boolean approve =
                decision.caps().approve() || verb.approve() || terms.approve().contains(verb.name());
        return new Allowed(
                verb,
                arguments,
                approve,
                Math.min(terms.maxCalls(), decision.caps().calls()));
    }

    private Law.Reading read() throws RefusedException {
        try {
            return law.read();
        } catch (LauncherException e) {
            throw new RefusedException(
                    Reason.DENIED, null, "the owner's machine has no policy now that can be trusted");
        }
    }

    private static Verb verb(String name, Law.Reading now) throws RefusedException {
        if (VerbName.fault(name) == null) {
            var verb = now.verbs().find(new VerbName(name));
            if (verb.isPresent()) {
                return verb.get();
            }
        }
        throw new RefusedException(Reason.NOT_LENT, null, name + " was not lent");
    }

    /** What was admitted may be lent no longer when it is about to begin: whoever changed that could not see it yet. */
    boolean isLent(Arguments arguments) {
        return state.terms().scope().permits(arguments);
    }

    private void write(Admission admission) throws RefusedException {
        try {
            ledger.accepted(admission);
        } catch (IOException e) {
            throw new RefusedException(Reason.UNAVAILABLE, null, "it could not be written down");
        }
    }
}
