package dev.sessionvault.launcher.login;

import dev.sessionvault.root.HostSystem;
import dev.sessionvault.vault.tool.Login;
import dev.sessionvault.vault.tool.Tool;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the tools keep the logins that sv can lend: none, where it can lend none. */
public final class LoginFiles {
    private static final String LOGIN_KIND = "-login";

    private final Map<Tool, LoginFile> files = new LinkedHashMap<>();

    public LoginFiles(List<Tool> tools, Path home, Map<String, String> environment) {
        for (Tool tool : tools) {
            Login row = tool.login();
            if (row != null && HostSystem.current() == HostSystem.LINUX) {
                files.put(tool, LoginFile.of(row, home, environment));
            }
        }
    }

    public Map<Tool, LoginFile> files() {
        return Collections.unmodifiableMap(files);
    }

    /**
     * The command that moves a login out of a file, if there is one.
     *
     * @param kind what was found there, by its id
     */
    public Optional<String> adoption(Path file, String kind) {
        return files.entrySet().stream()
                .filter(entry ->
                        kind.endsWith(LOGIN_KIND) && entry.getValue().path().equals(file))
                .map(entry -> "sv adopt " + entry.getKey().name().value())
                .findFirst();
    }
}
