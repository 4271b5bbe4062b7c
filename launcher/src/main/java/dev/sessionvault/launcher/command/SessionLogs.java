package dev.sessionvault.launcher.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.share.log.SessionReading;
import dev.sessionvault.launcher.share.log.SessionVerdict;
import dev.sessionvault.launcher.share.log.SessionVerdict.State;
import dev.sessionvault.launcher.share.owner.OpenedSession;
import dev.sessionvault.vault.audit.Finding;
import dev.sessionvault.vault.audit.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The logs of the sessions that the vault's log tells of: a log that is gone is missed. */
final class SessionLogs {
    private final List<SessionVerdict> verdicts;

    private SessionLogs(List<SessionVerdict> verdicts) {
        this.verdicts = verdicts;
    }

    static SessionLogs of(Path log, Verdict vault) throws LauncherException {
        List<SessionVerdict> verdicts = new ArrayList<>();
        for (OpenedSession opened : OpenedSession.in(vault.lines())) {
            verdicts.add(SessionReading.verify(log, opened.session(), opened.key()));
        }
        return new SessionLogs(verdicts);
    }

    List<SessionVerdict> all() {
        return verdicts;
    }

    List<Finding> findings() {
        return verdicts.stream().flatMap(one -> one.findings().stream()).toList();
    }

    /** What is to be known and is no damage for certain. */
    List<String> notes() {
        return verdicts.stream()
                .filter(one -> one.state() == State.CUT)
                .map(one -> "session " + one.session()
                        + " has no end line: its process was killed, or lines were cut off at the end")
                .toList();
    }

    /** {@code 3 sessions: 2 ended, 1 open}; nothing if there was none. */
    String summary() {
        if (verdicts.isEmpty()) {
            return "";
        }
        List<String> states = new ArrayList<>();
        for (State state : State.values()) {
            long count = verdicts.stream().filter(one -> one.state() == state).count();
            if (count > 0) {
                states.add(count + " " + state.token());
            }
        }
        return verdicts.size() + (verdicts.size() == 1 ? " session: " : " sessions: ") + String.join(", ", states);
    }

    void write(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("sessions");
        for (SessionVerdict one : verdicts) {
            json.writeStartObject();
            json.writeStringField("session", one.session());
            json.writeStringField("state", one.state().token());
            json.writeNumberField("lines", one.lines().size());
            json.writeBooleanField("sound", one.isSound());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
