package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.leak.hook.HooksDirectory;
import dev.sessionvault.launcher.leak.hook.PreCommitHook;
import dev.sessionvault.launcher.leak.search.Reasons;
import java.io.IOException;
import java.nio.file.Path;

/** {@code sv scan --staged --install-hook}, and the way back. */
final class HookInstallation {
    private final Machine machine;

    HookInstallation(Machine machine) {
        this.machine = machine;
    }

    int perform(boolean install) throws LauncherException {
        Path working = TypedPath.working();
        PreCommitHook hook = new PreCommitHook(hooks(working));
        String shown = ShownPath.of(hook.file(), working);
        try {
            if (install) {
                install(hook, shown, working);
            } else {
                uninstall(hook, shown);
            }
            return ExitCode.DONE.number();
        } catch (IOException e) {
            throw new LauncherException(
                    ExitCode.DENIED, "write the hook: " + shown + ": " + Reasons.of(e), "it is as it was");
        }
    }

    private Path hooks(Path working) throws LauncherException {
        try {
            return HooksDirectory.of(working, machine.environment());
        } catch (IOException e) {
            throw Failure.usage("find git's hooks: " + ShownPath.of(working, working) + ": " + Reasons.of(e), null);
        }
    }

    private void install(PreCommitHook hook, String shown, Path working) throws LauncherException, IOException {
        if (hook.isInTheWay()) {
            throw Failure.usage(
                    "write the hook: " + shown + ": it is another's, and " + ShownPath.of(hook.before(), working)
                            + " is kept for one already",
                    "make one of the two, remove the other");
        }
        hook.install(StartScript.path());
        String then = hook.hasBefore() ? "; then runs the hook that was there" : "";
        machine.terminal().print("git looks for keys before each commit: " + shown + then);
    }

    private void uninstall(PreCommitHook hook, String shown) throws LauncherException, IOException {
        if (!hook.isOurs()) {
            throw Failure.usage("remove the hook: " + shown + ": it is not there, or not sv's", null);
        }
        boolean had = hook.hasBefore();
        hook.uninstall();
        machine.terminal().print("removed: " + shown + (had ? "; the hook before it is back" : ""));
    }
}
