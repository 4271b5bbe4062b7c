package dev.sessionvault.agent.install;

import java.io.File;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The {@code sv} that is asked: the one that the agent came with, or the one that the options name. Never along PATH,
 * which the project may have changed.
 */
final class SvProgram {
    private final String path;

    private SvProgram(String path) {
        this.path = path;
    }

    /** @param entry the class in the agent's jar that the JVM called, whose place is the jar's */
    static SvProgram of(Options options, @Nullable Class<?> entry) throws Refusal {
        File file = options.sv == null ? beside(entry) : new File(options.sv);
        if (!file.isAbsolute() || !file.isFile()) {
            throw new Refusal(
                    Refusal.NOT_FOUND,
                    "find sv: " + file + ": " + (file.isAbsolute() ? "no such file" : "no absolute path"),
                    "leave sv-agent.jar in the lib directory of an installed sv, or name sv by sv=/absolute/path");
        }
        if (!file.canExecute()) {
            throw new Refusal(Refusal.CANNOT_START, "start sv: " + file + ": not executable", null);
        }
        return new SvProgram(file.getPath());
    }

    /** {@code bin/sv} where the jar is in {@code lib}. */
    private static File beside(@Nullable Class<?> entry) {
        CodeSource source = entry == null ? null : entry.getProtectionDomain().getCodeSource();
        URL place = source == null ? null : source.getLocation();
        try {
            File jar = place == null ? new File("") : new File(new URI(place.toString()));
            return new File(jar.getAbsoluteFile().getParentFile().getParentFile(), "bin/sv");
        } catch (URISyntaxException | IllegalArgumentException | NullPointerException e) {
            return new File("bin/sv");
        }
    }

    String path() {
        return path;
    }

    List<String> command(String... words) {
        List<String> command = new ArrayList<>(List.of(words));
        command.add(0, path);
        return command;
    }
}
