package dev.sessionvault.launcher.shell;

import java.io.File;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A shell that sv writes for: where its profile is, and how its profile reads another file. */
public enum Shell {
    BASH("bash", "bash"),
    ZSH("zsh", "zsh"),
    FISH("fish", "fish"),
    /** It reads no file that is not called so. */
    POWERSHELL("powershell", "ps1");

    private final String token;
    private final String suffix;

    Shell(String token, String suffix) {
        this.token = token;
        this.suffix = suffix;
    }

    /** The shell of that name, or {@code null}. */
    public static @Nullable Shell of(String token) {
        for (Shell shell : values()) {
            if (shell.token.equals(token)) {
                return shell;
            }
        }
        return null;
    }

    public String token() {
        return token;
    }

    /** The file that the profile reads. */
    File hook(File data) {
        return new File(data, "hook." + suffix);
    }

    /** The file that the shell reads when somebody begins to type at it. */
    File profile(Map<String, String> environment) {
        String home = environment.getOrDefault("HOME", "");
        switch (this) {
            case BASH:
                return new File(home, ".bashrc");
            case ZSH:
                return new File(absolute(environment.get("ZDOTDIR"), home), ".zshrc");
            case FISH:
                return new File(config(environment, home), "fish/conf.d/sv.fish");
            case POWERSHELL:
                return new File(config(environment, home), "powershell/Microsoft.PowerShell_profile.ps1");
        }
        throw new AssertionError(this);
    }

    private static String config(Map<String, String> environment, String home) {
        return absolute(environment.get("XDG_CONFIG_HOME"), home + "/.config");
    }

    private static String absolute(@Nullable String value, String fallback) {
        return value != null && value.startsWith("/") ? value : fallback;
    }

    /** The line that reads a file if it is there. */
    String reading(File file) {
        String path = quoted(file.getPath());
        switch (this) {
            case BASH:
            case ZSH:
                return "if [ -r " + path + " ]; then . " + path + "; fi";
            case FISH:
                return "if test -r " + path + "; source " + path + "; end";
            case POWERSHELL:
                return "if (Test-Path -LiteralPath " + path + ") { . " + path + " }";
        }
        throw new AssertionError(this);
    }

    /** A word that means these characters and nothing else. */
    String quoted(String text) {
        switch (this) {
            case BASH:
            case ZSH:
                return "'" + text.replace("'", "'\\''") + "'";
            case FISH:
                return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
            case POWERSHELL:
                return "'" + text.replace("'", "''") + "'";
        }
        throw new AssertionError(this);
    }
}
