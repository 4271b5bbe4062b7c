package dev.sessionvault.launcher.health;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Different programs of one name: the one that is here may be another tool than the one whose key the vault has. */
final class SharedNames implements Trap {
    /** Names, the two tools that have them, and what tells the second one's path. */
    private static final Map<String, String[]> NAMES = Map.of(
            "grok", new String[] {"grok", "grok-cli", "grok-cli"},
            "kimi", new String[] {"kimi", "kimi-cli", "kimi-cli"});

    @Override
    public void lookAt(FoundTool found, Patient patient, Chart chart) {
        String name = name(found);
        String[] both = NAMES.get(name);
        if (both != null) {
            String meant = found.program().contains(both[2]) ? both[1] : known(found, both[0]);
            tell(found, name, meant, both, chart);
        }
        if (found.is("cursor") && found.program().endsWith("/agent")) {
            chart.note(
                    "generic-name",
                    "cursor: only a program called agent was found, which others are too",
                    "sv which cursor");
        }
    }

    private static String name(FoundTool found) {
        return found.is("grok", "grok-cli") ? "grok" : found.is("kimi", "kimi-cli") ? "kimi" : "";
    }

    /** The first of the two, if its path says so. */
    private static @Nullable String known(FoundTool found, String tool) {
        boolean said = tool.equals("kimi")
                ? found.program().contains("kimi-code")
                : found.program().contains("@xai") || found.program().contains("/.grok/");
        return said ? tool : null;
    }

    private static void tell(FoundTool found, String name, @Nullable String meant, String[] both, Chart chart) {
        if (!found.hasKey() || found.name().equals(meant)) {
            return;
        }
        String other = found.name().equals(both[0]) ? both[1] : both[0];
        if (meant == null) {
            chart.note(
                    "shared-name",
                    name + ": two programs are called so, and " + found.program() + " does not say which it is",
                    "sv tools " + both[0] + "; sv tools " + both[1]);
        } else {
            chart.warning(
                    "other-program",
                    found.program() + " is " + other + ", and the vault's key is for " + found.name()
                            + ", which reads another variable",
                    "sv add " + other + ", and sv remove " + found.name());
        }
    }
}
