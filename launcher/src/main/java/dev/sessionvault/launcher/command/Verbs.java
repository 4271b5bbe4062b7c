package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.command.reflect.ReflectCallCommand;
import dev.sessionvault.launcher.command.reflect.ReflectCommand;
import dev.sessionvault.launcher.command.reflect.ReflectIdCommand;
import dev.sessionvault.launcher.command.reflect.ReflectKeygenCommand;
import dev.sessionvault.launcher.command.reflect.ReflectLogCommand;
import dev.sessionvault.launcher.command.reflect.ReflectLogVerifyCommand;
import dev.sessionvault.launcher.command.reflect.ReflectStatusCommand;
import dev.sessionvault.launcher.command.reflect.ReflectVerbsCommand;
import dev.sessionvault.launcher.command.share.ContactAddCommand;
import dev.sessionvault.launcher.command.share.ContactCommand;
import dev.sessionvault.launcher.command.share.ContactListCommand;
import dev.sessionvault.launcher.command.share.ContactRemoveCommand;
import dev.sessionvault.launcher.command.share.ContactVerifyCommand;
import dev.sessionvault.launcher.command.share.PolicyCommand;
import dev.sessionvault.launcher.command.share.RelayCommand;
import dev.sessionvault.launcher.command.share.RelayListCommand;
import dev.sessionvault.launcher.command.share.RelayLoginCommand;
import dev.sessionvault.launcher.command.share.RelayLogoutCommand;
import dev.sessionvault.launcher.command.share.ShareCommand;
import dev.sessionvault.launcher.command.share.VerbCommand;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** The verbs, in the order in which help lists them. */
final class Verbs {
    static final List<String> NAMES = List.of(
            "init",
            "add",
            "list",
            "which",
            "use",
            "renew",
            "rotate",
            "remove",
            "run",
            "exec",
            "env",
            "helper",
            "ide",
            "scan",
            "import",
            "adopt",
            "surrender",
            "log",
            "contact",
            "relay",
            "unlock",
            "lock",
            "root",
            "vault",
            "tools",
            "verb",
            "policy",
            "share",
            "wrap",
            "unwrap",
            "hook",
            "install",
            "completion",
            "complete",
            "doctor",
            "reflect",
            "demo",
            "help");

    /** What the shells call, and people do not. */
    private static final String HIDDEN = "complete";

    private Verbs() {}

    static List<String> shown() {
        return NAMES.stream().filter(name -> !name.equals(HIDDEN)).toList();
    }

    /**
     * The verb that these arguments begin with, past options and their values; {@code null} if the word could as well be
     * something else, or if all verbs are asked for.
     */
    static @Nullable String meantBy(String[] arguments) {
        for (String argument : arguments) {
            if (NAMES.contains(argument)) {
                return argument.equals("help") ? null : argument;
            }
        }
        return null;
    }

    static CommandLine of(String name, SvCommand sv) {
        CommandLine verb = new CommandLine(command(name, sv));
        switch (name) {
            case "run", "exec" -> verb.setStopAtUnmatched(true);
            case "log" -> verb.addSubcommand(new LogVerifyCommand(sv));
            case "contact" -> contact(verb, sv);
            case "relay" -> relay(verb, sv);
            case "root" -> root(verb, sv);
            case "vault" -> vault(verb, sv);
            case "reflect" -> reflect(verb, sv);
            case "verb" -> VerbCommand.addTo(verb, sv);
            case "policy" -> PolicyCommand.addTo(verb, sv);
            case "share" -> ShareCommand.verbs(sv).forEach(verb::addSubcommand);
            case "tools" -> verb.addSubcommand(new PinCommand(sv)).addSubcommand(new PinsCommand(sv));
            default -> {}
        }
        return verb;
    }

    private static Object command(String name, SvCommand sv) {
        return switch (name) {
            case "init" -> new InitCommand(sv);
            case "add" -> new AddCommand(sv);
            case "adopt" -> new AdoptCommand(sv);
            case "surrender" -> new SurrenderCommand(sv);
            case "list" -> new ListCommand(sv);
            case "which" -> new WhichCommand(sv);
            case "use" -> new UseCommand(sv);
            case "renew" -> new RenewCommand(sv);
            case "rotate" -> new RotateCommand(sv);
            case "remove" -> new RemoveCommand(sv);
            case "run" -> new RunCommand(sv);
            case "exec" -> new ExecCommand(sv);
            case "env" -> new EnvCommand(sv);
            case "helper" -> new HelperCommand(sv);
            case "ide" -> new IdeCommand(sv);
            case "scan" -> new ScanCommand(sv);
            case "log" -> new LogCommand(sv);
            case "contact" -> new ContactCommand();
            case "relay" -> new RelayCommand();
            case "unlock" -> new UnlockCommand(sv);
            case "lock" -> new LockCommand(sv);
            case "root" -> new RootCommand();
            case "vault" -> new VaultCommand();
            case "tools" -> new ToolsCommand(sv);
            case "verb" -> new VerbCommand();
            case "policy" -> new PolicyCommand();
            case "share" -> new ShareCommand();
            case "wrap" -> new WrapCommand(sv);
            case "unwrap" -> new UnwrapCommand(sv);
            case "hook" -> new HookCommand(sv);
            case "install" -> new InstallCommand(sv);
            case "completion" -> new CompletionCommand(sv);
            case "complete" -> new CompleteCommand(sv);
            case "import" -> new ImportCommand(sv);
            case "doctor" -> new DoctorCommand(sv);
            case "reflect" -> new ReflectCommand();
            case "demo" -> new DemoCommand(sv);
            case "help" -> new HelpVerb();
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static void contact(CommandLine contact, SvCommand sv) {
        contact.addSubcommand(new ContactAddCommand(sv))
                .addSubcommand(new ContactListCommand(sv))
                .addSubcommand(new ContactRemoveCommand(sv))
                .addSubcommand(new ContactVerifyCommand(sv));
    }

    private static void relay(CommandLine relay, SvCommand sv) {
        relay.addSubcommand(new RelayLoginCommand(sv))
                .addSubcommand(new RelayLogoutCommand(sv))
                .addSubcommand(new RelayListCommand(sv));
    }

    private static void reflect(CommandLine reflect, SvCommand sv) {
        CommandLine log = new CommandLine(new ReflectLogCommand(sv)).addSubcommand(new ReflectLogVerifyCommand(sv));
        reflect.addSubcommand(new ReflectVerbsCommand(sv))
                .addSubcommand(new ReflectCallCommand(sv))
                .addSubcommand(new ReflectStatusCommand(sv))
                .addSubcommand(new ReflectKeygenCommand(sv))
                .addSubcommand(new ReflectIdCommand(sv))
                .addSubcommand(log);
    }

    private static void root(CommandLine root, SvCommand sv) {
        root.addSubcommand(new RootListCommand(sv))
                .addSubcommand(new RootTestCommand(sv))
                .addSubcommand(new RootAddCommand(sv))
                .addSubcommand(new RootRemoveCommand(sv))
                .addSubcommand(new RootPrimaryCommand(sv))
                .addSubcommand(new RootResealCommand(sv));
    }

    private static void vault(CommandLine vault, SvCommand sv) {
        vault.addSubcommand(new VaultCheckCommand(sv))
                .addSubcommand(new VaultBackupCommand(sv))
                .addSubcommand(new VaultRestoreCommand(sv))
                .addSubcommand(new VaultExportCommand(sv))
                .addSubcommand(new VaultImportCommand(sv));
    }
}
