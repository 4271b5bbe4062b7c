package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.cache.Sign;
import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.root.HostSystem;
import java.io.File;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where sv's files are. {@code SV_HOME} moves all of them under one directory; otherwise the XDG base directories say, and
 * on Windows {@code %LOCALAPPDATA%\sv}.
 * Later: {@code ~/Library/Application Support/sv} and {@code ~/Library/Logs/sv} on macOS.
 *
 * @param data the vault
 * @param config the user's {@code tools.toml}
 * @param log the record of what was taken
 */
public record Directories(File data, File config, File log) {

    /** @throws LauncherException if {@code SV_HOME} is relative, or nothing says where home is */
    public static Directories of(Map<String, String> environment) throws LauncherException {
        String all = environment.get("SV_HOME");
        if (all != null && !all.isEmpty()) {
            return under(all);
        }
        if (HostSystem.current() == HostSystem.WINDOWS) {
            return under(local(environment));
        }
        return new Directories(
                xdg(environment, "XDG_DATA_HOME", ".local/share"),
                xdg(environment, "XDG_CONFIG_HOME", ".config"),
                xdg(environment, "XDG_STATE_HOME", ".local/state"));
    }

    /** The small programs that {@code sv wrap} makes. */
    File shims() {
        return new File(data, "shims");
    }

    /** The sign that the kernel may keep a slot's key; a run that finds none asks no further. */
    File unlocked(int slot) {
        return new File(data, Sign.PREFIX + slot);
    }

    /** What `sv tools pin` notes: read from the user's configuration, as the table of tools is. */
    File pins() {
        return new File(config, "pins");
    }

    private static Directories under(String all) throws LauncherException {
        File home = new File(all);
        if (!home.isAbsolute()) {
            throw new LauncherException(
                    ExitCode.USAGE,
                    "find sv's files: SV_HOME: " + all + " is not an absolute path",
                    "set SV_HOME to a path that begins with /, or unset it");
        }
        return new Directories(new File(home, "data"), new File(home, "config"), new File(home, "log"));
    }

    private static String local(Map<String, String> environment) throws LauncherException {
        String local = environment.get("LOCALAPPDATA");
        if (local == null || !new File(local).isAbsolute()) {
            throw new LauncherException(
                    ExitCode.USAGE,
                    "find sv's files: LOCALAPPDATA: it is not set to an absolute path",
                    "set SV_HOME to where sv shall keep its files");
        }
        return local + "\\sv";
    }

    /** A relative path in an XDG variable is to be ignored, its specification says. */
    private static File xdg(Map<String, String> environment, String variable, String fallback)
            throws LauncherException {
        String value = environment.get(variable);
        if (value != null && value.startsWith("/")) {
            return new File(value, "sv");
        }
        return new File(home(environment.get("HOME")), fallback + "/sv");
    }

    private static String home(@Nullable String value) throws LauncherException {
        if (value == null || !value.startsWith("/")) {
            throw new LauncherException(
                    ExitCode.USAGE,
                    "find sv's files: HOME: it is not set to an absolute path",
                    "set HOME, or set SV_HOME to where sv shall keep its files");
        }
        return value;
    }
}
