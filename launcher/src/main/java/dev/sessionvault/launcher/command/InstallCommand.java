package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.shell.Installation;
import dev.sessionvault.launcher.terminal.Terminal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "install",
        sortOptions = false,
        description = {
            "Put `sv hook` into a shell's profile, once, and show what changes.",
            "",
            "bash: ~/.bashrc; zsh: .zshrc in $ZDOTDIR or ~; fish: conf.d/sv.fish; powershell: $PROFILE."
        },
        footer = {
            "",
            "Examples:",
            "  sv install --shell zsh",
            "  sv install --shell bash --dry-run",
            "  sv install --shell bash --uninstall"
        })
final class InstallCommand implements Verb {
    private final SvCommand sv;

    @Option(names = "--shell", required = true, paramLabel = "SHELL", description = "bash, zsh, fish or powershell.")
    String shell = "";

    @Option(names = "--dry-run", description = "Show what would change; change nothing.")
    boolean dryRun;

    @Option(names = "--uninstall", description = "Take it out: the profile is then what it was before.")
    boolean uninstall;

    InstallCommand(SvCommand sv) {
        this.sv = sv;
    }

    @Override
    public int perform() throws LauncherException {
        Machine machine = sv.machine();
        Installation installation =
                new Installation(ShellName.parse(shell), machine.directories().data(), machine.environment());
        String wanted = installation.wanted(!uninstall);
        show(installation, wanted);
        if (!dryRun && uninstall) {
            installation.uninstall(wanted);
        } else if (!dryRun) {
            installation.install(wanted, HookCommand.text(sv, shell).hook());
        }
        return ExitCode.DONE.number();
    }

    private void show(Installation installation, @Nullable String wanted) {
        Terminal terminal = sv.machine().terminal();
        String profile = installation.profile().toString();
        if (installation.isAlready(wanted)) {
            terminal.note(profile + (uninstall ? ": nothing of sv's is in it" : ": is as it should be"));
            return;
        }
        terminal.print("--- " + profile);
        terminal.print("+++ " + profile);
        installation.difference(wanted).forEach(terminal::print);
        if (!dryRun && !uninstall) {
            terminal.hint("it works in every new shell; in this one: source " + installation.hook());
        }
    }
}
