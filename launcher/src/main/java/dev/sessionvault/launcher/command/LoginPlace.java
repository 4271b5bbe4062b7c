package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exec.ChildEnvironment;
import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.login.LoginFile;
import dev.sessionvault.vault.tool.Login;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** What stands where a tool keeps its login, before the tool is started with one that is lent. */
final class LoginPlace {
    private final Machine machine;
    private final String tool;
    private final Login row;
    private final LoginFile file;

    /** @param environment the tool's, without the variable that tells it where a lent login is */
    LoginPlace(Machine machine, String tool, Login row, ChildEnvironment environment) {
        this.machine = machine;
        this.tool = tool;
        this.row = row;
        this.file = file(row, environment);
    }

    private static LoginFile file(Login row, ChildEnvironment environment) {
        Map<String, String> variables = new HashMap<>();
        String moved = row.homeVariable();
        String directory = moved == null ? null : environment.value(moved);
        if (moved != null && directory != null) {
            variables.put(moved, directory);
        }
        String home = environment.value("HOME");
        return LoginFile.of(row, Path.of(home == null || !home.startsWith("/") ? "/" : home), variables);
    }

    /** How the tool finds what it is lent. */
    String way() {
        return file.isLinked() ? file.path() + ", a link to it" : "by the variable " + row.variable();
    }

    /**
     * Has our link there, if the tool finds its login by one.
     *
     * @throws LauncherException DENIED if something else is there
     */
    void prepare() throws LauncherException {
        LoginFile.Standing standing = file.standing();
        if (!file.isLinked()) {
            tellOther(standing);
            return;
        }
        switch (standing) {
            case OUR_LINK -> {}
            case NOTHING -> link();
            case FILE ->
                throw refused(
                        "a login is there that the vault does not have",
                        "sv adopt " + tool + " --replace takes it in the place of the vault's");
            case OTHER_LINK, ELSE -> throw refused("it is no file", "move it away");
        }
    }

    private void tellOther(LoginFile.Standing standing) {
        if (standing == LoginFile.Standing.FILE) {
            machine.terminal()
                    .warning("lend the login: " + file.path() + ": another login is there, which " + tool
                            + " does not use now: sv adopt " + tool + " takes it into the vault");
        }
    }

    /** A logout takes it away. */
    private void link() throws LauncherException {
        try {
            Path directory = file.path().getParent();
            if (directory != null) {
                Files.createDirectories(directory);
            }
            file.link();
        } catch (IOException e) {
            throw refused("the link to what is lent cannot be made", "see that its directory can be written");
        }
    }

    private LauncherException refused(String why, String hint) {
        return new LauncherException(ExitCode.DENIED, "lend the login: " + file.path() + ": " + why, hint);
    }
}
