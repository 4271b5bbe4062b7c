package dev.sessionvault.launcher.reflect;

import dev.sessionvault.launcher.share.log.Digests;
import dev.sessionvault.launcher.share.log.Receipt;
import dev.sessionvault.launcher.share.message.Call;
import dev.sessionvault.launcher.share.message.Outcome;
import dev.sessionvault.launcher.share.message.Output;
import java.security.MessageDigest;

/** A call that was sent, until its result. It weighs what comes, so that the receipt can be held against it. */
final class PendingCall {
    private final Call call;
    private final MessageDigest out = Digests.begin();
    private final MessageDigest err = Digests.begin();
    private long outBytes;
    private long errBytes;
    private volatile CallListener listener;

    PendingCall(Call call, CallListener listener) {
        this.call = call;
        this.listener = listener;
    }

    int id() {
        return call.id();
    }

    void output(Output output) {
        byte[] bytes = output.bytes();
        if (output.which() == Output.STDOUT) {
            out.update(bytes);
            outBytes += bytes.length;
        } else {
            err.update(bytes);
            errBytes += bytes.length;
        }
        listener.output(output.which(), bytes);
    }

    void waiting() {
        listener.waiting();
    }

    void ended(Answer answer) {
        listener.ended(answer);
    }

    /** Nobody listens any more; its receipt is kept all the same. */
    void mute() {
        listener = Silent.LISTENER;
    }

    /** Whether it says of this call what the recipient has seen of it. Ends the weighing. */
    boolean fits(Receipt receipt, Outcome outcome) {
        return receipt.call() == call.id()
                && receipt.verb().equals(call.verb())
                && receipt.givenDigest().equals(Digests.ofArguments(call.arguments()))
                && receipt.outcome().equals(outcome.kind().name())
                && receipt.code() == outcome.code()
                && receipt.reason().equals(outcome.reason())
                && receipt.outBytes() == outBytes
                && receipt.errBytes() == errBytes
                && receipt.outDigest().equals(Digests.text(out))
                && receipt.errDigest().equals(Digests.text(err));
    }

    private enum Silent implements CallListener {
        LISTENER;

        @Override
        public void output(int which, byte[] bytes) {}

        @Override
        public void waiting() {}

        @Override
        public void ended(Answer answer) {}
    }
}
