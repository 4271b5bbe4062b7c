package dev.sessionvault.launcher.leak.place;

import dev.sessionvault.launcher.leak.Place;
import dev.sessionvault.launcher.leak.Search;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A process as the kernel tells of it. One that ends while it is looked at has nothing to be found. */
final class RunningProcess {
    private static final int MAX_BYTES = 8 << 20;

    /** The kernel cuts a name to this. */
    private static final int COMM_LENGTH = 15;

    /** Counted from the field after the name, which may itself have spaces and brackets. */
    private static final int START_TIME = 19;

    private final Path directory;
    private final long pid;
    private final long started;
    private final String program;

    private RunningProcess(Path directory, long pid, long started, String program) {
        this.directory = directory;
        this.pid = pid;
        this.started = started;
        this.program = program;
    }

    static RunningProcess of(Path directory) throws IOException {
        String stat = text(directory.resolve("stat"));
        String comm = stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long pid = Long.parseLong(stat.substring(0, stat.indexOf(' ')));
        return new RunningProcess(directory, pid, Long.parseLong(fields[START_TIME]), program(directory, comm));
    }

    /** The user that it runs as: the owner of its directory is root, if it forbids others to look into it. */
    static long user(Path directory) throws IOException {
        for (String line : text(directory.resolve("status")).split("\n")) {
            if (line.startsWith("Uid:\t")) {
                return Long.parseLong(line.split("\t")[1]);
            }
        }
        throw new IOException(directory + " names no user");
    }

    long pid() {
        return pid;
    }

    long started() {
        return started;
    }

    void note(Inherited inherited) {
        byte[] environment = bytes("environ");
        byte[] arguments = bytes("cmdline");
        try {
            Variables.each(environment, (from, to) -> inherited.note(pid, environment, from, to));
            inherited.note(pid, arguments, 0, arguments.length);
        } finally {
            Arrays.fill(environment, (byte) 0);
            Arrays.fill(arguments, (byte) 0);
        }
    }

    void search(Inherited inherited, Search search) {
        byte[] arguments = bytes("cmdline");
        int others = inherited.others(pid, arguments, 0, arguments.length);
        if (others >= 0) {
            searchArguments(arguments, others, search);
        }
        Arrays.fill(arguments, (byte) 0);
        new Variables(bytes("environ"), pid, program).search(inherited, search);
    }

    /** An option and its value are told apart by a space, as when they were typed. */
    private void searchArguments(byte[] arguments, int others, Search search) {
        byte[] typed = arguments.clone();
        for (int i = 0; i < typed.length; i++) {
            typed[i] = typed[i] == 0 ? (byte) ' ' : typed[i];
        }
        search.bytes(
                typed,
                (offset, length, line, column) ->
                        new Place.InProcess(pid, program, "", ended(arguments, offset), others));
    }

    private static int ended(byte[] arguments, int offset) {
        int count = 0;
        for (int i = 0; i < offset; i++) {
            count += arguments[i] == 0 ? 1 : 0;
        }
        return count;
    }

    /** Nothing, if it has ended or lets nobody look into it. */
    private byte[] bytes(String name) {
        try (InputStream in = Files.newInputStream(directory.resolve(name))) {
            return in.readNBytes(MAX_BYTES);
        } catch (IOException e) {
            return new byte[0];
        }
    }

    /** What it calls itself; an interpreter often takes its script's name. */
    private static String program(Path directory, String comm) {
        try {
            Path name = Files.readSymbolicLink(directory.resolve("exe")).getFileName();
            boolean cut = comm.length() == COMM_LENGTH
                    && name != null
                    && name.toString().startsWith(comm);
            return cut ? String.valueOf(name) : comm;
        } catch (IOException e) {
            return comm;
        }
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
