package dev.sessionvault.launcher.clients;

import java.nio.file.Path;

/** Claude Code and Codex as npm delivers them. */
final class Clients {
    /** The script that is run puts Claude Code's own binary in its place. */
    private static final NpmPrograms PROGRAMS = new NpmPrograms(
            Path.of("src/test/clients"), Path.of("target/clients"), "@anthropic-ai/claude-code", "node", "install.cjs");

    /** The directory with {@code claude} and {@code codex}, for a PATH; installs them unless these versions are there. */
    static Path programs() {
        return PROGRAMS.installed().resolve("node_modules/.bin");
    }

    private Clients() {}
}
