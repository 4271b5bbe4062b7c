package dev.sessionvault.launcher.health;

import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.shell.ShellWord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Files that a tool reads variables from by itself: what sv has withheld is back then. */
final class RefilledEnvironment implements Trap {
    /** What each reads besides {@code .env} in the working directory and above. */
    private static final Map<String, List<String>> READERS = Map.of(
            "gemini", List.of("~/.gemini/.env", "~/.env"),
            "qwen", List.of("~/.qwen/.env", "~/.env"),
            "aider", List.of("~/.env"),
            "vibe", List.of("~/.vibe/.env"));

    /** Those that look for {@code .env} from the working directory upwards. */
    private static final Set<String> CLIMBERS = Set.of("gemini", "qwen", "aider");

    @Override
    public void lookAt(FoundTool found, Patient patient, Chart chart) throws IOException, LauncherException {
        Set<Path> files = files(found, patient);
        Set<String> keys = files.isEmpty() ? Set.of() : KeyVariables.of(patient);
        for (Path file : files) {
            List<String> names = Files.isReadable(file) ? TextMark.assigned(file, keys::contains) : List.of();
            if (!names.isEmpty()) {
                String what = found.name() + " reads " + file + " itself, and there is " + String.join(", ", names);
                chart.warning("env-file", what, "sv import " + ShellWord.of(file.toString()));
            }
        }
    }

    private static Set<Path> files(FoundTool found, Patient patient) {
        Set<Path> files = new LinkedHashSet<>();
        if (!READERS.containsKey(found.name())) {
            return files;
        }
        if (CLIMBERS.contains(found.name())) {
            for (Path above = patient.where.here(); above != null; above = above.getParent()) {
                files.add(above.resolve(".env"));
            }
        }
        for (String file : READERS.getOrDefault(found.name(), List.of())) {
            files.add(patient.where.expanded(file));
        }
        return files;
    }
}
