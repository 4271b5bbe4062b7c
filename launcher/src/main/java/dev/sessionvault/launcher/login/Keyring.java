package dev.sessionvault.launcher.login;

import dev.sessionvault.launcher.edit.MalformedException;
import dev.sessionvault.launcher.edit.TextFile;
import dev.sessionvault.launcher.edit.TomlDocument;
import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import java.nio.file.Path;
import java.util.List;

/**
 * Codex's setting of where it keeps its login. With the keyring in it, it would read its login from there, and put the next
 * one there: the file would be one that does not count, and what sv lends one that never comes back.
 */
public final class Keyring {
    private static final String SETTING = "cli_auth_credentials_store";
    private static final String FILE = "file";

    private Keyring() {}

    /**
     * @param login Codex's
     * @throws LauncherException DENIED if it is set to anything but the file
     */
    public static void requireUnused(LoginFile login) throws LauncherException {
        Path config = login.path().resolveSibling("config.toml");
        TextFile file = TextFile.at(config);
        try {
            TomlDocument settings = TomlDocument.parse(file.text());
            String store = settings.string(List.of(SETTING));
            if (store != null && !store.equals(FILE)) {
                throw new LauncherException(
                        ExitCode.DENIED,
                        HeldLogin.WHAT + config + ": " + SETTING
                                + " is not \"file\": the file's login may not be the one that is used",
                        "set it to \"file\" there, and log in again");
            }
        } catch (MalformedException e) {
            throw file.malformed(e);
        }
    }
}
