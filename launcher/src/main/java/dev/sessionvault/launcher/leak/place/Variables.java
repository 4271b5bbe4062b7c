package dev.sessionvault.launcher.leak.place;

import dev.sessionvault.launcher.leak.Place;
import dev.sessionvault.launcher.leak.Search;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A process's environment, less what an older process had already. */
final class Variables {
    private record Variable(int start, String name, int others) {}

    private final byte[] environment;
    private final long pid;
    private final String program;
    private final List<Variable> own = new ArrayList<>();

    /** One variable's bytes. */
    @FunctionalInterface
    interface Piece {
        void at(int from, int to);
    }

    /** @param environment becomes ours */
    Variables(byte[] environment, long pid, String program) {
        this.environment = environment;
        this.pid = pid;
        this.program = program;
    }

    static void each(byte[] environment, Piece piece) {
        int from = 0;
        for (int i = 0; i <= environment.length; i++) {
            if (i == environment.length || environment[i] == 0) {
                if (i > from) {
                    piece.at(from, i);
                }
                from = i + 1;
            }
        }
    }

    void search(Inherited inherited, Search search) {
        byte[] lines = new byte[environment.length + 1];
        int[] size = {0};
        each(environment, (from, to) -> {
            int others = inherited.others(pid, environment, from, to);
            if (others >= 0) {
                own.add(new Variable(size[0], name(from, to), others));
                System.arraycopy(environment, from, lines, size[0], to - from);
                size[0] += to - from;
                lines[size[0]++] = '\n';
            }
        });
        Arrays.fill(environment, (byte) 0);
        byte[] text = Arrays.copyOf(lines, size[0]);
        Arrays.fill(lines, (byte) 0);
        if (own.isEmpty()) {
            return;
        }
        search.bytes(text, (offset, length, line, column) -> place(offset));
    }

    private Place place(int offset) {
        Variable holder = own.get(0);
        for (Variable variable : own) {
            holder = variable.start() <= offset ? variable : holder;
        }
        return new Place.InProcess(pid, program, holder.name(), -1, holder.others());
    }

    /** Nothing, if it is none that a program could ask for: then it may be anything. */
    private String name(int from, int to) {
        for (int i = from; i < to; i++) {
            if (environment[i] == '=') {
                return new String(environment, from, i - from, StandardCharsets.UTF_8);
            }
        }
        return "";
    }
}
