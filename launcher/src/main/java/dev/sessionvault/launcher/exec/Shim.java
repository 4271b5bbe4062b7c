package dev.sessionvault.launcher.exec;

import dev.sessionvault.launcher.posix.Paths;
import dev.sessionvault.launcher.posix.PosixException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The first lines of a shim, a script of ours that has a tool's name, stands before it on the PATH, and starts it by
 * {@code sv run}: line 2 says that it is one, and for which tool; line 3 where the program was when it was made.
 */
public final class Shim {
    private static final byte[] INTERPRETER = Octets.of("#!/bin/sh\n");
    private static final byte[] MARK = Octets.of("# sv-shim 1: ");
    private static final byte[] PROGRAM = Octets.of("# program: ");

    private final byte[] head;
    private final int toolEnd;

    private Shim(byte[] head) {
        this.head = head;
        this.toolEnd = lineEnd(head, INTERPRETER.length);
    }

    /** @return {@code null} if the file is none, or cannot be read */
    public static @Nullable Shim read(byte[] path) {
        try {
            return of(Paths.head(path, OwnProgram.HEAD_BYTES));
        } catch (PosixException e) {
            return null;
        }
    }

    /** @param head the first bytes of a file */
    static @Nullable Shim of(byte[] head) {
        return Octets.startsWith(head, INTERPRETER) && hasAt(head, INTERPRETER.length, MARK) ? new Shim(head) : null;
    }

    /** The lines that {@link #read} looks for. */
    public static String head(String tool, String program) {
        StringBuilder lines = new StringBuilder();
        lines.append(text(INTERPRETER)).append(text(MARK)).append(tool).append('\n');
        return lines.append(text(PROGRAM)).append(program).append('\n').toString();
    }

    public String tool() {
        return text(Arrays.copyOfRange(head, INTERPRETER.length + MARK.length, toolEnd));
    }

    /** Where the program was, absolute; {@code null} if that is not said. */
    byte @Nullable [] program() {
        int start = toolEnd + 1;
        if (!hasAt(head, start, PROGRAM)) {
            return null;
        }
        byte[] path = Arrays.copyOfRange(head, start + PROGRAM.length, lineEnd(head, start));
        return path.length > 0 && path[0] == '/' ? path : null;
    }

    private static boolean hasAt(byte[] bytes, int position, byte[] part) {
        int end = position + part.length;
        return end <= bytes.length && Arrays.equals(bytes, position, end, part, 0, part.length);
    }

    private static int lineEnd(byte[] bytes, int start) {
        int end = start;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        return end;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
