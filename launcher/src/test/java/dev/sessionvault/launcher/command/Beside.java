package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.login.Borrowers;
import dev.sessionvault.vault.Entry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What stands beside the tools that were lent one login. */
final class Beside {
    private static final int LOOKS = 400;

    private final Entry entry;

    Beside(Entry entry) {
        this.entry = entry;
    }

    /** The numbers of those that wait, keepers and guards; of those that are a program just now, none. */
    List<Long> waiting() {
        List<Long> waiting = new ArrayList<>();
        for (long pid : Borrowers.of(entry.id())) {
            if (read(pid, "comm").equals("sv-keeper\n")) {
                waiting.add(pid);
            }
        }
        return waiting;
    }

    /** Those that wait, when so many do. */
    List<Long> awaitWaiting(int count) throws Exception {
        for (int i = 0; i < LOOKS && waiting().size() < count; i++) {
            Thread.sleep(25);
        }
        return waiting();
    }

    /** The one with this part, when it waits. */
    long awaitPart(String part) throws Exception {
        for (int i = 0; i < LOOKS; i++) {
            for (long pid : waiting()) {
                if (read(pid, "cmdline").contains("\0keep\0" + part + "\0")) {
                    return pid;
                }
            }
            Thread.sleep(25);
        }
        throw new AssertionError("no " + part + " waits: " + Borrowers.of(entry.id()));
    }

    /** Waits until what was written is looked at, and all are waiting again. */
    void awaitCheckedIn() throws Exception {
        Thread.sleep(300);
        for (int i = 0; i < LOOKS && isAnyAtWork(); i++) {
            Thread.sleep(25);
        }
    }

    private boolean isAnyAtWork() {
        return Borrowers.of(entry.id()).stream()
                .anyMatch(pid -> read(pid, "cmdline").contains("Main\0keep\0"));
    }

    /** Waits until no process is left. */
    void awaitEnd() throws Exception {
        for (int i = 0; i < LOOKS && !Borrowers.of(entry.id()).isEmpty(); i++) {
            Thread.sleep(25);
        }
        StringBuilder left = new StringBuilder();
        for (long pid : Borrowers.of(entry.id())) {
            left.append(pid)
                    .append(' ')
                    .append(read(pid, "cmdline").replace('\0', ' '))
                    .append('\n');
        }
        if (left.length() > 0) {
            throw new AssertionError("left: " + left);
        }
    }

    private static String read(long pid, String name) {
        try {
            return new String(Files.readAllBytes(Path.of("/proc/" + pid, name)), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}
