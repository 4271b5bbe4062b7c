package dev.sessionvault.launcher.reflect.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sessionvault.launcher.reflect.Answer;
import dev.sessionvault.launcher.reflect.CallListener;
import dev.sessionvault.launcher.reflect.Lender;
import dev.sessionvault.launcher.reflect.Running;
import dev.sessionvault.launcher.share.message.Outcome;
import dev.sessionvault.launcher.share.message.Output;
import dev.sessionvault.launcher.share.passport.LentVerb;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Verbs without an owner: each does what its name says, so that a test of the protocol sees every way a call can go. */
final class ScriptedLender implements Lender {
    static final String RECEIPT = "receipt-1";

    /** What reached the lender, in order. */
    final List<String> heard = new CopyOnWriteArrayList<>();

    final CountDownLatch cancelled = new CountDownLatch(1);

    private final CountDownLatch both = new CountDownLatch(2);
    private volatile List<LentVerb> verbs;
    private volatile Runnable changed = () -> {};

    ScriptedLender(List<LentVerb> verbs) {
        this.verbs = verbs;
    }

    void lend(List<LentVerb> others) {
        verbs = others;
        changed.run();
    }

    @Override
    public List<LentVerb> verbs() {
        return verbs;
    }

    @Override
    public String described() {
        return "Lent for a test.";
    }

    @Override
    public void onChange(Runnable listener) {
        changed = listener;
    }

    @Override
    public Running call(String verb, Map<String, String> arguments, int deadlineMillis, CallListener listener) {
        heard.add(verb + " " + arguments);
        switch (verb) {
            case "test.echo" -> say(listener, arguments.toString(), 0);
            case "test.fail" -> say(listener, "", 3);
            case "test.flood" -> flood(listener);
            case "test.hostile" -> say(listener, "\u001b]0;x\u0007a\u202eb\udb40\udc41\n\tok", 0);
            case "test.both" -> both(listener);
            case "test.wait" -> {
                listener.waiting();
                listener.output(Output.STDERR, "begun\n".getBytes(UTF_8));
                pause();
            }
            case "test.bug" -> throw new IllegalStateException("inside");
            default -> end(listener, Outcome.refused("ENDED", "", "the owner has ended the session"), "");
        }
        return () -> {
            heard.add("cancel " + verb);
            cancelled.countDown();
        };
    }

    private static void say(CallListener listener, String text, int code) {
        if (!text.isEmpty()) {
            listener.output(Output.STDOUT, text.getBytes(UTF_8));
        }
        end(listener, Outcome.exited(code), RECEIPT);
    }

    /** 4 MiB, each line numbered. */
    private static void flood(CallListener listener) {
        for (int line = 0; line < 65_536; line++) {
            listener.output(Output.STDOUT, "%063d\n".formatted(line).getBytes(UTF_8));
        }
        end(listener, Outcome.exited(0), RECEIPT);
    }

    /** Ends only if two of it run at the same time. */
    private void both(CallListener listener) {
        both.countDown();
        new Thread(() -> {
                    try {
                        say(listener, "", both.await(10, TimeUnit.SECONDS) ? 0 : 1);
                    } catch (InterruptedException e) {
                        say(listener, "", 2);
                    }
                })
                .start();
    }

    /** So that a test can cancel a call that is still being sent. */
    private void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            heard.add("interrupted");
        }
    }

    private static void end(CallListener listener, Outcome outcome, String receipt) {
        listener.ended(new Answer(outcome, receipt));
    }
}
