package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.LauncherException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What picocli knows of the lines that {@link RunLine} parses by hand. */
final class StartOptions {
    @Mixin
    KeyOptions key = new KeyOptions();

    @Option(
            names = "--keep",
            paramLabel = "NAME",
            description = "Pass this variable on although it looks secret. May be repeated.")
    List<String> keep = new ArrayList<>();

    @Option(
            names = "--in",
            arity = "2",
            paramLabel = "ENGINE IMAGE",
            hideParamSyntax = true,
            description = {
                "Start it in a container of docker or podman, with this directory and this key; the program is"
                        + " looked for in the image."
            })
    List<String> in = new ArrayList<>();

    @Option(
            names = "--container-arg",
            paramLabel = "ARG",
            parameterConsumer = AnyWord.class,
            description =
                    "With --in: one more option for the engine, as --container-arg --network=none. May be repeated.")
    List<String> containerArguments = new ArrayList<>();

    @Option(
            names = "--agent",
            description = {
                "The command is a Java program, or starts one, as mvn does: its System.getenv has the key, by"
                        + " sv-agent.jar, and no environment has it."
            })
    boolean agent;

    @Option(names = "--clean", description = "Pass on a short list of harmless variables only.")
    boolean clean;

    @Option(names = "--dry-run", description = "Print program, entry and names of variables; start nothing.")
    boolean dryRun;

    int perform(RunLine line, Machine machine) throws LauncherException {
        return agent ? new AgentStart(machine, line).perform() : line.perform(machine);
    }

    RunLine line(String verb, SvCommand sv, List<String> rest) {
        RunLine line = key.line(verb, sv);
        line.keep.addAll(keep);
        line.in.addAll(in);
        line.containerArguments.addAll(containerArguments);
        line.clean = clean;
        line.dryRun = dryRun;
        line.rest = rest;
        return line;
    }
}
