package dev.sessionvault.launcher.posix;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The processes that there are, and what can be done to them. */
public final class ProcessTable {
    public static final int TERM = 15;
    public static final int KILL = 9;

    private static final int PR_SET_CHILD_SUBREAPER = 36;

    private ProcessTable() {}

    /** @param state as the kernel's letter; {@code Z} has ended and waits for its parent */
    public record Process(int pid, char state, int parent, int group, int session) {
        public boolean hasEnded() {
            return state == 'Z';
        }
    }

    /** Whatever loses its parent among this process's descendants becomes its child. */
    public static void adoptOrphans() {
        Libc.call("prctl", PR_SET_CHILD_SUBREAPER, 1L, 0L, 0L, 0L);
    }

    public static int self() {
        return Libc.call("getpid");
    }

    /** All that can be seen. */
    public static List<Process> all() {
        List<Process> processes = new ArrayList<>();
        String[] names = new File("/proc").list();
        for (String name : names == null ? new String[0] : names) {
            if (name.charAt(0) >= '1' && name.charAt(0) <= '9') {
                Process process = find(Integer.parseInt(name));
                if (process != null) {
                    processes.add(process);
                }
            }
        }
        return processes;
    }

    public static @Nullable Process find(int pid) {
        byte[] bytes = read("/proc/" + pid + "/stat");
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        String[] fields = text.substring(text.lastIndexOf(')') + 1).trim().split(" "); // a name may hold anything
        if (fields.length < 4) {
            return null;
        }
        return new Process(
                pid,
                fields[0].charAt(0),
                Integer.parseInt(fields[1]),
                Integer.parseInt(fields[2]),
                Integer.parseInt(fields[3]));
    }

    /**
     * Children of this process's first thread, which is where orphans come; {@code null} on a kernel that does not
     * tell.
     */
    public static @Nullable List<Integer> adopted() {
        String file = "/proc/self/task/" + self() + "/children";
        if (!new File(file).exists()) {
            return null;
        }
        List<Integer> pids = new ArrayList<>();
        for (String pid :
                new String(read(file), StandardCharsets.US_ASCII).trim().split(" ")) {
            if (!pid.isEmpty()) {
                pids.add(Integer.valueOf(pid));
            }
        }
        return pids;
    }

    /** What it was started with as this variable; its own changes do not show. {@code null} if it was not, or is another user's. */
    public static @Nullable String given(int pid, String name) {
        String start = name + "=";
        for (byte[] given : CommandLine.strings(read("/proc/" + pid + "/environ"))) {
            String text = new String(given, StandardCharsets.ISO_8859_1);
            if (text.startsWith(start)) {
                return text.substring(start.length());
            }
        }
        return null;
    }

    public static void signal(int pid, int number) {
        Libc.call("kill", pid, number);
    }

    public static void signalGroup(int group, int number) {
        Libc.call("kill", -group, number);
    }

    /** Gives the number of a child free that has ended. */
    public static void reap(int pid) {
        ExitStatus.reap(pid, ExitStatus.WNOHANG);
    }

    private static byte[] read(String file) {
        try (FileInputStream in = new FileInputStream(file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            return new byte[0]; // it has just ended
        }
    }
}
