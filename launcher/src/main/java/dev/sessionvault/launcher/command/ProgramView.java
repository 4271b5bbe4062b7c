package dev.sessionvault.launcher.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sessionvault.launcher.exec.Pin;
import dev.sessionvault.launcher.exec.Program;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.shell.Shims;
import dev.sessionvault.launcher.terminal.Terminal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** For {@code sv which}: which file a run would start here, whether it is pinned, and whether a shim stands before it. */
final class ProgramView {
    private final @Nullable String program;
    private final @Nullable String refused;
    private final @Nullable Pin pin;
    private final @Nullable String shim;
    private final boolean first;

    ProgramView(KeyFor wanted) throws LauncherException {
        Machine machine = wanted.machine;
        Program found = null;
        String why = null;
        pin = ToolProgram.pin(machine, wanted.tool);
        try {
            found = ToolProgram.find(
                    machine, wanted.tool, wanted.place, Caller.ofProcess().environment(), pin);
        } catch (LauncherException e) {
            why = String.valueOf(e.getMessage());
        }
        program = found == null ? null : new String(found.realPath(), StandardCharsets.UTF_8);
        refused = why;
        Shims shims = new Shims(machine.directories().shims());
        String name = found == null ? wanted.tool.programs().get(0) : new String(found.name(), StandardCharsets.UTF_8);
        boolean wrapped = wanted.tool.name().value().equals(shims.tool(name));
        shim = wrapped ? shims.file(name).toString() : null;
        first = wrapped && shims.isFirst(name, machine.environment().getOrDefault("PATH", ""));
    }

    void print(Terminal terminal) {
        terminal.print("program:     " + (program == null ? "(none: " + refused + ")" : program));
        terminal.print("pinned:      " + pinned());
        terminal.print("shim:        " + (shim == null ? "(none)" : shim + shimNote()));
    }

    private String pinned() {
        if (pin == null) {
            return "no";
        }
        String changed = program == null ? null : pin.changed(program.getBytes(StandardCharsets.UTF_8));
        return "since " + pin.since() + (pin.isStrict() ? ", strictly" : "") + (changed == null ? "" : "; " + changed);
    }

    private String shimNote() {
        return first ? ", first on the PATH" : ", not first on the PATH";
    }

    void fields(JsonGenerator json) throws IOException {
        json.writeStringField("program", program);
        json.writeStringField("refused", refused);
        json.writeBooleanField("pinned", pin != null);
        json.writeStringField("shim", shim);
        json.writeBooleanField("shimIsFirst", first);
    }
}
