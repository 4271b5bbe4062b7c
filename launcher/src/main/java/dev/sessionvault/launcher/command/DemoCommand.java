package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.LauncherException;
import picocli.CommandLine.Command;

@Command(
        name = "demo",
        sortOptions = false,
        description = "Show the main job at work, in a throw-away directory and with made-up keys.",
        footer = {"", "Example:", "  sv demo"})
final class DemoCommand implements Verb {
    private final SvCommand sv;

    DemoCommand(SvCommand sv) {
        this.sv = sv;
    }

    @Override
    public int perform() throws LauncherException {
        return Demo.perform(sv.machine());
    }
}
