package dev.sessionvault.launcher.share.policy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of users and groups by their names: first the local files, then, for what these do not have, whatever else
 * the machine asks (LDAP, SSSD, …), by {@code getent} and for a few seconds only.
 */
public final class AccountNames {
    private static final String GETENT = "/usr/bin/getent";
    private static final long LIMIT_SECONDS = 5;
    private static final int NUMBER_FIELD = 2;

    /** getent's code for what no database has. */
    private static final int NOT_FOUND = 2;

    private final Path passwd;
    private final Path group;
    private final String getent;

    AccountNames(Path passwd, Path group, String getent) {
        this.passwd = passwd;
        this.group = group;
        this.getent = getent;
    }

    /** This machine's. */
    public static AccountNames ofMachine() {
        return new AccountNames(Path.of("/etc/passwd"), Path.of("/etc/group"), GETENT);
    }

    /** What a database said. */
    enum State {
        FOUND,
        ABSENT,
        /** It cannot be said: no answer in time, or none that can be read. */
        UNKNOWN
    }

    /** @param number when found */
    record Answer(State state, int number) {
        static final Answer ABSENT = new Answer(State.ABSENT, 0);
        static final Answer UNKNOWN = new Answer(State.UNKNOWN, 0);
    }

    Answer user(String name) {
        return look("passwd", passwd, name);
    }

    Answer group(String name) {
        return look("group", group, name);
    }

    private Answer look(String database, Path file, String name) {
        try {
            Answer local = find(Files.readAllLines(file, StandardCharsets.ISO_8859_1), name);
            return local != null ? local : ask(database, name);
        } catch (IOException e) {
            return Answer.UNKNOWN;
        }
    }

    private static @Nullable Answer find(List<String> lines, String name) {
        for (String line : lines) {
            String[] fields = line.split(":", -1);
            if (fields.length > NUMBER_FIELD && fields[0].equals(name)) {
                return number(fields[NUMBER_FIELD]);
            }
        }
        return null;
    }

    private static Answer number(String field) {
        try {
            return new Answer(State.FOUND, Integer.parseUnsignedInt(field));
        } catch (NumberFormatException e) {
            return Answer.UNKNOWN;
        }
    }

    private Answer ask(String database, String name) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(getent, "--", database, name).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            CompletableFuture<String> output = output(process);
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                return Answer.UNKNOWN;
            }
            return process.exitValue() == NOT_FOUND
                    ? Answer.ABSENT
                    : answer(process.exitValue(), output.get(LIMIT_SECONDS, TimeUnit.SECONDS), name);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.UNKNOWN;
        } catch (ExecutionException | TimeoutException e) {
            return Answer.UNKNOWN;
        } finally {
            process.destroyForcibly();
        }
    }

    /** Read while it runs: a group with many members is longer than what a pipe holds. */
    private static CompletableFuture<String> output(Process process) {
        CompletableFuture<String> output = new CompletableFuture<>();
        Thread reading = new Thread(
                () -> {
                    try {
                        output.complete(
                                new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1));
                    } catch (IOException e) {
                        output.completeExceptionally(e);
                    }
                },
                "sv-getent");
        reading.setDaemon(true);
        reading.start();
        return output;
    }

    private static Answer answer(int code, String output, String name) {
        Answer found = code == 0 ? find(output.lines().toList(), name) : null;
        return found == null ? Answer.UNKNOWN : found;
    }
}
