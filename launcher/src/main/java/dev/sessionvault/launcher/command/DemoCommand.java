package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.LauncherException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        sortOptions = false,
        description = "Show the main job at work, in a throw-away directory and with made-up keys.",
        footer = {"", "Examples:", "  sv demo", "  sv demo --share"})
final class DemoCommand implements Verb {
    private final SvCommand sv;

    @Option(
            names = "--share",
            description =
                    "Show lending instead: a relay, an owner and a recipient on this machine, a call, a refusal, an"
                            + " extension, a revocation, and what both have written down.")
    boolean share;

    DemoCommand(SvCommand sv) {
        this.sv = sv;
    }

    @Override
    public int perform() throws LauncherException {
        return share ? ShareDemo.perform(sv.machine()) : Demo.perform(sv.machine());
    }
}
