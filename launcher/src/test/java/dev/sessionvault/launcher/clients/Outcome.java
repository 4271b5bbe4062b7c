package dev.sessionvault.launcher.clients;

import java.io.Serializable;
import java.util.List;

/** How a command on the stage ended, what it printed, and what it sent to the API. */
record Outcome(int exit, String out, String err, List<Request> requests) implements Serializable {

    /** For a failed assertion: everything that explains it. */
    String explained() {
        return "exit " + exit + "\nout: " + out + "\nerr: " + err + "\nrequests: "
                + requests.stream()
                        .map(request -> request.line() + " " + request.headers())
                        .toList();
    }
}
