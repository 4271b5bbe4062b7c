package dev.sessionvault.launcher.health;

/** Variables of this environment that say where a tool sends its key. */
final class RedirectedKeys implements Trap {
    @Override
    public void lookAt(FoundTool found, Patient patient, Chart chart) {
        for (String name : found.tool().cautions()) {
            if (!patient.environment.getOrDefault(name, "").isEmpty()) {
                chart.warning(
                        "redirected",
                        found.name() + ": " + name + " is set here: it says where the key is sent, or what with it",
                        "unset " + name + ", unless it is meant");
            }
        }
    }
}
