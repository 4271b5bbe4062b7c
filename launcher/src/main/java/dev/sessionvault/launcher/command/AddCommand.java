package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.vault.Entry;
import dev.sessionvault.vault.NewEntry;
import dev.sessionvault.vault.Vault;
import dev.sessionvault.vault.VaultException;
import dev.sessionvault.vault.tool.Tool;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "add",
        sortOptions = false,
        description = {
            "Store a key for a tool, bound to a project.",
            "",
            "The key is typed unseen, or is standard input. The project is the enclosing git repository, else the"
                    + " working directory. A key for the same tool, project and account is replaced."
        },
        footer = {
            "",
            "Examples:",
            "  sv add claude",
            "  sv add codex --account work --ttl 2d --expires 30d",
            "  sv add gemini --global --stdin < key-file"
        })
final class AddCommand implements Verb {
    private final SvCommand sv;

    @Parameters(index = "0", paramLabel = "TOOL", description = "A tool of `sv tools`.")
    String tool = "";

    @Mixin
    EntryOptions options = new EntryOptions();

    @Option(names = "--stdin", description = "Read the key from standard input.")
    boolean stdin;

    @Option(names = "--force", description = "Store a key that does not look like the tool's.")
    boolean force;

    AddCommand(SvCommand sv) {
        this.sv = sv;
    }

    /** Everything that can be wrong is looked at before the key is asked for. */
    @Override
    public int perform() throws LauncherException {
        Tool row = KeyFor.tool(KeyFor.table(sv.machine()), tool);
        Bound bound = options.bound();
        NewEntry entry = options.entry(row.name(), bound, sv.machine().clock());
        requireStdinFree();
        try {
            told(stdin ? store(key(row), entry) : store(row, entry), bound);
            return ExitCode.DONE.number();
        } catch (VaultException e) {
            throw Failure.of(e);
        }
    }

    /** What is there already can be looked at before a vault is opened. */
    private Entry store(SecretBytes key, NewEntry entry) throws LauncherException, VaultException {
        try (key;
                Vault vault = vault()) {
            requireNoLogin(vault, entry);
            return vault.add(entry, key);
        }
    }

    /** Nobody shall type a key for a vault that does not open. */
    private Entry store(Tool row, NewEntry entry) throws LauncherException, VaultException {
        try (Vault vault = vault()) {
            requireNoLogin(vault, entry);
            try (SecretBytes key = key(row)) {
                return vault.add(entry, key);
            }
        }
    }

    /** The vault would refuse it too, but only once the key is typed. */
    private static void requireNoLogin(Vault vault, NewEntry entry) throws LauncherException, VaultException {
        for (Entry login : vault.inventory().logins()) {
            if (login.tool().equals(entry.tool())
                    && login.scope().equals(entry.scope())
                    && login.account().equals(entry.account())) {
                String tool = entry.tool().value();
                throw Failure.usage(
                        "store the key: " + tool + ": " + login.id().brief() + " is a login of the same account and"
                                + " place",
                        "--account NAME tells them apart; or give the login back first: sv surrender " + tool);
            }
        }
    }

    private void requireStdinFree() throws LauncherException {
        if (stdin && sv.passphraseFd == 0) {
            throw Failure.usage(
                    "read the command line: --stdin: the passphrase is read from there too",
                    "--passphrase-fd 3 3< file");
        }
    }

    private Vault vault() throws LauncherException {
        return NewVault.openOrMake(sv);
    }

    private SecretBytes key(Tool row) throws LauncherException {
        return new KeyInput(sv.machine(), row).read(stdin, force);
    }

    private void told(Entry entry, Bound bound) {
        String whose = entry.account().isUnnamed()
                ? ""
                : " of account " + entry.account().value();
        sv.machine()
                .terminal()
                .print("stored " + entry.id().brief() + ": " + entry.tool().value() + whose + ", fingerprint "
                        + entry.fingerprint() + ", for " + Named.scope(entry.scope()) + " (" + bound.why() + ")");
    }
}
