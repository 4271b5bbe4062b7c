package dev.sessionvault.launcher.keeper;

import dev.sessionvault.launcher.posix.Paths;
import dev.sessionvault.launcher.posix.PosixException;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * The processes that have a login in private memory, by what /proc shows of them: tools, what they have started, and
 * keepers. KEEPER.md, section 4.
 */
public final class Borrowers {
    /** Only a keeper has the end of a process under that number, behind a memory of ours. */
    private static final String PROCESS = "pidfd";

    private Borrowers() {}

    /**
     * Their numbers, in order.
     *
     * @param entry the id of the vault's entry, in hexadecimal digits
     */
    public static List<Long> of(String entry) {
        List<Long> borrowers = new ArrayList<>();
        String[] names = new File("/proc").list();
        for (String name : names == null ? new String[0] : names) {
            boolean isNumber = name.charAt(0) >= '1' && name.charAt(0) <= '9';
            if (isNumber && hasMemory(Long.parseLong(name), entry)) {
                borrowers.add(Long.valueOf(name));
            }
        }
        borrowers.sort(null);
        return borrowers;
    }

    private static boolean hasMemory(long pid, String entry) {
        return Files.isDirectory(PrivateMemory.through(pid).resolve(Lent.OF + entry));
    }

    /** The one that was started first. */
    static long eldest(List<Long> processes) {
        return Collections.min(processes, Comparator.comparing(Borrowers::started));
    }

    private static Instant started(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().startInstant())
                .orElse(Instant.MAX);
    }

    /** Whether it is a keeper or a guard, and no tool. */
    static boolean isKeeper(long pid) {
        String file = "/proc/" + pid + "/fd/" + Numbers.TOOL;
        try {
            return new String(Paths.link(file.getBytes(StandardCharsets.US_ASCII)), StandardCharsets.US_ASCII)
                    .contains(PROCESS);
        } catch (PosixException e) {
            return false;
        }
    }
}
