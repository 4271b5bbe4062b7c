package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.keeper.Borrowers;
import dev.sessionvault.vault.Entry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What stands beside the tools that were lent one login. */
final class Beside {
    private static final int LOOKS = 1_200;

    private final Entry entry;

    Beside(Entry entry) {
        this.entry = entry;
    }

    /** The numbers of those that wait, keepers and guards; of those that are a program just now, none. */
    List<Long> waiting() {
        List<Long> waiting = new ArrayList<>();
        for (long pid : Borrowers.of(entry.id().value())) {
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
        throw new AssertionError(
                "no " + part + " waits: " + Borrowers.of(entry.id().value()));
    }

    /** Those of the only tool that runs, when both wait. */
    Pair awaitPair() throws Exception {
        return awaitPairAfter(new Pair(0, 0));
    }

    /** The same after one of them was killed: the guard is another then, whichever it was, since a guard replaces a keeper. */
    Pair awaitPairAfter(Pair before) throws Exception {
        for (int i = 0; i < LOOKS; i++) {
            List<Long> waiting = waiting();
            Pair pair = new Pair(only("keeper", waiting), only("guard", waiting));
            boolean isWhole = pair.keeper() > 0 && pair.guard() > 0 && waiting.size() == 2;
            if (isWhole && pair.guard() != before.guard() && !isAnyAtWork()) {
                return pair;
            }
            Thread.sleep(25);
        }
        throw new AssertionError(
                "no other pair than " + before + ": " + Borrowers.of(entry.id().value()));
    }

    private static long only(String part, List<Long> waiting) {
        return waiting.stream()
                .filter(pid -> read(pid, "cmdline").contains("\0keep\0" + part + "\0"))
                .findFirst()
                .orElse(0L);
    }

    /** A keeper and its guard, by their numbers. */
    record Pair(long keeper, long guard) {
        long of(String part) {
            return part.equals("keeper") ? keeper : guard;
        }
    }

    /** Waits until what was written is looked at, and all are waiting again. */
    void awaitCheckedIn() throws Exception {
        Thread.sleep(300);
        for (int i = 0; i < LOOKS && isAnyAtWork(); i++) {
            Thread.sleep(25);
        }
    }

    private boolean isAnyAtWork() {
        return Borrowers.of(entry.id().value()).stream()
                .anyMatch(pid -> read(pid, "cmdline").contains("Main\0keep\0"));
    }

    /** Waits until no process is left. */
    void awaitEnd() throws Exception {
        for (int i = 0; i < LOOKS && !Borrowers.of(entry.id().value()).isEmpty(); i++) {
            Thread.sleep(25);
        }
        StringBuilder left = new StringBuilder();
        for (long pid : Borrowers.of(entry.id().value())) {
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
