package dev.sessionvault.launcher.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What one run asked of the kernel until it became the tool, by strace. Only what succeeded counts. */
final class SystemCalls {
    /** Whatever names a file, starts a process or thread, or opens a socket. */
    static final String TRACED = "trace=%file,fork,vfork,clone,clone3,socket,connect,memfd_create";

    private static final Pattern LINE = Pattern.compile("(\\d+) +(.*)");
    private static final Pattern CALL = Pattern.compile("(\\w+)\\((.*)\\) += (-?\\d+).*");
    private static final Pattern PATH = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Set<String> CHANGING = Set.of(
            "creat",
            "mkdir",
            "mkdirat",
            "rename",
            "renameat",
            "renameat2",
            "link",
            "linkat",
            "symlink",
            "symlinkat",
            "unlink",
            "unlinkat",
            "rmdir",
            "mknod",
            "mknodat",
            "truncate",
            "chmod",
            "fchmodat",
            "chown",
            "lchown",
            "fchownat",
            "utimensat",
            "memfd_create",
            "setxattr",
            "mount");

    /** Files that were opened to read. */
    final List<String> read = new ArrayList<>();

    /** Files that were opened to write, or changed in another way. */
    final List<String> written = new ArrayList<>();

    /** Programs that the process became, one after the other. */
    final List<String> programs = new ArrayList<>();

    final Set<String> socketFamilies = new HashSet<>();

    /** Sockets that were connected, or were to be, other than to a file. */
    final List<String> calledOut = new ArrayList<>();

    /** Processes that were started, not threads. */
    int children;

    private final Set<String> childIds = new HashSet<>();

    private SystemCalls() {}

    /** @param lines {@code PID CALL(ARGUMENTS) = RESULT}, where another thread's call may cut one in two */
    static SystemCalls parse(List<String> lines) {
        SystemCalls calls = new SystemCalls();
        Map<String, String> unfinished = new HashMap<>();
        for (String line : lines) {
            Matcher parts = LINE.matcher(line);
            if (!parts.matches() || calls.hasBecomeTheTool()) {
                continue;
            }
            String id = parts.group(1);
            String call = parts.group(2);
            int cut = call.endsWith(" ...>") ? call.lastIndexOf(" <") : -1;
            if (cut > 0) {
                unfinished.put(id, call.substring(0, cut));
                calls.takeLastStep(id, call.substring(0, cut));
            } else if (call.startsWith("<... ")) {
                calls.take(id, unfinished.getOrDefault(id, "") + call.substring(call.indexOf('>') + 1));
            } else {
                calls.take(id, call);
            }
        }
        return calls;
    }

    boolean hasBecomeTheTool() {
        return !programs.isEmpty() && programs.get(programs.size() - 1).endsWith("/claude");
    }

    /** The runtime's main thread is not the process's first: its execve never returns to it, even in the trace. */
    private void takeLastStep(String id, String call) {
        if (call.startsWith("execve(") && call.contains("/claude\"")) {
            take(id, call + ") = 0");
        }
    }

    private void take(String id, String text) {
        Matcher call = CALL.matcher(text);
        if (text.startsWith("connect(") && !text.contains("sa_family=AF_UNIX")) {
            calledOut.add(text);
        }
        if (!call.matches() || call.group(3).startsWith("-")) {
            return;
        }
        String name = call.group(1);
        String arguments = call.group(2);
        switch (name) {
            case "open", "openat", "openat2" -> {
                boolean writes = arguments.contains("O_WRONLY")
                        || arguments.contains("O_RDWR")
                        || arguments.contains("O_CREAT")
                        || arguments.contains("O_TMPFILE");
                (writes ? written : read).add(path(arguments));
            }
            case "execve", "execveat" -> {
                if (!childIds.contains(id)) {
                    programs.add(path(arguments));
                }
            }
            case "fork", "vfork", "clone", "clone3" -> {
                if (!arguments.contains("CLONE_THREAD")) {
                    children++;
                    childIds.add(call.group(3));
                }
            }
            case "socket" -> socketFamilies.add(arguments.substring(0, arguments.indexOf(',')));
            default -> {
                if (CHANGING.contains(name)) {
                    written.add(name + " " + path(arguments));
                }
            }
        }
    }

    private static String path(String arguments) {
        Matcher path = PATH.matcher(arguments);
        return path.find() ? path.group(1) : arguments;
    }
}
