package dev.sessionvault.launcher.command;

import dev.sessionvault.root.HostSystem;
import dev.sessionvault.root.KeyRoot;
import dev.sessionvault.root.RootKind;
import dev.sessionvault.root.choice.MachineRoots;
import java.util.ArrayList;
import java.util.List;

/** The key roots that sv works with. Each is made only when it is asked for: a run needs one of them. */
public interface Roots {

    KeyRoot of(RootKind kind);

    /** Those of this system, in the order in which they are tried at enrolment. */
    default List<KeyRoot> all() {
        List<KeyRoot> all = new ArrayList<>();
        for (RootKind kind : RootKind.of(HostSystem.current())) {
            all.add(of(kind));
        }
        return all;
    }

    /** This machine's own. Nothing in the environment changes that. */
    static Roots ofThisMachine() {
        return new ThisMachine();
    }

    /** See {@link #ofThisMachine}. */
    final class ThisMachine implements Roots {
        @Override
        public KeyRoot of(RootKind kind) {
            return MachineRoots.of(kind);
        }
    }
}
