package dev.sessionvault.launcher.clients;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What reached the API: line, headers by lower-case name, body, and the processes that were alive while it waited. */
record Request(String line, Map<String, String> headers, String body, List<RunningProgram> programs)
        implements Serializable {

    String header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    boolean contains(String text) {
        return line.contains(text) || headers.toString().contains(text) || body.contains(text);
    }
}
