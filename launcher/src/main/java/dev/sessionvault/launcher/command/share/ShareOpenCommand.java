package dev.sessionvault.launcher.command.share;

import dev.sessionvault.launcher.command.Failure;
import dev.sessionvault.launcher.command.SvCommand;
import dev.sessionvault.launcher.command.Verb;
import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.share.control.Opening;
import dev.sessionvault.launcher.share.control.Plan;
import dev.sessionvault.launcher.share.control.Wish;
import dev.sessionvault.launcher.share.key.Alias;
import dev.sessionvault.launcher.share.key.Contacts;
import dev.sessionvault.launcher.share.key.IdentityKey;
import dev.sessionvault.launcher.share.owner.Deployment;
import dev.sessionvault.launcher.share.owner.OwnerKeys;
import dev.sessionvault.launcher.share.session.Law;
import dev.sessionvault.launcher.share.verb.KeyUse;
import dev.sessionvault.launcher.share.verb.VerbName;
import dev.sessionvault.vault.Vault;
import dev.sessionvault.vault.VaultException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "open",
        sortOptions = false,
        description = {
            "Lend actions, and print what the recipient needs.",
            "",
            "Each parameter of a verb is written out: pinned (service=web), some values (service=web|api), a range"
                    + " (lines=1..200), or all that it takes (lines=*). What that comes to is shown."
        },
        footer = {
            "",
            "Examples:",
            "  sv share open --verb ssh.tail_logs:service=web,lines=1..200 --to anna --ttl 20m",
            "  sv share open --verb ssh.restart_service:service=web --to anna --approve ssh.restart_service --watch",
            "  sv share open --verb disk.usage --bearer --max-calls 3 --json"
        })
final class ShareOpenCommand implements Verb {
    private final SvCommand sv;

    @Option(names = "--verb", paramLabel = "VERB", required = true, description = "NAME[:parameter=values,...].")
    List<String> verbs = new ArrayList<>();

    @Option(names = "--to", paramLabel = "ALIAS", description = "Nobody but this contact is let in.")
    @Nullable
    String to;

    @Option(names = "--bearer", description = "Whoever has the handle is let in.")
    boolean bearer;

    @Option(names = "--ttl", paramLabel = "SPAN", description = "At most 30m, which is the default.")
    @Nullable
    String ttl;

    @Option(names = "--relay", paramLabel = "RELAY", description = "Which of those in `sv relay list`.")
    @Nullable
    String relay;

    @Option(names = "--approve", paramLabel = "VERB", description = "You are asked about each call of this verb.")
    List<String> approve = new ArrayList<>();

    @Option(names = "--max-calls", paramLabel = "N", description = "The session ends after so many.")
    int maxCalls;

    @Option(names = "--watch", description = "Stay and show the calls, as `sv share watch` does.")
    boolean watch;

    @Option(names = "--json", description = "Answer in JSON.")
    boolean json;

    @Option(
            names = "--demo",
            hidden = true,
            description = "Lend the verbs of `sv demo --share` instead of the machine's.")
    boolean demo;

    ShareOpenCommand(SvCommand sv) {
        this.sv = sv;
    }

    @Override
    public int perform() throws LauncherException {
        requireWhom();
        Law law = Plan.law(demo);
        Law.Reading reading = law.read();
        IdentityKey recipient = to == null ? null : contact(to);
        // What is wrong with the wish is said before anybody is asked for a passphrase.
        try (Opening first = Opening.of(wish(recipient, null), Accounts.current(), reading);
                Vault vault = sv.unlock().open()) {
            requireKeys(first, vault);
            Deployment deployment = Relays.choose(new OwnerKeys(vault).deployments(), relay);
            law.requireRelay(deployment.relay().value(), deployment.tls());
            try (Opening opening = Opening.of(wish(recipient, deployment), Accounts.current(), reading)) {
                OpenedShare opened = new OpenedShare(sv, opening, deployment);
                opened.open(vault, demo);
                opened.print(json, to);
                return watch ? new Watching(sv, json).watch(opening.session()) : ExitCode.DONE.number();
            }
        } catch (VaultException e) {
            throw Failure.of(e);
        }
    }

    private void requireWhom() throws LauncherException {
        if ((to == null) == !bearer) {
            throw Failure.usage(
                    "open a session: whom to lend to: want --to ALIAS or --bearer, and not both", "sv contact list");
        }
        if (maxCalls < 0) {
            throw Failure.usage("read --max-calls: want 1 or more", null);
        }
    }

    private IdentityKey contact(String alias) throws LauncherException {
        if (!Alias.isValid(alias)) {
            throw Failure.usage("read --to: not a name of a contact", "sv contact list");
        }
        return new Contacts(sv.machine().directories().config().toPath()).lendable(new Alias(alias));
    }

    private Wish wish(@Nullable IdentityKey recipient, @Nullable Deployment at) throws LauncherException {
        Set<VerbName> approved = new HashSet<>();
        for (String name : approve) {
            if (VerbName.fault(name) != null) {
                throw Failure.usage("read --approve: " + name + ": the name " + VerbName.fault(name), "sv verb list");
            }
            approved.add(new VerbName(name));
        }
        return new Wish(
                verbs,
                Lives.ttl(ttl),
                maxCalls,
                approved,
                recipient,
                at == null ? Relays.NONE : at.relay(),
                at != null && at.tls(),
                at == null ? null : at.authority());
    }

    /** When a call comes nobody is there who could type a passphrase, and it is kept nowhere meanwhile. */
    private void requireKeys(Opening opening, Vault vault) throws LauncherException, VaultException {
        List<KeyUse> keys = opening.keys();
        if (keys.isEmpty()) {
            return;
        }
        if (sv.unlock().slot(sv.machine().sealed()).kind().rootKind() == null) {
            throw Failure.usage(
                    "open a session: " + opening.withKey().orElseThrow() + ": it is given the key of "
                            + keys.get(0).tool() + ", and this vault opens by a passphrase: nobody types it for a call",
                    "sv root add gives the vault a root that opens by itself; --slot N chooses it");
        }
        for (KeyUse key : keys) {
            VaultKeys.requireKey(vault, key);
        }
    }
}
