package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.keeper.Berth;
import dev.sessionvault.launcher.keeper.Keeping;
import dev.sessionvault.launcher.keeper.Lent;
import dev.sessionvault.launcher.login.Soundness;
import dev.sessionvault.launcher.posix.FileLock;
import dev.sessionvault.launcher.posix.RunDirectory;
import dev.sessionvault.root.Opening;
import dev.sessionvault.root.Refusal;
import dev.sessionvault.root.kernel.SessionKeyring;
import dev.sessionvault.vault.SealedVault;
import dev.sessionvault.vault.Slot;
import dev.sessionvault.vault.Vault;
import dev.sessionvault.vault.VaultException;
import dev.sessionvault.vault.audit.Act;
import dev.sessionvault.vault.audit.Use;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What waits beside a tool that was lent a login, when something happened: KEEPER.md, sections 5 and 6. No person types
 * it, nobody is asked anything, and nothing is printed: what failed stands in the log.
 */
final class KeepCommand {
    private static final long PAUSE_MILLIS = 5_000;
    private static final long PATIENCE_NANOS = 600_000_000_000L;

    private final Machine machine;
    private final @Nullable KeepLine line;

    KeepCommand(Machine machine, String[] arguments) {
        this.machine = machine;
        this.line = KeepLine.parse(arguments);
    }

    static boolean isMeant(String[] arguments) {
        return arguments.length > 0 && arguments[0].equals(KeepLine.VERB);
    }

    int perform() throws LauncherException {
        if (line == null || !Lent.isHeld(line.entry().value())) {
            throw Failure.usage("keep a login: there is none here", "sv itself calls this; people do not");
        }
        Keeping keeping =
                new Keeping(line.again(StartScript.path(), Caller.ofProcess().environment()));
        while (!isOver(keeping, line)) {
            keeping.goOn();
            Unlock.pause(PAUSE_MILLIS);
        }
        return ExitCode.DONE.number();
    }

    /** What fails now may go well later: the vault may be busy, or its disk full. */
    private boolean isOver(Keeping keeping, KeepLine what) {
        long begin = System.nanoTime();
        while (true) {
            keeping.begin();
            keeping.haveGuard();
            boolean mayBeOver = keeping.hasToolEnded();
            try {
                return visit(keeping, what, mayBeOver);
            } catch (LauncherException | VaultException | IOException e) {
                if (System.nanoTime() - begin > PATIENCE_NANOS) {
                    log(what, String.valueOf(e.getMessage()));
                    if (mayBeOver) {
                        keeping.end();
                    }
                    return mayBeOver;
                }
            }
            Unlock.pause(PAUSE_MILLIS);
        }
    }

    /** Nobody else looks after this login meanwhile, or begins to. */
    private boolean visit(Keeping keeping, KeepLine what, boolean mayBeOver)
            throws LauncherException, VaultException, IOException {
        Path data = machine.directories().data().toPath();
        String entry = what.entry().value();
        try (FileLock lock =
                Berth.of(RunDirectory.of(machine.environment(), data), entry).lock()) {
            boolean isOver = mayBeOver && !keeping.followsAnother(entry);
            checkIn(what);
            if (isOver) {
                keeping.end();
            }
            return isOver;
        }
    }

    private void checkIn(KeepLine what) throws LauncherException, VaultException, IOException {
        try (Vault vault = open(what)) {
            if (vault != null) {
                new CheckIn(vault, what.entry(), new Soundness(what.refresh())).perform(Lent.held(what.file()));
            }
        } catch (VaultException e) {
            if (e.reason() != VaultException.Reason.ABSENT) {
                throw e;
            }
            // It was taken out of the vault: there is nothing to take back any more.
        }
    }

    /** {@code null} if the key that was given opens it no more, which the log has then. */
    private @Nullable Vault open(KeepLine what) throws LauncherException, VaultException {
        SealedVault sealed = machine.sealed();
        Slot slot = sealed.slot(what.slot());
        Opening opening = SessionKeyring.current().open(KeeperStart.KEY);
        if (opening instanceof Opening.Refused refused) {
            return without(what, refused);
        }
        try (Opening.Opened opened = (Opening.Opened) opening) {
            Vault vault = slot == null ? null : sealed.openByKept(slot, opened.key(), machine.journal());
            if (vault == null) {
                log(what, "slot " + what.slot() + " was replaced meanwhile");
            }
            return vault;
        }
    }

    /** A key that is not there never will be; a kernel that did not answer in time may do so when it is asked again. */
    private @Nullable Vault without(KeepLine what, Opening.Refused refused) throws LauncherException {
        if (refused.refusal() != Refusal.ABSENT) {
            throw new LauncherException(ExitCode.ROOT, refused.why(), null);
        }
        log(what, refused.why());
        return null;
    }

    private void log(KeepLine what, String why) {
        Act act = Act.of("").entry("", what.entry().value(), "", "").because("take back the login: " + why);
        machine.journal().refuse(act, Use.of(KeepLine.VERB));
    }
}
