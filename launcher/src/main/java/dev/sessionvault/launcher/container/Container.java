package dev.sessionvault.launcher.container;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.posix.Descriptors;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A container for one tool: it sees the working directory and the variables that are named, nothing else of the
 * machine. A variable is handed on by its name alone, so that its value is in no command line, which all users can
 * read; the engine takes it from its own environment.
 */
public final class Container {
    private final Engine engine;
    private final String image;
    private final List<String> more;
    private final String directory;

    private Container(Engine engine, String image, List<String> more, String directory) {
        this.engine = engine;
        this.image = image;
        this.more = more;
        this.directory = directory;
    }

    /**
     * @param words the engine and the image
     * @param more further options of the engine, after ours
     * @param mounted what the tool shall see
     * @throws LauncherException USAGE
     */
    public static Container of(List<String> words, List<String> more, MountedDirectory mounted)
            throws LauncherException {
        if (words.size() != 2) {
            throw usage("want one engine and one image");
        }
        String image = words.get(1);
        if (image.isEmpty()) {
            throw usage("want the name of an image");
        }
        requireText(image);
        for (String word : more) {
            requireText(word);
        }
        return new Container(Engine.of(words.get(0)), image, more, mounted.path());
    }

    /** Java has replaced what was no UTF-8: then the engine would be told something else than was typed. */
    private static void requireText(String word) throws LauncherException {
        if (word.indexOf('\ufffd') >= 0) {
            throw usage("the image's name and further options must be UTF-8");
        }
    }

    private static LauncherException usage(String why) {
        return new LauncherException(
                ExitCode.USAGE, "read --in: " + why, "sv run claude --in docker IMAGE -- -p 'explain this'");
    }

    /** The engine's own program. */
    public String engine() {
        return engine.program;
    }

    /** Variables that the engine itself needs. */
    public List<String> settings() {
        return Engine.SETTINGS;
    }

    /**
     * The engine's arguments. The image's own entry point is not asked: what gets the key is what is named here.
     *
     * @param variables names of what the container gets from the engine's environment
     * @param program a name that is looked for in the image
     */
    public List<byte[]> arguments(List<String> variables, byte[] program, List<byte[]> arguments) {
        List<byte[]> line = new ArrayList<>();
        for (String word : options(variables)) {
            line.add(word.getBytes(StandardCharsets.UTF_8));
        }
        line.add("--entrypoint".getBytes(StandardCharsets.UTF_8));
        line.add(program);
        line.add(image.getBytes(StandardCharsets.UTF_8));
        line.addAll(arguments);
        return line;
    }

    private List<String> options(List<String> variables) {
        List<String> line = new ArrayList<>(List.of("run", "--rm", "--interactive"));
        if (Descriptors.isTerminal(0) && Descriptors.isTerminal(1)) {
            line.add("--tty");
        }
        line.addAll(List.of("--mount", "type=bind,source=" + directory + ",target=" + directory));
        line.addAll(List.of("--workdir", directory));
        engine.mapUser(line);
        engine.closeLeaks(line);
        for (String variable : variables) {
            line.add("--env");
            line.add(variable);
        }
        line.addAll(more);
        return line;
    }
}
