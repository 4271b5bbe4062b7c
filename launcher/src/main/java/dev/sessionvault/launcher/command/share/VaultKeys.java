package dev.sessionvault.launcher.command.share;

import dev.sessionvault.launcher.command.Failure;
import dev.sessionvault.launcher.command.SvCommand;
import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.share.session.Keys;
import dev.sessionvault.launcher.share.verb.KeyUse;
import dev.sessionvault.secret.SecretAccess;
import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.vault.AccountName;
import dev.sessionvault.vault.Selection;
import dev.sessionvault.vault.Taking;
import dev.sessionvault.vault.ToolName;
import dev.sessionvault.vault.Vault;
import dev.sessionvault.vault.VaultException;
import dev.sessionvault.vault.audit.Use;
import org.jspecify.annotations.Nullable;

/** Opens the vault for one key, as `sv helper` does, and shuts it again. */
final class VaultKeys implements Keys {
    /** A call is made in no project: only a key that belongs to none is found. */
    private static final String NO_PROJECT = "/";

    private final SvCommand sv;

    VaultKeys(SvCommand sv) {
        this.sv = sv;
    }

    @Override
    public SecretBytes take(KeyUse use) throws LauncherException {
        try (Vault vault = sv.unlock().forTool(use.tool(), "share").open()) {
            Taking taking = vault.take(tool(use), NO_PROJECT, account(use), Use.of("share"));
            if (taking instanceof Taking.Taken taken) {
                try (taken) {
                    return taken.key().read(SecretAccess.granted(), SecretBytes::copyOf);
                }
            }
            if (taking instanceof Taking.Expired) {
                throw expired(use);
            }
            throw taking instanceof Taking.Ambiguous ? ambiguous(use) : none(use);
        } catch (VaultException e) {
            throw Failure.of(e);
        }
    }

    /** Whether {@link #take} would find one, in an open vault; takes nothing. */
    static void requireKey(Vault vault, KeyUse use) throws LauncherException, VaultException {
        Selection selection = vault.select(tool(use), NO_PROJECT, account(use));
        if (selection instanceof Selection.Expired) {
            throw expired(use);
        }
        if (selection instanceof Selection.Ambiguous) {
            throw ambiguous(use);
        }
        if (!(selection instanceof Selection.Found)) {
            throw none(use);
        }
    }

    private static ToolName tool(KeyUse use) {
        return ToolName.parse(use.tool());
    }

    private static @Nullable AccountName account(KeyUse use) {
        String account = use.account();
        return account == null ? null : AccountName.parse(account);
    }

    private static LauncherException none(KeyUse use) {
        return refused(
                ExitCode.NO_KEY,
                use,
                "none belongs to all projects",
                "sv add " + use.tool() + option(use) + " --global");
    }

    private static LauncherException expired(KeyUse use) {
        return refused(ExitCode.EXPIRED, use, "it has expired", "sv renew " + use.tool() + option(use));
    }

    private static LauncherException ambiguous(KeyUse use) {
        return refused(
                ExitCode.NO_KEY,
                use,
                "several accounts have one",
                "the verb's file has to name one: account = \"NAME\"");
    }

    private static LauncherException refused(ExitCode code, KeyUse use, String why, String hint) {
        return new LauncherException(code, "take the key for a call: " + use.tool() + ": " + why, hint);
    }

    private static String option(KeyUse use) {
        return use.account() == null ? "" : " --account " + use.account();
    }
}
