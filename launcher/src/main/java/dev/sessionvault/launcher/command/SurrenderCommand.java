package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.vault.AccountName;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "surrender",
        sortOptions = false,
        description = {
            "Give a tool the file of its login back, and take the login out of the vault.",
            "",
            "It is the newest one: what the tool has made of it in runs of sv came back into the vault. The file is for"
                    + " you alone (0600), and in plaintext; the login leaves the vault after the file was read again."
                    + " Which one it is, is looked up as for `sv run`."
        },
        footer = {
            "",
            "Examples:",
            "  sv surrender claude",
            "  sv surrender codex --account work",
            "  sv surrender codex --global --replace"
        })
final class SurrenderCommand implements Verb {
    final SvCommand sv;

    @Parameters(index = "0", paramLabel = "TOOL", description = "A tool whose login was adopted.")
    String tool = "";

    @Option(names = "--project", paramLabel = "DIR", description = "The one that is bound to exactly this directory.")
    @Nullable
    String project;

    @Option(names = "--global", description = "The one that is bound to no directory.")
    boolean global;

    @Option(names = "--account", paramLabel = "NAME", description = "The one of this account.")
    @Nullable
    String account;

    @Option(names = "--replace", description = "Lose the login that is in the tool's file, if there is one.")
    boolean replace;

    @Option(names = "--json", description = "Answer in JSON.")
    boolean json;

    SurrenderCommand(SvCommand sv) {
        this.sv = sv;
    }

    @Override
    public int perform() throws LauncherException {
        LoginOf login = LoginOf.named(sv.machine(), tool);
        AccountName name = account == null ? null : KeyFor.account(account);
        Bound exactly = project == null && !global ? null : Bound.choose(project, global);
        new Surrender(this, login, name, exactly).perform();
        return ExitCode.DONE.number();
    }
}
