package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.container.Container;
import dev.sessionvault.launcher.container.MountedDirectory;
import dev.sessionvault.launcher.exec.ChildEnvironment;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.vault.tool.Tool;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code --in}: what is started is a container's engine, and the tool is what that starts. */
final class Contained {
    private final RunLine line;
    private final Container container;

    private Contained(RunLine line, Container container) {
        this.line = line;
        this.container = container;
    }

    /** {@code null}: not in a container. */
    static @Nullable Contained of(Machine machine, RunLine line, String place) throws LauncherException {
        if (line.in.isEmpty() && line.containerArguments.isEmpty()) {
            return null;
        }
        for (String name : line.keep) {
            if (name.endsWith("*")) {
                throw Failure.usage(
                        "read --keep: in a container only variables that are named in full are passed on", null);
            }
        }
        Directories own = machine.directories();
        List<File> ours = Arrays.asList(own.data(), own.config(), own.log());
        MountedDirectory mounted =
                MountedDirectory.of(place, machine.environment().get("HOME"), ours);
        return new Contained(line, Container.of(line.in, line.containerArguments, mounted));
    }

    /** By the names that are looked for. */
    List<byte[]> engine() {
        return Collections.singletonList(container.engine().getBytes(StandardCharsets.UTF_8));
    }

    /** The engine's own settings pass; they stay outside. */
    List<String> keep() {
        List<String> names = new ArrayList<>(line.keep);
        names.addAll(container.settings());
        return names;
    }

    /** @param arguments for the tool, or for the command's program */
    List<byte[]> arguments(Tool tool, ChildEnvironment environment, List<byte[]> rest, List<byte[]> arguments) {
        byte[] program = line.isRun() ? tool.programs().get(0).getBytes(StandardCharsets.UTF_8) : rest.get(0);
        return container.arguments(forwarded(environment), program, arguments);
    }

    /** The key's variable, its companions, and what the user named. */
    private List<String> forwarded(ChildEnvironment environment) {
        List<String> names = new ArrayList<>();
        names.add(environment.variable());
        names.addAll(environment.companions());
        for (String name : line.keep) {
            if (!names.contains(name) && environment.kept().contains(name)) {
                names.add(name);
            }
        }
        return names;
    }
}
