package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.setting.KeySetting;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What picocli knows of {@code sv helper}; see {@link RunCommand}. Installing it is done here. */
@Command(
        name = "helper",
        sortOptions = false,
        customSynopsis = {
            "sv helper TOOL [--account NAME] [--format raw|json|credential-process|header]",
            "sv helper TOOL --install|--uninstall [--project] [--force] [--dry-run] [--yes]"
        },
        description = {
            "Print the bare key, for a tool that asks a command for its key; or make the tool ask.",
            "",
            "Nothing is asked at the terminal while a key is printed: it is the tool's. The tool asks in its working"
                    + " directory, so each project has its own key then too."
        },
        footer = {
            "",
            "Examples:",
            "  sv helper claude --install            Claude Code asks sv from now on; `claude` needs no sv run",
            "  sv helper codex --uninstall",
            "  claude --settings '{\"apiKeyHelper\": \"sv helper claude\"}'",
            "  curl -H @<(sv helper claude --format header) ..."
        })
final class HelperCommand implements Verb {
    private final SvCommand sv;

    @Mixin
    KeyOptions key = new KeyOptions();

    @Option(
            names = "--format",
            paramLabel = "FORM",
            description = {
                "raw, json, header (of an HTTP request), or credential-process (for AWS; the key is ID:SECRET)."
            })
    @Nullable
    String format;

    @Option(names = "--install", description = "Make the tool ask sv: claude, codex, crush.")
    boolean install;

    @Option(names = "--uninstall", description = "Take exactly that away again.")
    boolean uninstall;

    @Option(names = "--project", description = "Only in this project, in a file that is not shared; claude.")
    boolean project;

    @Option(names = "--force", description = "Also where the tool is set to ask something else.")
    boolean force;

    @Mixin
    ChangeOptions change = new ChangeOptions();

    HelperCommand(SvCommand sv) {
        this.sv = sv;
    }

    @Override
    public int perform() throws LauncherException {
        boolean settings = install || uninstall;
        if (install && uninstall || settings && format != null || !settings && (project || force || change.isGiven())) {
            throw Failure.usage("read the command line: helper: these options do not go together", "sv helper --help");
        }
        if (!settings) {
            RunLine line = key.line("helper", sv);
            line.format = format;
            return line.perform(sv.machine());
        }
        KeySetting setting = setting();
        return change.perform(sv.machine(), install ? setting.install(force) : setting.uninstall());
    }

    private KeySetting setting() throws LauncherException {
        String tool = KeyFor.tool(KeyFor.table(sv.machine()), key.tool).name().value();
        if (key.account != null) {
            throw Failure.usage("install the helper: --account: the project says which account", "sv use --help");
        }
        return KeySetting.of(
                tool, StartScript.path(), sv.machine().environment(), project ? Path.of(Place.project()) : null);
    }
}
