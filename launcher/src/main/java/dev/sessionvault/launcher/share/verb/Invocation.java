package dev.sessionvault.launcher.share.verb;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Exactly what will be run, with nothing left to fill in. Not the key: the executor adds it where {@link KeyUse} says. */
public sealed interface Invocation {

    /**
     * A program of this machine; for a command by ssh, OpenSSH's client.
     *
     * @param argv the program's absolute path, and its arguments
     * @param directory in which it starts
     * @param environment all that the verb adds to the little that every call gets
     */
    record Start(List<String> argv, String directory, Map<String, String> environment) implements Invocation {
        public Start {
            argv = List.copyOf(argv);
            environment = Map.copyOf(environment);
        }
    }

    /**
     * A request. Redirections are answers, not followed.
     *
     * @param statuses that count as done; if there are none, those from 200 to 299
     */
    record Request(
            String method,
            String url,
            Map<String, String> headers,
            @Nullable String body,
            Set<Integer> statuses) implements Invocation {
        public Request {
            headers = Map.copyOf(headers);
            statuses = Set.copyOf(statuses);
        }

        public boolean isDone(int status) {
            return statuses.isEmpty() ? status >= 200 && status <= 299 : statuses.contains(status);
        }
    }
}
