package dev.sessionvault.launcher.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sessionvault.launcher.exec.Pin;
import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.shell.Pins;
import dev.sessionvault.launcher.terminal.Terminal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "pins",
        sortOptions = false,
        description = "Show which programs are pinned, and whether they have changed.",
        footer = {"", "Examples:", "  sv tools pins", "  sv tools pins --json"})
final class PinsCommand implements Verb {
    private final SvCommand sv;

    @Option(names = "--json", description = "Answer in JSON.")
    boolean json;

    PinsCommand(SvCommand sv) {
        this.sv = sv;
    }

    @Override
    public int perform() throws LauncherException {
        Map<String, Pin> pins = read();
        Terminal terminal = sv.machine().terminal();
        if (json) {
            terminal.printText(json(pins));
        } else if (pins.isEmpty()) {
            terminal.note("nothing is pinned: sv tools pin TOOL");
        } else {
            Table table = new Table("TOOL", "PROGRAM", "SINCE", "STATE");
            pins.forEach((tool, pin) -> table.add(tool, pin.path(), pin.since(), state(pin)));
            table.print(terminal);
        }
        return ExitCode.DONE.number();
    }

    private Map<String, Pin> read() throws LauncherException {
        Map<String, Pin> read = new TreeMap<>();
        for (String tool : new Pins(sv.machine().directories().pins()).tools()) {
            Pin pin = Pin.read(sv.machine().directories().pins(), tool);
            if (pin != null) {
                read.put(tool, pin);
            }
        }
        return read;
    }

    private static String state(Pin pin) {
        return (hasChanged(pin) ? "changed" : "unchanged") + (pin.isStrict() ? ", strict" : "");
    }

    private static boolean hasChanged(Pin pin) {
        return pin.changed(pin.path().getBytes(StandardCharsets.UTF_8)) != null;
    }

    private static String json(Map<String, Pin> pins) {
        return Json.text(json -> {
            json.writeStartArray();
            for (Map.Entry<String, Pin> pin : pins.entrySet()) {
                json.writeStartObject();
                json.writeStringField("tool", pin.getKey());
                write(json, pin.getValue());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    private static void write(JsonGenerator json, Pin pin) throws IOException {
        json.writeStringField("program", pin.path());
        json.writeStringField("sha256", pin.sha256());
        json.writeStringField("since", pin.since());
        json.writeBooleanField("strict", pin.isStrict());
        json.writeBooleanField("changed", hasChanged(pin));
    }
}
