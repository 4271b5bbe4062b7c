package dev.sessionvault.launcher.reflect;

import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.share.channel.ChannelException;
import dev.sessionvault.launcher.share.channel.CloseReason;
import dev.sessionvault.launcher.share.channel.GuestChannel;
import dev.sessionvault.launcher.share.key.Identity;
import dev.sessionvault.launcher.share.key.IdentityKey;
import dev.sessionvault.launcher.share.log.Receipt;
import dev.sessionvault.launcher.share.log.ReceiptException;
import dev.sessionvault.launcher.share.log.ReceiptLog;
import dev.sessionvault.launcher.share.message.Call;
import dev.sessionvault.launcher.share.message.Cancel;
import dev.sessionvault.launcher.share.message.Ended;
import dev.sessionvault.launcher.share.message.Message;
import dev.sessionvault.launcher.share.message.Outcome;
import dev.sessionvault.launcher.share.message.Result;
import dev.sessionvault.launcher.share.passport.LentVerb;
import dev.sessionvault.launcher.share.passport.Passport;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A session after its passport was verified: the recipient's calls, and what comes back of them. */
public final class LentSession implements Lender, AutoCloseable {
    private final GuestChannel channel;
    private final ReceiptLog receipts;
    private final Map<Integer, PendingCall> pending = new ConcurrentHashMap<>();
    private final AtomicInteger calls = new AtomicInteger();
    private final IdentityKey owner;
    private volatile Passport passport;
    private volatile @Nullable Identity own;
    private volatile Runnable changed = () -> {};
    private volatile @Nullable String over;

    LentSession(GuestChannel channel, ReceiptLog receipts, IdentityKey owner, Passport passport) {
        this.channel = channel;
        this.receipts = receipts;
        this.owner = owner;
        this.passport = passport;
    }

    public Passport passport() {
        return passport;
    }

    /** Why nothing can be called any more, in a word; {@code null} while it can. */
    public @Nullable String over() {
        return over;
    }

    /** Who has signed the passport. */
    public IdentityKey owner() {
        return owner;
    }

    /** The recipient's own key is no longer needed when this is closed. */
    void closes(Identity identity) {
        own = identity;
    }

    @Override
    public List<LentVerb> verbs() {
        return passport.verbs();
    }

    @Override
    public void onChange(Runnable listener) {
        changed = listener;
    }

    void renewed(Passport newer) {
        boolean differs = !newer.verbs().equals(passport.verbs());
        passport = newer;
        channel.endAt(newer.end());
        if (differs) {
            changed.run();
        }
    }

    @Override
    public Running call(String verb, Map<String, String> arguments, int deadlineMillis, CallListener listener) {
        String ended = over;
        if (ended != null) {
            listener.ended(Answer.refused("ENDED", ended));
            return () -> {};
        }
        try {
            return send(new Call(calls.incrementAndGet(), verb, arguments, deadlineMillis), listener);
        } catch (IllegalArgumentException e) {
            listener.ended(Answer.refused("BAD_VALUE", "an argument is too long, or has a name that no parameter has"));
            return () -> {};
        }
    }

    private Running send(Call call, CallListener listener) {
        PendingCall mine = new PendingCall(call, listener);
        pending.put(call.id(), mine);
        if (!said(call) && pending.remove(call.id(), mine)) {
            listener.ended(Answer.refused("ENDED", "the session is over"));
        }
        return () -> cancel(mine);
    }

    /** Its result still comes, and with it a receipt. */
    private void cancel(PendingCall call) {
        if (pending.containsKey(call.id())) {
            call.mute();
            said(new Cancel(call.id()));
        }
    }

    /** On stream 0, where nothing waits. */
    private boolean said(Message message) {
        try {
            channel.send(message.stream(), message.encode());
            return true;
        } catch (ChannelException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** @return the call that a message is about; {@code null} if there is none, and so the owner breaks the protocol */
    @Nullable
    PendingCall pending(int id) {
        return pending.get(id);
    }

    void finished(Result result) {
        PendingCall call = pending.remove(result.id());
        if (call != null) {
            call.ended(answer(call, result));
        }
    }

    private Answer answer(PendingCall call, Result result) {
        if (result.allegedReceipt().length == 0) {
            return new Answer(result.outcome(), "");
        }
        try {
            Receipt receipt =
                    receipts.receipt(passport.session().hex(), passport.sessionKey(), result.allegedReceipt());
            return call.fits(receipt, result.outcome())
                    ? new Answer(result.outcome(), receipt.session() + "/" + receipt.call())
                    : failed("RECEIPT", "the owner's receipt says otherwise than what came or was sent");
        } catch (ReceiptException e) {
            return failed("RECEIPT", e.why());
        } catch (LauncherException e) {
            return failed("RECEIPT", "the owner's receipt cannot be kept here");
        }
    }

    private static Answer failed(String reason, String text) {
        return new Answer(Outcome.failed(reason, text), "");
    }

    void ended(Ended.Reason reason) {
        over = switch (reason) {
            case EXPIRED -> "the session's time is over";
            case REVOKED -> "the owner has ended the session";
            case USED_UP -> "as many calls as were lent have been made";
            case LOGGED_OUT -> "the owner has logged out";
            case FAILED -> "the owner's side cannot go on";
        };
    }

    /** What has no result by now gets none: whether it ran, nobody here knows. */
    void closed(CloseReason why) {
        if (over == null) {
            over = why.text();
        }
        String text = String.valueOf(over);
        pending.keySet().forEach(id -> {
            PendingCall call = pending.remove(id);
            if (call != null) {
                call.ended(failed("ENDED", text));
            }
        });
    }

    @Override
    public String described() {
        return "Lent by " + owner.fingerprint() + " until " + passport.end() + ".";
    }

    @Override
    public void close() {
        channel.close(CloseReason.LEFT);
        Identity identity = own;
        if (identity != null) {
            identity.close();
        }
    }
}
