package dev.sessionvault.launcher.share.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What SHARE.md says of a session's life, with nothing that takes time: what each event leads to. */
final class SessionModel {
    /** Scopes that are changed between, by number. */
    static final List<String> SCOPES = List.of(
            Stage.ALL,
            "t.note:word=a|b\nt.wait:word=*",
            "t.wait:word=a|c\nt.ask:word=*",
            "t.note:word=b|c\nt.ask:word=a|b");

    private static final List<Map<String, String>> WORDS = List.of(
            Map.of("t.note", "abc", "t.wait", "abc", "t.ask", "abc"),
            Map.of("t.note", "ab", "t.wait", "abc"),
            Map.of("t.wait", "ac", "t.ask", "abc"),
            Map.of("t.note", "bc", "t.ask", "ab"));

    /** A call, as far as it has got. */
    static final class Made {
        final int number;
        final int id;
        final Guest by;
        final String verb;
        final String word;
        String state = "new";
        String outcome = "";

        private Made(int number, int id, Guest by, String verb, String word) {
            this.number = number;
            this.id = id;
            this.by = by;
            this.verb = verb;
            this.word = word;
        }

        @Override
        public String toString() {
            return number + " " + verb + " " + word + " " + state + " " + outcome;
        }
    }

    final List<Made> made = new ArrayList<>();
    final List<String> written = new ArrayList<>();
    final List<String> ran = new ArrayList<>();
    String phase = "waiting";
    String ended = "";
    int admitted;
    int passports;
    boolean allowed = true;
    boolean watched = true;
    private int scope;
    private int maxCalls;
    private long wallSeconds;
    private long bootSeconds;
    private long lengthSeconds = 20 * 60;

    SessionModel(int maxCalls) {
        this.maxCalls = maxCalls;
    }

    boolean isEnded() {
        return phase.equals("ended");
    }

    boolean isSomebodyThere() {
        return phase.equals("connected") || phase.equals("interrupted");
    }

    void connect() {
        if (!isEnded()) {
            phase = "connected";
            passports = 1;
            written.add("happened connected");
        }
    }

    void interrupt(boolean back) {
        if (!isEnded()) {
            phase = back ? "connected" : "interrupted";
            written.add(back ? "happened resumed" : "happened interrupted");
        }
    }

    void leave() {
        stopAll("LOST");
        if (!isEnded()) {
            phase = "waiting";
            written.add("happened left");
        }
    }

    Made call(int id, Guest by, String verb, String word) {
        Made call = new Made(made.size() + 1, id, by, verb, word);
        made.add(call);
        String refusal = refusal(call);
        if (refusal == null && admitted >= maxCalls) {
            refusal = "TOO_MANY";
        }
        if (refusal == null) {
            admitted++;
            if (verb.equals("t.ask")) {
                refusal = watched ? null : "NEEDS_APPROVAL";
                call.state = "asked";
            }
        }
        if (refusal != null) {
            refuse(call, refusal);
        } else if (call.state.equals("new")) {
            begin(call, "");
        }
        return call;
    }

    private @Nullable String refusal(Made call) {
        if (isEnded() || isOver()) {
            return "ENDED";
        }
        if (!isLent(call)) {
            return "NOT_LENT";
        }
        return allowed ? null : "DENIED";
    }

    private boolean isLent(Made call) {
        return WORDS.get(scope).getOrDefault(call.verb, "").contains(call.word);
    }

    private boolean isOver() {
        return wallSeconds >= lengthSeconds || bootSeconds >= lengthSeconds;
    }

    private void refuse(Made call, String reason) {
        written.add("refused " + call.verb + " " + reason);
        call.state = "done";
        call.outcome = "REFUSED " + reason;
    }

    private void begin(Made call, String approved) {
        written.add("accepted " + call.verb + " " + call.word + approved);
        ran.add(call.word);
        call.state = "runs";
        if (!call.verb.equals("t.wait")) {
            end(call, "EXITED ");
        }
    }

    private void end(Made call, String outcome) {
        written.add("ended " + call.word + " " + outcome + " 7");
        call.state = "done";
        call.outcome = outcome;
    }

    /** @return whether it was asked about */
    boolean answer(Made call, boolean yes) {
        if (!call.state.equals("asked")) {
            return false;
        }
        String refusal = yes ? refusal(call) : "NOT_APPROVED";
        if (refusal == null) {
            begin(call, " approved");
        } else {
            refuse(call, refusal);
        }
        return true;
    }

    /** @return whether there was something to stop */
    boolean stop(Made call, String why) {
        if (call.state.equals("runs")) {
            end(call, "STOPPED " + why);
        } else if (call.state.equals("asked")) {
            refuse(call, "NOT_APPROVED");
        } else {
            return false;
        }
        return true;
    }

    private void stopAll(String why) {
        made.forEach(call -> stop(call, why));
    }

    boolean change(int nextScope, int minutes, int nextMax) {
        if (isEnded() || isOver()) {
            return false;
        }
        scope = nextScope;
        lengthSeconds = minutes * 60L;
        maxCalls = nextMax;
        passports++;
        written.add("happened extended");
        made.stream()
                .filter(call -> call.state.equals("runs") && !isLent(call))
                .toList()
                .forEach(call -> stop(call, "REVOKED"));
        return true;
    }

    void pass(long seconds) {
        wallSeconds += seconds;
        bootSeconds += seconds;
    }

    void set(long seconds) {
        wallSeconds += seconds;
    }

    void tick() {
        if (isOver()) {
            finish("EXPIRED");
        } else if (admitted >= maxCalls && living() == 0) {
            finish("USED_UP");
        }
    }

    void finish(String why) {
        if (!isEnded()) {
            phase = "ended";
            ended = why;
            stopAll(why.equals("EXPIRED") ? "EXPIRED" : "REVOKED");
            written.add("happened over");
        }
    }

    long living() {
        return made.stream().filter(call -> !call.state.equals("done")).count();
    }

    long running() {
        return made.stream().filter(call -> call.state.equals("runs")).count();
    }
}
