package dev.sessionvault.launcher.health;

import dev.sessionvault.launcher.exec.Pin;
import dev.sessionvault.launcher.exec.Program;
import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.vault.tool.Tool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The tools of this machine, their versions, and what is known to go wrong with each. */
final class InstalledTools implements Examination {
    private static final List<Trap> TRAPS = List.of(
            new TwoLogins(),
            new RefilledEnvironment(),
            new HandedOnKeys(),
            new RedirectedKeys(),
            new SharedNames(),
            new UselessVariables());

    @Override
    public String id() {
        return "tools";
    }

    @Override
    public String title() {
        return "tools";
    }

    @Override
    public void examine(Patient patient, Chart chart) throws LauncherException {
        List<FoundTool> all = found(patient, chart);
        Map<String, Versions.Asked> versions = patient.offline ? Map.of() : Versions.ask(all, patient);
        Map<String, String> told = new LinkedHashMap<>();
        for (FoundTool found : all) {
            Versions.Asked asked = versions.get(found.program());
            String version = asked == null ? "" : asked.version();
            told.put(found.name(), version.isEmpty() ? found.name() : found.name() + " " + version);
            if (asked != null && version.isEmpty()) {
                chart.note("version", found.name() + ": version: could not tell: " + asked.why(), "");
            }
            TRAPS.forEach(trap -> lookAt(trap, found, patient, chart));
        }
        chart.summary(told.isEmpty() ? "none found" : String.join(", ", told.values()));
    }

    /** What one file does not tell is no reason not to look at the others. */
    private static void lookAt(Trap trap, FoundTool found, Patient patient, Chart chart) {
        try {
            trap.lookAt(found, patient, chart);
        } catch (LauncherException e) {
            chart.unseen("unreadable", UnseenException.of(e));
        } catch (IOException e) {
            chart.unknown("unreadable", found.name() + ": " + e.getClass().getSimpleName() + ": " + e.getMessage(), "");
        }
    }

    private static List<FoundTool> found(Patient patient, Chart chart) throws LauncherException {
        Set<String> stored = stored(patient);
        List<FoundTool> all = new ArrayList<>();
        for (Tool tool : patient.table().tools()) {
            String program = program(tool, patient, chart);
            if (program != null) {
                all.add(new FoundTool(tool, program, stored));
            }
        }
        return all;
    }

    private static @Nullable Set<String> stored(Patient patient) {
        try {
            Set<String> names = new TreeSet<>();
            patient.holdings
                    .ask(vault -> vault.entries())
                    .forEach(entry -> names.add(entry.tool().value()));
            return names;
        } catch (UnseenException e) {
            return null;
        }
    }

    private static @Nullable String program(Tool tool, Patient patient, Chart chart) {
        Where where = patient.where;
        try {
            Pin pin = Pin.read(where.pins().toFile(), tool.name().value());
            byte[] here = where.here().toString().getBytes(StandardCharsets.UTF_8);
            Program program = Program.findNamed(
                    tool.programs(), patient.caller, here, where.shims().toFile(), pin);
            return new String(program.realPath(), StandardCharsets.UTF_8);
        } catch (LauncherException e) {
            if (e.code() == ExitCode.DENIED) {
                String what = tool.name().value() + ": " + e.getMessage();
                chart.warning("refused", what, Objects.requireNonNullElse(e.hint(), ""));
            }
            return null;
        }
    }
}
