package dev.sessionvault.launcher.health;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Keys in this environment that do not do what they seem to do. */
final class UselessVariables implements Trap {
    @Override
    public void lookAt(FoundTool found, Patient patient, Chart chart) {
        if (found.is("codex") && isSet(patient, "OPENAI_API_KEY", "")) {
            chart.note(
                    "no-login",
                    "codex: OPENAI_API_KEY is set here, and does not log it in: it only fills in the login screen",
                    "sv add codex");
        }
        if (found.is("kimi") && !found.program().contains("kimi-cli") && isSet(patient, "KIMI_API_KEY", "")) {
            chart.note(
                    "ignored", "kimi: KIMI_API_KEY is set here, and the new program does not read it", "sv add kimi");
        }
        for (String name : new String[] {"COPILOT_GITHUB_TOKEN", "GH_TOKEN", "GITHUB_TOKEN"}) {
            if (found.is("copilot") && isSet(patient, name, "ghp_")) {
                chart.warning(
                        "refused-token",
                        "copilot: " + name + " is a classic token (ghp_), which is refused",
                        "make a fine-grained one: " + found.tool().console());
            }
        }
    }

    private static boolean isSet(Patient patient, String name, String prefix) {
        byte[] start = (name + "=" + prefix).getBytes(StandardCharsets.US_ASCII);
        return patient.caller.stream()
                .anyMatch(entry ->
                        entry.length > start.length && Arrays.equals(entry, 0, start.length, start, 0, start.length));
    }
}
