package dev.sessionvault.launcher.share.log;

import dev.sessionvault.vault.audit.Finding;
import java.util.List;

/**
 * A session's log, held against what it must be.
 *
 * @param session its id
 * @param lines those that the session's key signed, each once, as they stand there
 * @param findings what is not as it was written
 */
public record SessionVerdict(String session, List<LogLine> lines, State state, List<Finding> findings) {
    /** How it goes on behind the last line. */
    public enum State {
        /** It has ended, and says how. */
        ENDED("ended"),
        /** Its process lives. */
        OPEN("open"),
        /** Its process is gone, and it does not say why: it was killed, or the end was cut off. */
        CUT("cut off"),
        /** There is no such file. */
        GONE("gone");

        private final String token;

        State(String token) {
            this.token = token;
        }

        public String token() {
            return token;
        }
    }

    public SessionVerdict {
        lines = List.copyOf(lines);
        findings = List.copyOf(findings);
    }

    public boolean isSound() {
        return findings.isEmpty();
    }
}
