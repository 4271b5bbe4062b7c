package dev.sessionvault.launcher.health;

import dev.sessionvault.vault.tool.Suspicion;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks programs for their versions, all at the same time: without a key in their environment, outside of every project,
 * with nothing to read, and each for a limited time.
 */
final class Versions {
    private static final int LIMIT_SECONDS = 3;
    private static final int MAX_BYTES = 4096;
    private static final Pattern VERSION = Pattern.compile("\\d+(\\.\\d+)+[0-9A-Za-z.+-]*");

    private Versions() {}

    /**
     * An answer.
     *
     * @param version empty if there is none
     * @param why why there is none
     */
    record Asked(String version, String why) {}

    /** By the programs' paths. */
    static Map<String, Asked> ask(List<FoundTool> tools, Patient patient) {
        Map<String, FutureTask<Asked>> running = new LinkedHashMap<>();
        for (FoundTool found : tools) {
            running.computeIfAbsent(found.program(), program -> start(program, patient));
        }
        Map<String, Asked> answers = new LinkedHashMap<>();
        running.forEach((program, task) -> answers.put(program, answer(task)));
        return answers;
    }

    private static FutureTask<Asked> start(String program, Patient patient) {
        FutureTask<Asked> task = new FutureTask<>(() -> ask(program, patient));
        Thread thread = new Thread(task, "sv-version");
        thread.setDaemon(true);
        thread.start();
        return task;
    }

    private static Asked answer(FutureTask<Asked> task) {
        try {
            return task.get();
        } catch (ExecutionException e) {
            return new Asked("", "it cannot be started");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Asked("", "interrupted");
        }
    }

    private static Asked ask(String program, Patient patient) throws IOException, InterruptedException {
        Process child = builder(program, patient).start();
        try {
            child.getOutputStream().close();
            Output output = new Output(child.getInputStream());
            output.start();
            if (!child.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                return new Asked("", "it did not answer within " + LIMIT_SECONDS + " s");
            }
            output.join(TimeUnit.SECONDS.toMillis(1));
            return read(output.text(), child.exitValue());
        } finally {
            child.descendants().forEach(ProcessHandle::destroyForcibly);
            child.destroyForcibly();
        }
    }

    private static ProcessBuilder builder(String program, Patient patient) {
        ProcessBuilder builder = new ProcessBuilder(program, "--version");
        builder.redirectErrorStream(true);
        builder.directory(new File("/"));
        builder.environment().clear();
        builder.environment().put("PATH", patient.path());
        builder.environment().put("HOME", patient.where.home().toString());
        builder.environment().put("LANG", "C.UTF-8");
        builder.environment().put("TERM", "dumb");
        return builder;
    }

    private static Asked read(String text, int code) {
        Matcher version = VERSION.matcher(text);
        if (!version.find() || Suspicion.fallsOn(version.group())) {
            return new Asked("", code == 0 ? "it says none" : "`--version` ended with code " + code);
        }
        return new Asked(version.group(), "");
    }

    /** The beginning of what it prints; a child of its own may keep the pipe open. */
    private static final class Output extends Thread {
        private final InputStream printed;
        private final List<byte[]> pieces = new ArrayList<>();

        Output(InputStream printed) {
            super("sv-version-output");
            this.printed = printed;
            setDaemon(true);
        }

        @Override
        public void run() {
            try (printed) {
                byte[] piece = printed.readNBytes(MAX_BYTES);
                synchronized (pieces) {
                    pieces.add(piece);
                }
                printed.skip(Long.MAX_VALUE);
            } catch (IOException e) {
                // What was printed until then is what there is.
            }
        }

        String text() {
            synchronized (pieces) {
                return pieces.isEmpty() ? "" : new String(pieces.get(0), StandardCharsets.UTF_8);
            }
        }
    }
}
