package dev.sessionvault.launcher.health;

import dev.sessionvault.launcher.edit.Change;
import dev.sessionvault.launcher.exec.Pin;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.setting.KeySetting;
import dev.sessionvault.launcher.shell.Pins;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The tools that ask sv for their keys, and the programs that were pinned: what they name is still there. */
final class KeySettings implements Examination {
    private static final List<String> TOOLS = List.of("claude", "codex", "crush");

    @Override
    public String id() {
        return "settings";
    }

    @Override
    public String title() {
        return "helpers and pins";
    }

    @Override
    public void examine(Patient patient, Chart chart) throws UnseenException {
        String sv = patient.where.sv();
        if (sv == null) {
            throw UnseenException.of("sv was not started by its start script", "start bin/sv");
        }
        List<String> asking = new ArrayList<>();
        for (String tool : TOOLS) {
            try {
                if (lookAt(KeySetting.of(tool, sv, patient.environment, null), tool, sv, chart)) {
                    asking.add(tool);
                }
            } catch (LauncherException e) {
                chart.unseen("unreadable", UnseenException.of(e));
            }
        }
        chart.summary(asking.isEmpty() ? "no tool asks sv" : String.join(", ", asking) + " ask sv");
        lookAtPins(patient, chart);
    }

    private static boolean lookAt(KeySetting setting, String tool, String sv, Chart chart) throws LauncherException {
        String asked = setting.asked();
        if (asked == null || asked.equals(sv)) {
            return asked != null;
        }
        boolean gone = !Files.isExecutable(Path.of(asked));
        String what = setting.file() + ": " + tool + " asks " + asked
                + (gone ? ", which is not there: it gets no key" : ", another sv than this one");
        Remedy remedy = new SettingRemedy(tool, setting);
        String advice = "sv helper " + tool + " --install";
        if (gone) {
            chart.fault("helper-gone", what, advice, remedy);
        } else {
            chart.warning("helper-other", what, advice, remedy);
        }
        return true;
    }

    private static void lookAtPins(Patient patient, Chart chart) {
        Path pins = patient.where.pins();
        List<String> pinned = new Pins(pins.toFile()).tools();
        chart.summary(pinned.isEmpty() ? "nothing is pinned" : "pinned: " + String.join(", ", pinned));
        for (String tool : pinned) {
            String accept = "sv tools pin " + tool + ", if that is as it should be";
            try {
                Pin pin = Pin.read(pins.toFile(), tool);
                String changed = pin == null ? null : pin.changed(pin.path().getBytes(StandardCharsets.UTF_8));
                if (pin != null && changed != null) {
                    String what = tool + ": " + pin.path() + ": " + changed;
                    if (pin.isStrict()) {
                        chart.fault("pin-changed", what + ", and is not started any more", accept);
                    } else {
                        chart.warning("pin-changed", what, accept);
                    }
                }
            } catch (LauncherException e) {
                chart.fault("pin-damaged", String.valueOf(e.getMessage()), String.valueOf(e.hint()));
            }
        }
    }

    /** Has the tool ask this sv. */
    private record SettingRemedy(String tool, KeySetting setting) implements Remedy {
        @Override
        public String title() {
            return "change " + setting.file();
        }

        @Override
        public List<String> difference() {
            List<String> lines = new ArrayList<>();
            try {
                setting.install(false).forEach(change -> lines.addAll(change.diff()));
            } catch (LauncherException e) {
                lines.add(String.valueOf(e.getMessage()));
            }
            return lines;
        }

        @Override
        public void apply() throws LauncherException {
            for (Change change : setting.install(false)) {
                change.write();
            }
        }
    }
}
