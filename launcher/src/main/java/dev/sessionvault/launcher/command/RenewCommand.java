package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.vault.Entry;
import dev.sessionvault.vault.Expiry;
import dev.sessionvault.vault.NewEntry;
import dev.sessionvault.vault.Vault;
import dev.sessionvault.vault.VaultException;
import dev.sessionvault.vault.tool.Tool;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "renew",
        sortOptions = false,
        description = {
            "Let the time of an entry begin anew, once you have shown that you are there.",
            "",
            "By the vault's passphrase or recovery code, typed unseen; or by a new key. Its idle time starts now, and"
                    + " its deadline moves on by as much time as the entry had. Without ID or TOOL: the expired entries"
                    + " that apply here."
        },
        footer = {
            "",
            "Examples:",
            "  sv renew",
            "  sv renew claude --expires 30d",
            "  sv renew 3f9c21 --recovery-fd 4 4< recovery-code",
            "  sv renew codex --key"
        })
final class RenewCommand implements Verb {
    private final SvCommand sv;

    @Parameters(index = "0", arity = "0..1", paramLabel = "ID|TOOL", description = "As `sv list` shows it.")
    @Nullable
    String target;

    @Option(names = "--account", paramLabel = "NAME", description = "Whose key, if several accounts have one.")
    @Nullable
    String account;

    @Option(names = "--expires", paramLabel = "TIME", description = "Refuse the key after this long in any case.")
    @Nullable
    String expires;

    @Option(names = "--ttl", paramLabel = "TIME", description = "Refuse the key after this long without use.")
    @Nullable
    String ttl;

    @Option(names = "--key", description = "Type a new key instead: whoever has it needs no passphrase.")
    boolean key;

    @Option(names = "--stdin", description = "The same, with the new key on standard input.")
    boolean stdin;

    @Option(names = "--force", description = "Store a key that does not look like the tool's.")
    boolean force;

    @Option(
            names = "--recovery-fd",
            paramLabel = "N",
            converter = DescriptorNumber.class,
            description = "Read the recovery code from this open descriptor instead of asking.")
    int recoveryFd = Passphrase.NOT_GIVEN;

    RenewCommand(SvCommand sv) {
        this.sv = sv;
    }

    @Override
    public int perform() throws LauncherException {
        try {
            return key || stdin ? withKey() : withProof();
        } catch (VaultException e) {
            throw Failure.of(e);
        }
    }

    private int withProof() throws LauncherException, VaultException {
        Renewal renewal = new Renewal(sv.machine(), expires, ttl);
        Proof proof = new Proof(sv.machine(), sv.passphraseFd, recoveryFd);
        if (proof.isByOpening()) {
            try (Proof.Proven proven = proof.ask(null)) {
                renewal.renew(proven, targets(proven.vault));
            }
            return ExitCode.DONE.number();
        }
        try (Vault vault = sv.unlock().open()) {
            List<Entry> targets = targets(vault);
            if (!targets.isEmpty()) {
                renewal.renew(proof.ask(vault), targets);
            }
            return ExitCode.DONE.number();
        }
    }

    private List<Entry> targets(Vault vault) throws LauncherException, VaultException {
        List<Entry> targets = new Targets(sv.machine(), vault).of(target, account);
        if (targets.isEmpty()) {
            sv.machine().terminal().note("nothing that applies here has expired");
        }
        return targets;
    }

    private static void requireKey(Entry entry) throws LauncherException {
        if (entry.isLogin()) {
            throw Failure.usage(
                    "renew with a new key: " + entry.id().brief() + ": it is a login",
                    "sv renew " + entry.id().brief());
        }
    }

    private int withKey() throws LauncherException, VaultException {
        if (target == null) {
            throw Failure.usage("read the command line: ID|TOOL: it is missing", "a new key is for one entry");
        }
        Renewal renewal = new Renewal(sv.machine(), expires, ttl);
        try (Vault vault = sv.unlock().open()) {
            Entry entry = targets(vault).get(0);
            requireKey(entry);
            Tool tool = KeyFor.tool(KeyFor.table(sv.machine()), entry.tool().value());
            Expiry expiry = renewal.expiry(entry);
            try (SecretBytes typed = new KeyInput(sv.machine(), tool).read(stdin, force)) {
                NewEntry said = new NewEntry(entry.tool(), entry.scope(), entry.account(), entry.label(), expiry);
                renewal.told(vault.add(said, typed));
            }
            return ExitCode.DONE.number();
        }
    }
}
