package dev.sessionvault.launcher.share.session;

import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.share.channel.Channel;
import dev.sessionvault.launcher.share.channel.ChannelException;
import dev.sessionvault.launcher.share.executor.Finish;
import dev.sessionvault.launcher.share.executor.Running;
import dev.sessionvault.launcher.share.executor.Sink;
import dev.sessionvault.launcher.share.executor.Stop;
import dev.sessionvault.launcher.share.message.Call;
import dev.sessionvault.launcher.share.message.Message;
import dev.sessionvault.launcher.share.message.Output;
import dev.sessionvault.launcher.share.message.Result;
import dev.sessionvault.launcher.share.message.Waiting;
import dev.sessionvault.launcher.share.scope.Scope;
import dev.sessionvault.launcher.share.verb.Arguments;
import dev.sessionvault.launcher.share.verb.Invocation;
import dev.sessionvault.launcher.share.verb.KeyUse;
import dev.sessionvault.launcher.share.verb.RefusedException;
import dev.sessionvault.launcher.share.verb.RefusedException.Reason;
import dev.sessionvault.secret.SecretBytes;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One call, from its arrival to its result, in a thread of its own. */
final class CallRun implements Sink {
    private final int number;
    private final Call call;
    private final Channel channel;
    private final Parts parts;
    private final Gate gate;
    private final Approvals approvals;
    private final Tally[] tallies = {new Tally(), new Tally(), new Tally()};
    private final Instant arrived;

    private @Nullable Running running;
    private @Nullable Stop stopped;
    private @Nullable Arguments arguments;

    CallRun(int number, Call call, Channel channel, Parts parts, Gate gate, Approvals approvals) {
        this.number = number;
        this.call = call;
        this.channel = channel;
        this.parts = parts;
        this.gate = gate;
        this.approvals = approvals;
        this.arrived = parts.time().now();
    }

    int id() {
        return call.id();
    }

    int number() {
        return number;
    }

    Channel channel() {
        return channel;
    }

    void run() {
        try {
            Gate.Pass pass = gate.admit(number, new Wanted(call.id(), call.verb(), call.arguments()), this::askOwner);
            try (Usage.Ticket ticket = pass.ticket()) {
                perform(pass);
            }
        } catch (RefusedException e) {
            refuse(e);
        } catch (InterruptedException e) {
            refuse(new RefusedException(Reason.ENDED, null, "the session is over"));
        }
    }

    private void askOwner(Arguments wanted) throws RefusedException, InterruptedException {
        if (!parts.events().isWatched()) {
            throw new RefusedException(Reason.NEEDS_APPROVAL, null, "the owner has to be asked, and does not watch");
        }
        approvals.expect(number);
        try {
            tell("asked", wanted.toString());
            send(new Waiting(call.id(), Waiting.Why.APPROVAL));
            requireWanted();
            approvals.await(number, call.deadlineMillis() == Call.NO_DEADLINE ? Long.MAX_VALUE : call.deadlineMillis());
        } finally {
            approvals.forget(number);
        }
    }

    private synchronized void requireWanted() throws RefusedException {
        if (stopped != null) {
            throw new RefusedException(Reason.NOT_APPROVED, null, "it was no longer wanted");
        }
    }

    /** The result is sent behind all that it is about, and after it was written down. */
    private void perform(Gate.Pass pass) {
        synchronized (this) {
            arguments = pass.admission().arguments();
        }
        if (!gate.isLent(pass.admission().arguments())) {
            stop(Stop.REVOKED);
        }
        tell("runs", pass.admission().arguments().toString());
        Finish finish = start(pass).finish();
        Ending ending =
                new Ending(arrived, parts.time().now(), finish, tallies[STDOUT].result(), tallies[STDERR].result());
        byte[] receipt = new byte[0];
        try {
            receipt = parts.ledger().ended(pass.admission(), ending);
        } catch (IOException e) {
            tell("unlogged", "its end could not be written down");
        }
        tell("ended", Outcomes.text(finish));
        send(new Result(call.id(), Outcomes.of(finish), receipt));
    }

    private Running start(Gate.Pass pass) {
        try {
            Invocation invocation = pass.verb().invocation(pass.admission().arguments());
            KeyUse use = pass.verb().execution().key();
            try (SecretBytes key = use == null ? null : parts.keys().take(use)) {
                return begin(() -> parts.executor()
                        .start(
                                parts.name() + "." + number,
                                invocation,
                                pass.verb().limits(),
                                use,
                                key,
                                this));
            }
        } catch (RefusedException e) {
            return new Ended(new Finish(Finish.Kind.FAILED, 0, "NOT_STARTED", e.text()));
        } catch (LauncherException e) {
            tell("keyless", String.valueOf(e.getMessage()));
            return new Ended(new Finish(Finish.Kind.FAILED, 0, "NO_KEY", "the owner's vault gave no key for it"));
        }
    }

    private interface Beginning {
        Running begin();
    }

    /** Stopped before it began, it does not begin. */
    private synchronized Running begin(Beginning beginning) {
        Stop early = stopped;
        if (early != null) {
            return new Ended(new Finish(Finish.Kind.STOPPED, 0, early.name(), early.text()));
        }
        Running begun = beginning.begin();
        running = begun;
        if (call.deadlineMillis() != Call.NO_DEADLINE) {
            Deadlines.in(call.deadlineMillis(), () -> begun.stop(Stop.DEADLINE));
        }
        return begun;
    }

    /** A call that has nothing to run. */
    private record Ended(Finish finish) implements Running {
        @Override
        public void stop(Stop why) {
            // it has ended
        }
    }

    void stop(Stop why) {
        synchronized (this) {
            stopped = stopped == null ? why : stopped;
            if (running != null) {
                running.stop(why);
            }
        }
        approvals.answer(number, false);
    }

    /** Whether it runs, and what is lent now would not let it. */
    synchronized boolean isOutside(Scope scope) {
        return arguments != null && !scope.permits(arguments);
    }

    private void refuse(RefusedException why) {
        try {
            parts.ledger().refused(new Admission.Refused(number, call.id(), call.verb(), call.arguments(), why));
        } catch (IOException e) {
            tell("unlogged", "a refusal could not be written down");
        }
        tell("refused", why.reason() + ": " + why.text());
        send(new Result(call.id(), Outcomes.of(why), new byte[0]));
    }

    @Override
    public void write(int which, byte[] bytes) throws IOException, InterruptedException {
        try {
            channel.send(call.id(), new Output(call.id(), which, bytes).encode());
            tallies[which].add(bytes);
        } catch (ChannelException e) {
            throw new IOException("the recipient is gone", e);
        }
    }

    private void send(Message message) {
        try {
            channel.send(message.stream(), message.encode());
        } catch (ChannelException e) {
            // Nobody is there to be told; it is in the log.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(String kind, String text) {
        parts.events().happened(new Events.Event(parts.time().now(), kind, number, call.verb(), text));
    }
}
