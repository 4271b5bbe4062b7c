package dev.sessionvault.launcher.health;

import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.keeper.PrivateMemory;
import dev.sessionvault.launcher.login.HeldLogin;
import dev.sessionvault.launcher.login.Leftovers;
import dev.sessionvault.launcher.login.LoginFile;
import dev.sessionvault.launcher.login.LoginFiles;
import dev.sessionvault.launcher.login.Soundness;
import dev.sessionvault.launcher.shell.ShellWord;
import dev.sessionvault.vault.Entry;
import dev.sessionvault.vault.tool.Tool;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The logins of the vault, whether they can be lent, and what stands where their tools keep them. */
final class AdoptedLogins implements Examination {
    @Override
    public String id() {
        return "logins";
    }

    @Override
    public String title() {
        return "logins";
    }

    @Override
    public void examine(Patient patient, Chart chart) throws LauncherException {
        List<Entry> logins = logins(patient);
        chart.summary(
                logins == null ? "not seen" : logins.isEmpty() ? "none in the vault" : logins.size() + " in the vault");
        if (logins != null && !logins.isEmpty()) {
            lookAtMachine(patient, chart);
        }
        LoginFiles files = new LoginFiles(patient.table().tools(), patient.where.home(), patient.environment);
        for (Map.Entry<Tool, LoginFile> one : files.files().entrySet()) {
            lookAt(one.getKey(), one.getValue(), logins, chart);
        }
    }

    /** {@code null} if the vault could not be looked into, which the other examinations tell. */
    private static @Nullable List<Entry> logins(Patient patient) {
        try {
            return patient.holdings.ask(vault -> vault.inventory().logins());
        } catch (UnseenException e) {
            return e.answer() == Answer.NOTE || e.answer() == Answer.OK ? List.of() : null;
        }
    }

    private static void lookAtMachine(Patient patient, Chart chart) {
        try {
            PrivateMemory.make(patient.where.home()).close();
            chart.summary("they can be lent here");
        } catch (LauncherException e) {
            String what = "no login can be lent here: " + e.getMessage();
            chart.warning("cannot-lend", what, Objects.requireNonNullElse(e.hint(), ""));
        }
    }

    private static void lookAt(Tool tool, LoginFile file, @Nullable List<Entry> logins, Chart chart) {
        String name = tool.name().value();
        boolean adopted =
                logins != null && logins.stream().anyMatch(entry -> entry.tool().equals(tool.name()));
        if (logins != null && !adopted && file.standing() == LoginFile.Standing.OUR_LINK) {
            String what = name + ": " + file.path() + " is sv's link, and the vault has no login of " + name;
            chart.warning("link", what + ": nobody can log in through it", remove(file.path()));
        }
        Soundness soundness = new Soundness(Objects.requireNonNull(tool.login()).refresh());
        if (isLogin(file, soundness)) {
            tellLogin(name, file, adopted, chart);
        }
        for (Path left : new Leftovers(file, soundness).found()) {
            String what = name + ": " + left + " is left of an adoption or a surrender that was ended";
            chart.warning("left", what + "; the vault has it", remove(left));
        }
    }

    private static String remove(Path file) {
        return "rm " + ShellWord.of(file.toString());
    }

    private static void tellLogin(String name, LoginFile file, boolean adopted, Chart chart) {
        if (adopted) {
            String then = file.isLinked() ? ", and none can be lent while it is there" : "";
            chart.warning(
                    "beside",
                    name + ": " + file.path() + " has a login in plaintext, beside one in the vault" + then,
                    "sv adopt " + name + " --replace");
        } else {
            String what = name + ": " + file.path() + " has a login in plaintext, which sv can keep and lend";
            chart.note("adoptable", what, "sv adopt " + name);
        }
    }

    private static boolean isLogin(LoginFile file, Soundness soundness) {
        if (file.standing() != LoginFile.Standing.FILE || file.isLent()) {
            return false;
        }
        try (HeldLogin held = HeldLogin.open(file, soundness)) {
            held.read().close();
            return true;
        } catch (LauncherException e) {
            return false; // none that could be adopted
        }
    }
}
