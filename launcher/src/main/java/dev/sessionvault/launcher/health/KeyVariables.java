package dev.sessionvault.launcher.health;

import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.vault.tool.Tool;
import java.util.Set;
import java.util.TreeSet;

/** The names of all variables from which a tool of the table reads a key. */
final class KeyVariables {
    private KeyVariables() {}

    static Set<String> of(Patient patient) throws LauncherException {
        Set<String> names = new TreeSet<>();
        for (Tool tool : patient.table().tools()) {
            names.add(tool.variable());
            names.addAll(tool.otherVariables());
            names.addAll(tool.subcommandVariables().values());
        }
        return names;
    }
}
