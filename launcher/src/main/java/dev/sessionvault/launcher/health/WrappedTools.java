package dev.sessionvault.launcher.health;

import dev.sessionvault.launcher.exec.Program;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.shell.Shims;
import dev.sessionvault.launcher.shell.Wrapping;
import dev.sessionvault.vault.ToolName;
import dev.sessionvault.vault.tool.Tool;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The shims: each starts this sv, and is what a shell finds first. */
final class WrappedTools implements Examination {
    @Override
    public String id() {
        return "shims";
    }

    @Override
    public String title() {
        return "shims";
    }

    @Override
    public void examine(Patient patient, Chart chart) throws IOException, LauncherException, UnseenException {
        Shims shims = new Shims(patient.where.shims().toFile());
        Map<String, String> all = shims.all();
        String sv = patient.where.sv();
        chart.summary(all.isEmpty() ? "nothing is wrapped" : String.join(", ", all.keySet()));
        if (sv == null) {
            throw UnseenException.of("sv was not started by its start script", "start bin/sv");
        }
        List<String> hidden = new ArrayList<>();
        for (Map.Entry<String, String> shim : all.entrySet()) {
            String name = shim.getKey();
            if (Program.uncheckedPath(name, patient.caller, shims.directory().toFile()) == null) {
                chart.warning("gone", name + ": wrapped, and not along PATH any more", "sv unwrap " + shim.getValue());
            } else if (!shims.starts(name, sv)) {
                tellStale(patient, shims, name, shim.getValue(), chart);
            }
            if (!shims.isFirst(name, patient.path())) {
                hidden.add(name);
            }
        }
        ShellHooks hooks = new ShellHooks(patient, sv);
        hooks.lookAt(hidden, chart);
        for (String name : all.keySet()) {
            Aliases.lookFor(name, patient, chart);
        }
    }

    private static void tellStale(Patient patient, Shims shims, String name, String toolName, Chart chart)
            throws LauncherException {
        Tool tool = ToolName.isValid(toolName) ? patient.table().find(ToolName.parse(toolName)) : null;
        Remedy remedy = tool == null ? null : new WrapRemedy(patient, shims, tool);
        String what = shims.file(name) + ": starts another sv than this one";
        chart.warning("stale", what, "sv wrap " + toolName, remedy);
    }

    /** Makes a tool's shims anew. */
    private record WrapRemedy(Patient patient, Shims shims, Tool tool) implements Remedy {
        @Override
        public String title() {
            return "sv wrap " + tool.name().value();
        }

        @Override
        public void apply() throws LauncherException {
            new Wrapping(shims, patient.caller).wrap(tool, String.valueOf(patient.where.sv()));
        }
    }
}
