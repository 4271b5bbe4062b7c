package dev.sessionvault.launcher.health;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where things are.
 *
 * @param data the vault's directory
 * @param config the directory of the user's {@code tools.toml}
 * @param log the directory of the log
 * @param home the user's home directory
 * @param here the working directory
 * @param image sv's own directory
 * @param sv the start script's real path, or {@code null} if sv was started without it
 * @param system what the machine's own paths lie under: {@code /}
 */
public record Where(
        Path data,
        Path config,
        Path log,
        Path home,
        Path here,
        Path image,
        @Nullable String sv,
        Path system) {

    Path shims() {
        return data.resolve("shims");
    }

    Path pins() {
        return config.resolve("pins");
    }

    /** With {@code ~} as the home directory. */
    Path expanded(String path) {
        return path.startsWith("~/") ? home.resolve(path.substring(2)) : Path.of(path);
    }
}
