package dev.sessionvault.launcher.exec;

import dev.sessionvault.launcher.posix.Paths;
import dev.sessionvault.launcher.posix.PosixException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Notices that what was found is sv again: starting it would start sv for ever. */
final class OwnProgram {
    /** A wrapper is a few lines. */
    static final int HEAD_BYTES = 1024;

    private OwnProgram() {}

    /**
     * Whether this is sv's start script, a shim, or a script that calls {@code sv run}.
     *
     * @param shims the directory of shims, a real path: whatever lies in it is one; {@code null} if there is none
     */
    static boolean is(byte[] path, byte @Nullable [] shims) {
        try {
            byte[] real = Paths.real(path);
            return (shims != null && Octets.isWithin(real, shims)) || isLauncher(real) || startsUs(real, shims);
        } catch (PosixException e) {
            // It may be executed but not read: then it is no script, for a script is read by its interpreter.
            return false;
        }
    }

    private static boolean isLauncher(byte[] real) throws PosixException {
        String launcher = System.getProperty("sv.launcher");
        return launcher != null && Arrays.equals(real, Paths.real(Octets.of(launcher)));
    }

    private static boolean startsUs(byte[] real, byte @Nullable [] shims) throws PosixException {
        byte[] head = Paths.head(real, HEAD_BYTES);
        boolean isScript = head.length >= 2 && head[0] == '#' && head[1] == '!';
        return isScript && (Shim.of(head) != null || (shims != null && Octets.contains(head, shims)) || callsUs(head));
    }

    private static boolean callsUs(byte[] head) {
        for (int i = 2; i + 1 < head.length; i++) {
            if (head[i] == 's' && head[i + 1] == 'v' && !isWord(head[i - 1]) && isCall(head, i + 2)) {
                return true;
            }
        }
        return false;
    }

    /** {@code sv run} or {@code "/opt/sv/bin/sv" exec}: perhaps a quote, blanks, the verb. */
    private static boolean isCall(byte[] head, int afterName) {
        int i = afterName;
        if (i < head.length && (head[i] == '"' || head[i] == '\'')) {
            i++;
        }
        int blanks = i;
        while (i < head.length && (head[i] == ' ' || head[i] == '\t')) {
            i++;
        }
        return i > blanks && (isVerb(head, i, "run") || isVerb(head, i, "exec"));
    }

    private static boolean isVerb(byte[] head, int start, String verb) {
        int end = start + verb.length();
        return end <= head.length
                && Arrays.equals(Arrays.copyOfRange(head, start, end), Octets.of(verb))
                && (end == head.length || !isWord(head[end]));
    }

    private static boolean isWord(byte b) {
        return (b >= '0' && b <= '9') || (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || b == '_' || b == '-';
    }
}
