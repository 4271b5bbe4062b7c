package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.terminal.Terminal;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "doctor",
        sortOptions = false,
        description = {
            "Check that sv's own files are those that were shipped.",
            "",
            "The exit code is 0 if there is nothing to do, else 1."
        },
        footer = {"", "Examples:", "  sv doctor", "  sv doctor --json"})
final class DoctorCommand implements Verb {
    private static final int SOMETHING_TO_DO = 1;

    private final SvCommand sv;

    @Option(names = "--json", description = "Answer in JSON.")
    boolean json;

    DoctorCommand(SvCommand sv) {
        this.sv = sv;
    }

    @Override
    public int perform() throws LauncherException {
        InstalledFiles files = InstalledFiles.ofThisProgram();
        try {
            int count = files.count();
            List<String> changed = files.changed();
            print(files, count, changed);
            return changed.isEmpty() ? ExitCode.DONE.number() : SOMETHING_TO_DO;
        } catch (IOException e) {
            throw new LauncherException(
                    ExitCode.DAMAGED, "check sv's own files: " + e.getMessage(), "install sv again");
        }
    }

    private void print(InstalledFiles files, int count, List<String> changed) {
        Terminal terminal = sv.machine().terminal();
        if (json) {
            terminal.printText(json(files, count, changed));
            return;
        }
        terminal.print("[1] files of " + files.home() + ": " + (count - changed.size()) + " of " + count
                + " as they were shipped ... " + (changed.isEmpty() ? "OK" : "CHANGED"));
        for (String name : changed) {
            terminal.print("    " + name);
        }
        if (!changed.isEmpty()) {
            terminal.hint("install sv again");
        }
    }

    private static String json(InstalledFiles files, int count, List<String> changed) {
        return Json.text(json -> {
            json.writeStartObject();
            json.writeStringField("directory", files.home().toString());
            json.writeNumberField("files", count);
            json.writeArrayFieldStart("changed");
            for (String name : changed) {
                json.writeString(name);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }
}
