package dev.sessionvault.launcher.command;

import dev.sessionvault.root.HostSystem;
import dev.sessionvault.root.RootKind;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** The key roots of a system, by the names that are typed. In a help text, picocli's {@code ${COMPLETION-CANDIDATES}}. */
final class RootNames implements Iterable<String> {

    /** Picocli makes one for each option that names this class. */
    RootNames() {}

    /** Those of this system, as they are typed, strongest first. */
    static List<String> of(HostSystem system) {
        List<String> names = new ArrayList<>();
        for (RootKind kind : RootKind.of(system)) {
            names.add(kind.token());
        }
        return names;
    }

    /** All that a slot may be opened by day by day, for a hint: {@code tpm2, secret-service or passphrase} on Linux. */
    static String orPassphrase(HostSystem system) {
        return String.join(", ", of(system)) + " or " + Enrolling.PASSPHRASE;
    }

    static String orPassphrase() {
        return orPassphrase(HostSystem.current());
    }

    @Override
    public Iterator<String> iterator() {
        return of(HostSystem.current()).iterator();
    }
}
