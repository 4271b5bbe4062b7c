package dev.sessionvault.launcher.share.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sessionvault.launcher.share.channel.CloseReason;
import dev.sessionvault.launcher.share.message.Cancel;
import dev.sessionvault.launcher.share.message.Ended;
import dev.sessionvault.launcher.share.message.Outcome;
import dev.sessionvault.launcher.share.session.SessionModel.Made;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One thing after another happens to a session and to its model, by a seed; both stand the same after each. */
final class SessionWalk implements AutoCloseable {
    private static final int LIMIT_SECONDS = 20;
    private static final int MAX_CALLS = 7;
    private static final int MOST_ALIVE = 6;

    private final Random random;
    private final Stage stage;
    private final SessionModel model = new SessionModel(MAX_CALLS);
    private final ExecutorService events = Executors.newSingleThreadExecutor();
    private final List<String> told = new ArrayList<>();
    private @Nullable Guest guest;
    private int nextId;

    SessionWalk(Path directory, long seed) throws Exception {
        this.random = new Random(seed);
        this.stage = new Stage(directory, MAX_CALLS);
        told.add("seed " + seed);
    }

    void walk(int steps) throws Exception {
        int after = 0;
        for (int i = 0; i < steps && after < 6; i++) {
            stage.clocks.pass(1);
            model.pass(1);
            step();
            requireSame();
            after += model.isEnded() ? 1 : 0;
        }
        happens("end", () -> stage.session.end(Ended.Reason.REVOKED));
        model.finish("REVOKED");
        requireSame();
        assertEquals(1, stage.doorClosed.size(), this::toString);
    }

    String ended() {
        return model.ended;
    }

    private void step() throws Exception {
        int choice = random.nextInt(100);
        if (choice < 14) {
            comeOrGo();
        } else if (choice < 22) {
            interruptOrResume();
        } else if (choice < 55) {
            call();
        } else if (choice < 76) {
            aboutACall();
        } else if (choice < 84) {
            extend();
        } else if (choice < 90) {
            theOwnersMachine();
        } else {
            time(choice);
        }
    }

    private void comeOrGo() throws Exception {
        boolean leaves = guest != null && random.nextInt(3) == 0;
        if (guest != null) {
            CloseReason why = leaves ? CloseReason.LEFT : CloseReason.REPLACED;
            happens("closed " + why, () -> stage.session.closed(why));
            model.leave();
            guest = null;
        }
        if (!leaves) {
            Guest comer = new Guest(stage.session);
            happens("opened", () -> stage.session.opened(comer));
            model.connect();
            guest = model.isEnded() ? null : comer;
            assertEquals(model.isEnded() ? CloseReason.ENDED : null, comer.closed, this::toString);
            nextId = 1;
        }
    }

    private void interruptOrResume() throws Exception {
        if (guest != null && model.phase.equals("connected")) {
            happens("interrupted", stage.session::interrupted);
            model.interrupt(false);
        } else if (guest != null && model.phase.equals("interrupted")) {
            happens("resumed", stage.session::resumed);
            model.interrupt(true);
        }
    }

    /** A connection that is cut brings nothing. */
    private void call() throws Exception {
        Guest by = guest;
        if (by == null || model.phase.equals("interrupted") || model.living() >= MOST_ALIVE) {
            return;
        }
        String verb = List.of("t.note", "t.wait", "t.wait", "t.ask").get(random.nextInt(4));
        String word = List.of("a", "b", "c").get(random.nextInt(3));
        int id = nextId++;
        happens("call " + verb + " " + word, () -> by.call(id, verb, word));
        Made call = model.call(id, by, verb, word);
        if (call.state.equals("runs")) {
            by.awaitOutput(id);
        } else if (call.state.equals("asked")) {
            await(
                    "asked about " + call,
                    () -> stage.onlooker.events.stream()
                            .anyMatch(event -> event.kind().equals("asked") && event.call() == call.number));
        }
    }

    private void aboutACall() throws Exception {
        if (model.made.isEmpty()) {
            return;
        }
        Made call = model.made.get(random.nextInt(model.made.size()));
        int choice = random.nextInt(4);
        if (choice == 0 && call.by == guest && model.phase.equals("connected")) {
            happens("cancel " + call, () -> call.by.say(new Cancel(call.id)));
            model.stop(call, "CANCELLED");
        } else if (choice == 1) {
            kill(call);
        } else if (choice > 1) {
            boolean yes = choice == 2;
            boolean[] done = new boolean[1];
            happens("answer " + yes + " " + call, () -> done[0] = stage.session.answer(call.number, yes));
            assertEquals(model.answer(call, yes), done[0], this::toString);
        }
    }

    /** A call has answered a moment before it can no longer be killed. */
    private void kill(Made call) throws Exception {
        told.add("kill " + call);
        boolean expected = model.stop(call, "KILLED");
        await("kill " + call, () -> stage.session.kill(call.number) == expected);
    }

    private void extend() throws Exception {
        int scope = random.nextInt(SessionModel.SCOPES.size());
        int minutes = 1 + random.nextInt(30);
        int max = MAX_CALLS + random.nextInt(6) - 3;
        boolean[] done = new boolean[1];
        happens(
                "extend " + scope + " " + minutes + " " + max,
                () -> done[0] = stage.extend(SessionModel.SCOPES.get(scope), minutes, max));
        assertEquals(model.change(scope, minutes, max), done[0], this::toString);
    }

    private void theOwnersMachine() throws Exception {
        if (random.nextBoolean()) {
            model.allowed = !model.allowed;
            happens(model.allowed ? "allow" : "deny", model.allowed ? stage::allow : stage::deny);
        } else {
            model.watched = !model.watched;
            happens("watched " + model.watched, () -> stage.onlooker.watches = model.watched);
        }
    }

    private void time(int choice) throws Exception {
        if (choice < 93) {
            int seconds = random.nextInt(600);
            told.add("pass " + seconds);
            stage.clocks.pass(seconds);
            model.pass(seconds);
        } else if (choice < 95) {
            int seconds = random.nextInt(1200) - 900;
            told.add("set " + seconds);
            stage.clocks.set(seconds);
            model.set(seconds);
        } else if (choice < 99) {
            model.tick();
            // A call has answered a moment before it counts as over.
            await("tick", () -> {
                stage.session.tick();
                return model.ended.isEmpty() || stage.session.ended() != null;
            });
            happens("ticked", stage.session::tick);
        } else {
            happens("logout", () -> stage.session.end(Ended.Reason.LOGGED_OUT));
            model.finish("LOGGED_OUT");
        }
    }

    private interface Event {
        void happen() throws Exception;
    }

    /** In the channel's stead, by a thread that is not waited for longer than a limit. */
    private void happens(String what, Event event) throws Exception {
        told.add(what);
        try {
            events.submit(() -> {
                        event.happen();
                        return null;
                    })
                    .get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("it hangs: " + this + stacks(), e);
        }
    }

    private static String stacks() {
        StringBuilder text = new StringBuilder();
        Thread.getAllStackTraces().forEach((thread, frames) -> {
            text.append("\n\n").append(thread.getName());
            for (StackTraceElement frame : frames) {
                text.append("\n    ").append(frame);
            }
        });
        return text.toString();
    }

    private void await(String what, BooleanSupplier done) throws Exception {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("not in time: " + what + ": " + this + stacks());
            }
            Thread.sleep(5);
        }
    }

    private void requireSame() throws Exception {
        for (Made call : model.made) {
            if (call.state.equals("done")) {
                Outcome outcome = call.by.result(call.id);
                assertEquals(
                        call.outcome.trim(),
                        (outcome.kind() + " " + outcome.reason()).trim(),
                        () -> call + ": " + this);
            } else {
                assertEquals(false, call.by.has(call.id), () -> call + ": " + this);
            }
        }
        assertEquals(model.phase, stage.session.standing().phase(), this::toString);
        assertEquals(model.ended, Objects.toString(stage.session.ended(), ""), this::toString);
        assertEquals(model.admitted, stage.session.standing().calls(), this::toString);
        assertEquals(sorted(model.written), sorted(stage.notebook.all("")), this::toString);
        assertEquals(sorted(model.ran), sorted(stage.ran()), this::toString);
        await("as many programs", () -> Stage.waiting() == model.running());
        Guest there = guest;
        if (there != null && model.isSomebodyThere()) {
            assertEquals(model.passports, there.passports(), this::toString);
        }
        if (there != null) {
            assertEquals(model.ended, Objects.toString(there.ended(), ""), this::toString);
        }
    }

    private static List<String> sorted(List<String> lines) {
        return lines.stream().sorted().toList();
    }

    @Override
    public String toString() {
        return String.join("; ", told) + " -> " + model.made;
    }

    @Override
    public void close() {
        stage.session.end(Ended.Reason.REVOKED);
        events.shutdownNow();
    }
}
