package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.vault.Entry;
import dev.sessionvault.vault.Vault;
import dev.sessionvault.vault.VaultException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "rotate",
        sortOptions = false,
        description = {
            "Give an entry a new key.",
            "",
            "The old key is kept until you say that the new one works, and never given to a tool. With --check the new"
                    + " key is tried by the tool's own cheapest call, or by COMMAND, and stored only if that succeeds:"
                    + " then the old one is destroyed at once. After a rotation without it, --check tries the new key"
                    + " that is stored, and settles the matter either way."
        },
        footer = {
            "",
            "Examples:",
            "  sv rotate claude",
            "  sv rotate claude --confirm",
            "  sv rotate codex --account work --check",
            "  sv rotate gemini --stdin --check -- gemini -p hello < new-key"
        })
final class RotateCommand implements Verb {
    private final SvCommand sv;

    @Mixin
    KeyOptions key = new KeyOptions();

    @Option(names = "--stdin", description = "Read the new key from standard input.")
    boolean stdin;

    @Option(names = "--force", description = "Store a key that does not look like the tool's.")
    boolean force;

    @Option(names = "--check", description = "Try the new key, and settle the rotation by how that ends.")
    boolean check;

    @Option(names = "--confirm", description = "The new key works: destroy the old one.")
    boolean confirm;

    @Option(names = "--back", description = "Take the old key back; the new one is gone.")
    boolean back;

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "COMMAND", description = "With --check: what to run.")
    List<String> command = new ArrayList<>();

    RotateCommand(SvCommand sv) {
        this.sv = sv;
    }

    @Override
    public int perform() throws LauncherException {
        requireOneMeaning();
        KeyFor wanted = KeyFor.here(sv.machine(), key.tool, key.account);
        Check trial = check ? Check.of(wanted, command) : null;
        try (Vault vault = sv.unlock().open()) {
            Entry entry = requireKey(wanted.entry(vault));
            Rotation rotation = new Rotation(sv.machine(), wanted, vault, entry);
            if (confirm || back) {
                rotation.settle(confirm);
            } else if (trial != null && rotation.isPending() && !stdin) {
                rotation.checkStored(trial);
            } else {
                rotation.requireSettled();
                rotation.begin(new KeyInput(sv.machine(), wanted.tool), stdin, force, trial);
            }
            return ExitCode.DONE.number();
        } catch (VaultException e) {
            throw Failure.of(e);
        }
    }

    /** Of a login the tool makes the next one itself, of the old one; there is nothing that could be typed. */
    private static Entry requireKey(Entry entry) throws LauncherException {
        if (entry.isLogin()) {
            String tool = entry.tool().value();
            throw Failure.usage(
                    "rotate the key: " + tool + ": " + entry.id().brief() + " is a login: the tool renews it itself",
                    "--account NAME for a key; to log in anew: " + tool + ", then sv adopt " + tool + " --replace");
        }
        return entry;
    }

    private void requireOneMeaning() throws LauncherException {
        boolean settles = confirm || back;
        if ((confirm && back) || (settles && (check || stdin))) {
            throw Failure.usage(
                    "read the command line: rotate: want one of --check, --confirm, --back", "sv rotate --help");
        }
        if (!command.isEmpty() && !check) {
            throw Failure.usage("read the command line: COMMAND: it is for --check", "sv rotate --help");
        }
        if (stdin && sv.passphraseFd == 0) {
            throw Failure.usage(
                    "read the command line: --stdin: the passphrase is read from there too",
                    "--passphrase-fd 3 3< file");
        }
    }
}
