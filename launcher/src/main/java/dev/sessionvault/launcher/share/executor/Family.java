package dev.sessionvault.launcher.share.executor;

import dev.sessionvault.launcher.posix.ProcessTable;
import dev.sessionvault.launcher.posix.ProcessTable.Process;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * All processes of one call. It leads a session of its own; what leaves that is found by its ancestors, and what has lost
 * those too comes to this process, which adopts orphans, and is known by the mark that it was started with.
 */
final class Family {
    /** A variable by which what a call leaves behind is known as its. */
    static final String MARK = "SV_CALL";

    /** The leaders of all calls that run now: somebody else's children are not to be touched. */
    private static final Set<Integer> LEADERS = ConcurrentHashMap.newKeySet();

    private final int leader;
    private final String mark;

    /** @param mark the value of {@link #MARK} that the leader was given, and no other call's */
    Family(int leader, String mark) {
        this.leader = leader;
        this.mark = mark;
        LEADERS.add(leader);
    }

    void signal(int number) {
        ProcessTable.signalGroup(leader, number);
        for (Process each : others(ProcessTable.all())) {
            ProcessTable.signal(each.pid(), number);
        }
    }

    /** Whether something lives on, the leader having ended; what has ended meanwhile is cleared away. */
    boolean hasSurvivors() {
        List<Integer> adopted = ProcessTable.adopted();
        if (adopted != null && LEADERS.containsAll(adopted)) {
            return false;
        }
        List<Process> left = new ArrayList<>(others(ProcessTable.all()));
        left.removeIf(Process::hasEnded);
        return !left.isEmpty();
    }

    void forget() {
        LEADERS.remove(leader);
    }

    private List<Process> others(List<Process> all) {
        Map<Integer, Process> byPid = new HashMap<>();
        all.forEach(each -> byPid.put(each.pid(), each));
        Process self = byPid.get(ProcessTable.self());
        List<Process> found = new ArrayList<>();
        for (Process each : all) {
            if (each.pid() != leader && belongs(each, byPid, self)) {
                reapIfEnded(each);
                found.add(each);
            }
        }
        return found;
    }

    private boolean belongs(Process process, Map<Integer, Process> all, @Nullable Process self) {
        Process at = process;
        for (int depth = 0; at != null && self != null && depth < all.size(); depth++) {
            if (at.session() == leader || at.group() == leader || at.pid() == leader) {
                return true;
            }
            if (at.parent() == self.pid()) {
                return isOrphan(at, self);
            }
            at = all.get(at.parent());
        }
        return false;
    }

    /** A child of ours that we did not start, and that no other call claims: one without any mark is everybody's. */
    private boolean isOrphan(Process child, Process self) {
        return child.session() != self.session()
                && !LEADERS.contains(child.pid())
                && !LEADERS.contains(child.session())
                && mark.equals(Objects.requireNonNullElse(ProcessTable.given(child.pid(), MARK), mark));
    }

    private static void reapIfEnded(Process process) {
        if (process.hasEnded() && process.parent() == ProcessTable.self()) {
            ProcessTable.reap(process.pid());
        }
    }
}
