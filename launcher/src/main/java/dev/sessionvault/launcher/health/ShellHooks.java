package dev.sessionvault.launcher.health;

import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.shell.Installation;
import dev.sessionvault.launcher.shell.Shell;
import dev.sessionvault.launcher.shell.ShellText;
import dev.sessionvault.launcher.shell.ShellWord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What shells read when they start: it puts the shims first on the PATH. */
final class ShellHooks {
    private final Patient patient;
    private final String sv;

    ShellHooks(Patient patient, String sv) {
        this.patient = patient;
        this.sv = sv;
    }

    /** @param hidden names of shims that are not what this shell finds first */
    void lookAt(List<String> hidden, Chart chart) throws IOException, LauncherException {
        for (Shell shell : Shell.values()) {
            lookIntoHook(shell, chart);
        }
        if (!hidden.isEmpty()) {
            tellHidden(String.join(", ", hidden), loginShell(), chart);
        }
    }

    private void lookIntoHook(Shell shell, Chart chart) throws IOException, LauncherException {
        Installation installation = installation(shell);
        if (!installation.isInstalled()) {
            return;
        }
        Path hook = installation.hook().toPath();
        boolean current = Files.exists(hook)
                && Files.readString(hook, StandardCharsets.UTF_8).equals(text(shell));
        if (!current) {
            chart.warning(
                    "stale-hook",
                    hook + ": not what this sv writes for " + shell.token(),
                    "sv install --shell " + shell.token(),
                    new HookRemedy(installation, installation.wanted(true), text(shell)));
        }
    }

    private void tellHidden(String names, @Nullable Shell shell, Chart chart) throws LauncherException {
        String directory = patient.where.shims().toString();
        boolean listed = List.of(patient.path().split(":")).contains(directory);
        String what = listed
                ? names + ": wrapped, but something else comes first along PATH"
                : names + ": wrapped, but " + directory + " is not on the PATH";
        if (shell == null) {
            chart.warning("not-first", what, "put " + ShellWord.of(directory) + " first on the PATH");
            return;
        }
        Installation installation = installation(shell);
        if (!installation.isInstalled()) {
            String advice = "sv install --shell " + shell.token();
            chart.warning("no-hook", what, advice, remedy(installation, installation.wanted(true), shell));
        } else if (installation.isFollowedByPath()) {
            String why = what + "; " + installation.profile() + " changes the PATH behind sv's lines";
            chart.warning(
                    "hook-order",
                    why,
                    "move sv's lines to the end of " + installation.profile(),
                    remedy(installation, installation.wantedLast(), shell));
        } else {
            chart.warning(
                    "not-active",
                    what + "; this shell has not read " + installation.profile() + " since",
                    "source " + ShellWord.of(installation.hook().toString()));
        }
    }

    private Remedy remedy(Installation installation, @Nullable String wanted, Shell shell) {
        return new HookRemedy(installation, wanted, text(shell));
    }

    private String text(Shell shell) {
        return new ShellText(shell, sv, patient.where.shims().toFile()).hook();
    }

    private Installation installation(Shell shell) throws LauncherException {
        return new Installation(shell, patient.where.data().toFile(), patient.environment);
    }

    private @Nullable Shell loginShell() {
        String login = patient.environment.getOrDefault("SHELL", "");
        return Shell.of(login.substring(login.lastIndexOf('/') + 1));
    }

    /** Puts the hook where it belongs, in a profile of the user's. */
    private record HookRemedy(
            Installation installation, @Nullable String wanted, String text) implements Remedy {
        @Override
        public String title() {
            return installation.isAlready(wanted) ? "write " + installation.hook() : "change " + installation.profile();
        }

        @Override
        public List<String> difference() {
            return installation.difference(wanted);
        }

        @Override
        public void apply() throws LauncherException {
            installation.install(wanted, text);
        }
    }
}
