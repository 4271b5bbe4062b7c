package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.terminal.Question;
import dev.sessionvault.vault.Present;
import dev.sessionvault.vault.SealedVault;
import java.io.IOException;

/** Whether a backup may take the place of what is there: each thing that may be there has its own answer. */
final class Displacing {
    private static final String WHAT = "restore the vault: ";

    private final Machine machine;
    private final VaultRestoreCommand asked;

    Displacing(Machine machine, VaultRestoreCommand asked) {
        this.machine = machine;
        this.asked = asked;
    }

    void requireAllowed(SealedVault copy, Present present) throws LauncherException {
        if (present.isNothing()) {
            return;
        }
        if (present.vault().isEmpty()) {
            String why = present.fault()
                    .map(fault -> String.valueOf(fault.getMessage()))
                    .orElse("");
            require(asked.replace || asked.otherVault, "what is there is no sound vault: " + why, "--replace");
        } else if (present.isAllegedlySame(copy)) {
            replaceSame(copy, present.vault().get());
        } else {
            replaceOther(copy, present.vault().get());
        }
    }

    private void replaceSame(SealedVault copy, SealedVault there) throws LauncherException {
        if (there.generation() > copy.generation()) {
            machine.terminal()
                    .warning("the backup is older, generation " + copy.generation() + " after " + there.generation()
                            + ": what was changed since then is undone");
        }
        require(asked.replace || asked.otherVault, "there is a vault already, the same one", "--replace");
    }

    private void replaceOther(SealedVault copy, SealedVault there) throws LauncherException {
        String why = "there is another vault, " + there.id() + ", and the backup is of " + copy.id();
        require(asked.otherVault, why, "--other-vault");
    }

    private void require(boolean allowed, String why, String option) throws LauncherException {
        if (!allowed && !confirmed(why)) {
            throw Failure.usage(
                    WHAT + machine.directories().data() + ": " + why, option + " replaces it, and keeps it aside");
        }
    }

    private boolean confirmed(String why) {
        try (Question question = Question.open()) {
            if (question == null) {
                return false;
            }
            machine.terminal().warning(why);
            return question.confirm("replace it, and keep it aside?");
        } catch (IOException e) {
            return false;
        }
    }
}
