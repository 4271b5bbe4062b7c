package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.root.Opening;
import dev.sessionvault.root.Refusal;
import dev.sessionvault.vault.VaultException;
import dev.sessionvault.vault.tool.ToolTableException;
import org.jspecify.annotations.Nullable;

/** What the vault, a root or the tool table answered, as what is told to the user. */
public final class Failure {
    private static final String RESEAL = "`sv root reseal` with the recovery code";

    private Failure() {}

    public static LauncherException of(VaultException e) {
        return new LauncherException(code(e.reason()), String.valueOf(e.getMessage()), hint(e));
    }

    private static ExitCode code(VaultException.Reason reason) {
        switch (reason) {
            case ABSENT:
                return ExitCode.NO_KEY;
            case EXISTS:
                return ExitCode.USAGE;
            case PERMISSIONS:
            case BUSY:
            case UNWRITABLE:
                return ExitCode.DENIED;
            case DAMAGED:
            case NEWER:
            case WRONG_KEY: // a root gave a key, and it is not this vault's
                return ExitCode.DAMAGED;
        }
        throw new AssertionError(reason);
    }

    private static @Nullable String hint(VaultException e) {
        String hint = e.hint();
        if (hint != null) {
            return hint;
        }
        switch (e.reason()) {
            case ABSENT:
                return "sv init";
            case WRONG_KEY:
                return RESEAL;
            default:
                return null;
        }
    }

    /** @param root which root, by the name it has on the command line */
    static LauncherException of(String root, Opening.Refused refused) {
        ExitCode code = refused.refusal() == Refusal.DAMAGED ? ExitCode.DAMAGED : ExitCode.ROOT;
        return new LauncherException(code, "open the vault: " + root + ": " + refused.why(), advice(refused));
    }

    /** Whether the root is here and closed, rather than gone. */
    static boolean isToBeOpened(Refusal refusal) {
        return refusal == Refusal.LOCKED || refusal == Refusal.DENIED || refusal == Refusal.PIN;
    }

    /** A root that is here wants to be opened, not replaced. */
    private static String advice(Opening.Refused refused) {
        boolean replaceable = !isToBeOpened(refused.refusal());
        if (refused.advice().isEmpty()) {
            return RESEAL;
        }
        if (!replaceable) {
            return refused.advice();
        }
        boolean namesTheCode = refused.advice().contains("recovery code");
        return refused.advice() + (namesTheCode ? ": `sv root reseal`" : "; or " + RESEAL);
    }

    static LauncherException of(ToolTableException e) {
        return new LauncherException(
                ExitCode.USAGE, "read the tool table: " + e.getMessage(), "mend the file, or move it away");
    }

    public static LauncherException usage(String message, @Nullable String hint) {
        return new LauncherException(ExitCode.USAGE, message, hint);
    }
}
