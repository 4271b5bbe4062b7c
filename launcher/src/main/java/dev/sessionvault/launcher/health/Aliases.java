package dev.sessionvault.launcher.health;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Aliases that start a tool by its path, and so past its shim. Only what stands in a profile as it is can be known; what
 * they say is not repeated, for it may hold a key.
 */
final class Aliases {
    private static final List<String> PROFILES = List.of(
            "~/.bashrc",
            "~/.bash_aliases",
            "~/.bash_profile",
            "~/.profile",
            "~/.zshrc",
            "~/.zprofile",
            "~/.config/fish/config.fish");

    private Aliases() {}

    static void lookFor(String name, Patient patient, Chart chart) throws IOException {
        Pattern alias = Pattern.compile("\\s*alias\\s+(-\\S+\\s+)*" + Pattern.quote(name) + "[= ]\\s*[\"']?[~$/].*");
        String shims = patient.where.shims().toString();
        for (String profile : PROFILES) {
            Path file = patient.where.expanded(profile);
            List<String> lines =
                    Files.isRegularFile(file) ? Files.readAllLines(file, StandardCharsets.ISO_8859_1) : List.of();
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i);
                if (alias.matcher(line).matches() && !line.contains(shims)) {
                    chart.warning(
                            "alias",
                            file + ":" + (i + 1) + ": an alias starts " + name + " past its shim",
                            "take that line out");
                }
            }
        }
    }
}
