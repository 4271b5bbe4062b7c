package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Every verb, and all help, by picocli. */
final class PicocliCommands {
    private static final String HELP = "sv help";

    private PicocliCommands() {}

    static int run(String[] arguments, Machine machine) throws LauncherException {
        SvCommand sv = new SvCommand(machine);
        CommandLine line = of(sv);
        try {
            return perform(line.parseArgs(arguments), machine);
        } catch (ParameterException e) {
            throw usage(e);
        }
    }

    static CommandLine of(SvCommand sv) {
        CommandLine runCommand = new CommandLine(new RunCommand(sv));
        CommandLine execCommand = new CommandLine(new ExecCommand(sv));
        CommandLine line = new CommandLine(sv)
                .addSubcommand(new InitCommand(sv))
                .addSubcommand(new AddCommand(sv))
                .addSubcommand(new ListCommand(sv))
                .addSubcommand(new WhichCommand(sv))
                .addSubcommand(new UseCommand(sv))
                .addSubcommand(new RenewCommand(sv))
                .addSubcommand(new RotateCommand(sv))
                .addSubcommand(new RemoveCommand(sv))
                .addSubcommand(runCommand)
                .addSubcommand(execCommand)
                .addSubcommand(new EnvCommand(sv))
                .addSubcommand(new HelperCommand(sv))
                .addSubcommand(new IdeCommand(sv))
                .addSubcommand(log(sv))
                .addSubcommand(root(sv))
                .addSubcommand(vault(sv))
                .addSubcommand(tools(sv))
                .addSubcommand(new WrapCommand(sv))
                .addSubcommand(new UnwrapCommand(sv))
                .addSubcommand(new HookCommand(sv))
                .addSubcommand(new InstallCommand(sv))
                .addSubcommand(new CompletionCommand(sv))
                .addSubcommand(new CompleteCommand(sv))
                .addSubcommand(new DoctorCommand(sv))
                .addSubcommand(new DemoCommand(sv))
                .addSubcommand(new HelpVerb());
        line.setExpandAtFiles(false); // a key may begin with @
        line.setUsageHelpAutoWidth(false);
        runCommand.setStopAtUnmatched(true);
        execCommand.setStopAtUnmatched(true);
        line.setUnmatchedOptionsAllowedAsOptionParameters(false);
        return line;
    }

    private static CommandLine log(SvCommand sv) {
        return new CommandLine(new LogCommand(sv)).addSubcommand(new LogVerifyCommand(sv));
    }

    private static CommandLine root(SvCommand sv) {
        return new CommandLine(new RootCommand())
                .addSubcommand(new RootListCommand(sv))
                .addSubcommand(new RootTestCommand(sv))
                .addSubcommand(new RootAddCommand(sv))
                .addSubcommand(new RootRemoveCommand(sv))
                .addSubcommand(new RootPrimaryCommand(sv))
                .addSubcommand(new RootResealCommand(sv));
    }

    private static CommandLine tools(SvCommand sv) {
        return new CommandLine(new ToolsCommand(sv))
                .addSubcommand(new PinCommand(sv))
                .addSubcommand(new PinsCommand(sv));
    }

    private static CommandLine vault(SvCommand sv) {
        return new CommandLine(new VaultCommand())
                .addSubcommand(new VaultCheckCommand(sv))
                .addSubcommand(new VaultBackupCommand(sv))
                .addSubcommand(new VaultRestoreCommand(sv))
                .addSubcommand(new VaultExportCommand(sv))
                .addSubcommand(new VaultImportCommand(sv));
    }

    private static int perform(ParseResult parsed, Machine machine) throws LauncherException {
        ParseResult verb = innermost(parsed);
        CommandLine line = verb.commandSpec().commandLine();
        if (verb.isUsageHelpRequested()) {
            machine.terminal().printText(line.getUsageMessage(Ansi.OFF));
            return ExitCode.DONE.number();
        }
        if (verb.isVersionHelpRequested()) {
            machine.terminal().print("sv " + SvCommand.VERSION);
            return ExitCode.DONE.number();
        }
        Object command = verb.commandSpec().userObject();
        if (command instanceof HelpVerb help) {
            return help(line.getParent(), help.verbs, machine);
        }
        return ((Verb) command).perform();
    }

    private static ParseResult innermost(ParseResult parsed) {
        ParseResult verb = parsed;
        while (verb.hasSubcommand()) {
            verb = verb.subcommand();
        }
        return verb;
    }

    private static int help(CommandLine sv, List<String> verbs, Machine machine) throws LauncherException {
        CommandLine line = sv;
        for (String verb : verbs) {
            line = line.getSubcommands().get(verb);
            if (line == null) {
                throw Failure.usage("show help: " + shown(verb) + ": there is no such command", HELP);
            }
        }
        machine.terminal().printText(line.getUsageMessage(Ansi.OFF));
        return ExitCode.DONE.number();
    }

    /** Picocli's own texts repeat what was typed, which may be a key: ours repeat only words that cannot be one. */
    private static LauncherException usage(ParameterException e) {
        CommandLine line = e.getCommandLine();
        String name = line.getCommandSpec().qualifiedName();
        String hint = name + " --help";
        if (e instanceof UnmatchedArgumentException unmatched) {
            List<String> near = unmatched.getSuggestions();
            String typed = shown(unmatched.getUnmatched().get(0));
            boolean isVerb = line.getParent() == null && !typed.startsWith("-");
            String why = isVerb ? "there is no such command" : "unknown option, or one word too many";
            return Failure.usage(
                    "read the command line: " + typed + ": " + why,
                    near.isEmpty() ? hint : "did you mean " + near.get(0) + "? see " + hint);
        }
        if (e instanceof CommandLine.MissingParameterException missing) {
            String what = missing.getMissing().isEmpty()
                    ? name
                    : missing.getMissing().get(0).paramLabel();
            return Failure.usage("read the command line: " + what + ": it is missing", hint);
        }
        String what = e.getArgSpec() == null ? name : label(e);
        return Failure.usage("read the command line: " + what + ": no such value, or given twice", hint);
    }

    private static String label(ParameterException e) {
        return e.getArgSpec() instanceof CommandLine.Model.OptionSpec option
                ? option.longestName()
                : e.getArgSpec().paramLabel();
    }

    private static String shown(String typed) {
        int equals = typed.indexOf('=');
        String name = equals < 0 ? typed : typed.substring(0, equals);
        boolean isWord = name.matches("-{0,2}[a-z][a-z-]{0,19}|-[a-zA-Z]");
        return isWord ? name : "(what was typed)";
    }
}
