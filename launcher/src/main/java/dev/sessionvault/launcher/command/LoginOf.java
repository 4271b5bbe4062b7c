package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.login.LoginFile;
import dev.sessionvault.launcher.login.LoginFiles;
import dev.sessionvault.launcher.login.Soundness;
import dev.sessionvault.vault.tool.Login;
import dev.sessionvault.vault.tool.Tool;
import dev.sessionvault.vault.tool.ToolTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A tool whose login sv can lend, and where on this machine it keeps it.
 *
 * @param soundness which bytes are a login of it
 */
record LoginOf(Tool tool, LoginFile file, Soundness soundness) {

    /** @throws LauncherException USAGE if the tool is not known, or its login is none that sv can lend */
    static LoginOf named(Machine machine, String name) throws LauncherException {
        ToolTable table = KeyFor.table(machine);
        Tool tool = KeyFor.tool(table, name);
        Login row = tool.login();
        if (row == null) {
            throw Failure.usage(
                    "find the login: " + tool.name().value() + ": sv does not know how this tool keeps one",
                    "it does of " + String.join(", ", known(table)));
        }
        LoginFile file = LoginFile.of(row, home(machine), machine.environment());
        return new LoginOf(tool, file, new Soundness(row.refresh()));
    }

    private static List<String> known(ToolTable table) {
        List<String> names = new ArrayList<>();
        for (Tool tool : table.tools()) {
            if (tool.login() != null) {
                names.add(tool.name().value());
            }
        }
        return names;
    }

    /** Of all tools. */
    static LoginFiles files(Machine machine) throws LauncherException {
        return new LoginFiles(KeyFor.table(machine).tools(), home(machine), machine.environment());
    }

    static Path home(Machine machine) {
        String home = machine.environment().getOrDefault("HOME", "");
        return Path.of(home.startsWith("/") ? home : System.getProperty("user.home", "/"));
    }

    String name() {
        return tool.name().value();
    }
}
