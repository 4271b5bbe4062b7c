package dev.sessionvault.launcher.reflect;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where a recipient's few files lie: where sv's own would, but no vault is among them.
 *
 * @param configuration the recipient's key, and the owners that are known
 * @param state receipts
 */
public record RecipientFiles(Path configuration, Path state) {

    /** @throws LauncherException if nothing says where home is */
    public static RecipientFiles of(Map<String, String> environment) throws LauncherException {
        String all = environment.getOrDefault("SV_HOME", "");
        if (all.startsWith("/")) {
            return new RecipientFiles(Path.of(all, "config"), Path.of(all, "log"));
        }
        return new RecipientFiles(
                xdg(environment, "XDG_CONFIG_HOME", ".config"), xdg(environment, "XDG_STATE_HOME", ".local/state"));
    }

    /** A relative path in an XDG variable is to be ignored, its specification says. */
    private static Path xdg(Map<String, String> environment, String variable, String fallback)
            throws LauncherException {
        String value = environment.getOrDefault(variable, "");
        String home = environment.getOrDefault("HOME", "");
        if (!value.startsWith("/") && !home.startsWith("/")) {
            throw new LauncherException(
                    ExitCode.USAGE,
                    "find the recipient's files: HOME: it is not set to an absolute path",
                    "set HOME, or set SV_HOME to where sv shall keep its files");
        }
        return value.startsWith("/") ? Path.of(value, "sv") : Path.of(home, fallback, "sv");
    }
}
