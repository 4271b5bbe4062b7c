package dev.sessionvault.launcher.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

/** What every good ending has in common: the canned answer, exit code 0, and one request that was answered with it. */
final class Answered {

    static Request by(String line, Outcome outcome) {
        assertEquals(0, outcome.exit(), outcome.explained());
        assertTrue(outcome.out().contains(Answers.TEXT), outcome.explained());
        List<Request> answered = outcome.requests().stream()
                .filter(request -> request.line().startsWith(line))
                .toList();
        assertEquals(1, answered.size(), outcome.explained());
        return answered.get(0);
    }

    /** The process in whose name the request came: the real binary, not a wrapper around it. */
    static RunningProgram tool(String name, Request request) {
        List<RunningProgram> tools = request.programs().stream()
                .filter(program -> program.file().matches(".*/node_modules/@[a-z-]+/" + name + "[^/]*/.*"))
                .toList();
        assertFalse(tools.isEmpty(), () -> "no " + name + " among " + request.programs());
        // A child that has not yet become the program that it is to run looks like its parent.
        tools.forEach(each -> assertEquals(tools.get(0).arguments(), each.arguments()));
        tools.forEach(each -> assertEquals(tools.get(0).environment(), each.environment()));
        return tools.get(0);
    }

    private Answered() {}
}
