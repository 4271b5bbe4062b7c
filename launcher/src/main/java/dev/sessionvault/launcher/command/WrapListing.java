package dev.sessionvault.launcher.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sessionvault.launcher.exec.Program;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.shell.Shims;
import dev.sessionvault.launcher.terminal.Terminal;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code sv wrap --list}: each shim, what it stands before, and whether it does. */
final class WrapListing {
    private final Machine machine;
    private final Shims shims;
    private final List<byte[]> environment = Caller.ofProcess().environment();
    private final String sv;

    WrapListing(Machine machine, Shims shims) throws LauncherException {
        this.machine = machine;
        this.shims = shims;
        this.sv = StartScript.path();
    }

    void print(boolean json) {
        Terminal terminal = machine.terminal();
        if (json) {
            terminal.printText(json());
        } else if (shims.all().isEmpty()) {
            terminal.note("nothing is wrapped: sv wrap TOOL");
        } else {
            Table table = new Table("TOOL", "NAME", "PROGRAM", "STATE");
            shims.all().forEach((name, tool) -> table.add(tool, name, shown(program(name)), state(name)));
            table.print(terminal);
        }
    }

    private static String shown(@Nullable String program) {
        return program == null ? "(none)" : program;
    }

    private @Nullable String program(String name) {
        return Program.uncheckedPath(name, environment, shims.directory().toFile());
    }

    private boolean isFirst(String name) {
        return shims.isFirst(name, machine.environment().getOrDefault("PATH", ""));
    }

    private String state(String name) {
        if (!shims.starts(name, sv)) {
            return "of another sv: wrap it again";
        }
        return isFirst(name) ? "first on the PATH" : "not first on the PATH";
    }

    private String json() {
        return Json.text(json -> {
            json.writeStartArray();
            for (Map.Entry<String, String> shim : shims.all().entrySet()) {
                write(json, shim.getKey(), shim.getValue());
            }
            json.writeEndArray();
        });
    }

    private void write(JsonGenerator json, String name, String tool) throws IOException {
        json.writeStartObject();
        json.writeStringField("tool", tool);
        json.writeStringField("name", name);
        json.writeStringField("shim", shims.file(name).toString());
        json.writeStringField("program", program(name));
        json.writeBooleanField("first", isFirst(name));
        json.writeBooleanField("current", shims.starts(name, sv));
        json.writeEndObject();
    }
}
