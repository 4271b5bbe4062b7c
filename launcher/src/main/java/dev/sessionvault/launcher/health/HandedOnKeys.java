package dev.sessionvault.launcher.health;

import dev.sessionvault.launcher.edit.JsonDocument;
import dev.sessionvault.launcher.edit.MalformedException;
import dev.sessionvault.launcher.edit.TextFile;
import dev.sessionvault.launcher.edit.TomlDocument;
import dev.sessionvault.launcher.exec.Program;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.setting.KeySetting;
import dev.sessionvault.launcher.shell.ShellWord;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Tools that give their own key to every command they run, and the setting against it. */
final class HandedOnKeys implements Trap {
    private static final String HANDS_ON = ": every command that it runs gets its key";

    @Override
    public void lookAt(FoundTool found, Patient patient, Chart chart) throws LauncherException {
        if (!found.mayHaveKey() || isAsking(found, patient)) {
            return; // without a key in its environment there is none to hand on
        }
        lookAtCompanions(found, patient, chart);
        try {
            if (found.is("codex")) {
                lookAtCodex(patient, chart);
            } else if (found.is("gemini")) {
                lookAtGemini(patient, chart);
            }
        } catch (MalformedException e) {
            chart.unknown("unreadable", found.name() + ": its settings: " + e.getMessage(), "");
        }
    }

    private static boolean isAsking(FoundTool found, Patient patient) throws LauncherException {
        String sv = patient.where.sv();
        return sv != null
                && found.is("claude", "codex", "crush")
                && KeySetting.of(found.name(), sv, patient.environment, null).asked() != null;
    }

    /** What sv sets against it needs another program. */
    private static void lookAtCompanions(FoundTool found, Patient patient, Chart chart) {
        for (Map.Entry<String, String> need : found.tool().needs().entrySet()) {
            String program = need.getValue();
            if (Program.uncheckedPath(
                            program, patient.caller, patient.where.shims().toFile())
                    == null) {
                String advice = program.equals("bwrap") ? "sudo apt install bubblewrap" : "install " + program;
                chart.warning(
                        "handed-on",
                        found.name() + HANDS_ON + "; " + need.getKey() + "=1 would stop that, and needs " + program,
                        advice + "; or sv helper " + found.name() + " --install");
            }
        }
    }

    private static void lookAtCodex(Patient patient, Chart chart) throws LauncherException, MalformedException {
        Path file = TwoLogins.in(patient, "CODEX_HOME", "~/.codex").resolve("config.toml");
        TomlDocument config = TomlDocument.parse(TextFile.at(file).text());
        String policy = "shell_environment_policy";
        String inherit = config.string(List.of(policy, "inherit"));
        boolean narrow = inherit != null && !inherit.equals("all");
        if (narrow || Boolean.FALSE.equals(config.truth(List.of(policy, "ignore_default_excludes")))) {
            return;
        }
        String setting = "ignore_default_excludes = false";
        String advice = config.has(List.of(policy))
                ? setting + " in [" + policy + "] of " + file
                : "printf '\\n[" + policy + "]\\n" + setting + "\\n' >> " + ShellWord.of(file.toString());
        chart.warning("handed-on", "codex" + HANDS_ON + "; " + policy + " would stop that", advice);
    }

    private static void lookAtGemini(Patient patient, Chart chart) throws LauncherException, MalformedException {
        Path file = patient.where.expanded("~/.gemini/settings.json");
        List<String> setting = List.of("security", "environmentVariableRedaction", "enabled");
        if (!JsonDocument.parse(TextFile.at(file).text(), "  ").isTrue(setting)) {
            chart.warning(
                    "handed-on",
                    "gemini" + HANDS_ON + "; its redaction would stop that, and is off",
                    "\"security\": {\"environmentVariableRedaction\": {\"enabled\": true}} in " + file);
        }
    }
}
