package dev.sessionvault.agent.install;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One call of {@code sv}, answered over a pipe, while this JVM goes on with what it has to do anyway. */
final class Question {
    private static final String ERROR = "sv: error: ";
    private static final int NO_KEY = 3;
    private static final int RELAY = 8;

    private final String what;
    private final Process process;
    private final Reading reading;

    private Question(String what, Process process) {
        this.what = what;
        this.process = process;
        this.reading = new Reading(process.getInputStream());
    }

    /**
     * @param what what it is for, as it stands in an error
     * @param input what sv reads: never the application's own standard input
     */
    static Question ask(String what, List<String> command, File input) throws Refusal {
        try {
            Question question = new Question(
                    what,
                    new ProcessBuilder(command)
                            .redirectInput(Redirect.from(input))
                            .start());
            question.reading.start();
            return question;
        } catch (IOException e) {
            throw new Refusal(Refusal.CANNOT_START, what + ": " + e.getMessage(), null);
        }
    }

    /** All that it said, for the caller to wipe. */
    Reading answer(int seconds) throws Refusal {
        try {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
            reading.join(TimeUnit.SECONDS.toMillis(seconds));
            if (reading.isAlive() || !process.waitFor(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                process.destroyForcibly();
                throw new Refusal(
                        Refusal.ROOT_SILENT,
                        what + ": sv did not answer in " + seconds + " s",
                        "a root that asks, or is away; timeout=SECONDS among the agent's options waits longer");
            }
        } catch (InterruptedException e) {
            throw new Refusal(Refusal.OUR_BUG, what + ": interrupted", null);
        }
        return checked();
    }

    private Reading checked() throws Refusal {
        if (process.exitValue() != 0) {
            reading.wipe();
            throw refused(process.exitValue(), said());
        }
        IOException failure = reading.failure();
        if (failure != null) {
            reading.wipe();
            throw new Refusal(Refusal.OUR_BUG, what + ": " + failure.getMessage(), null);
        }
        return reading;
    }

    /** In sv's own words, which name the thing and the reason. */
    private Refusal refused(int exit, String said) {
        String[] lines = said.split("\n", -1);
        int code = exit >= NO_KEY && exit <= RELAY || exit == Refusal.USAGE ? exit : Refusal.OUR_BUG;
        @Nullable String hint = null;
        String why = "sv ended with exit code " + exit;
        for (String line : lines) {
            if (line.startsWith(ERROR)) {
                why = line.substring(ERROR.length());
            } else if (line.startsWith("sv: hint: ")) {
                hint = line.substring("sv: hint: ".length());
            }
        }
        return new Refusal(code, what + ": " + why, hint);
    }

    private String said() {
        try {
            return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
