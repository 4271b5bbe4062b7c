package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exec.Pin;
import dev.sessionvault.launcher.exec.Program;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.vault.tool.Tool;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A tool's own program, as {@code sv run} would start it. */
final class ToolProgram {
    private ToolProgram() {}

    static Program find(Machine machine, Tool tool, String place, List<byte[]> environment) throws LauncherException {
        return find(machine, tool, place, environment, pin(machine, tool));
    }

    static @Nullable Pin pin(Machine machine, Tool tool) throws LauncherException {
        return Pin.read(machine.directories().pins(), tool.name().value());
    }

    static Program find(Machine machine, Tool tool, String place, List<byte[]> environment, @Nullable Pin pin)
            throws LauncherException {
        byte[] project = place.getBytes(StandardCharsets.UTF_8);
        return Program.findNamed(
                tool.programs(), environment, project, machine.directories().shims(), pin);
    }
}
