package dev.sessionvault.launcher.clients;

import java.io.File;
import java.nio.file.Path;

/** The tools as npm delivers them. */
final class Clients {
    /** The script that is run puts Claude Code's own binary in its place. */
    private static final NpmPrograms PROGRAMS = new NpmPrograms(
            Path.of("src/test/clients"), Path.of("target/clients"), "@anthropic-ai/claude-code", "node", "install.cjs");

    /** The directory with {@code claude} and {@code codex}, for a PATH; installs them unless these versions are there. */
    static Path programs() {
        return PROGRAMS.installed().resolve("node_modules/.bin");
    }

    /** Gemini CLI, and OpenCode's binary as it is for this processor: what the package of that name would fetch. */
    private static final NpmPrograms NIGHTLY =
            new NpmPrograms(Path.of("src/test/clients-nightly"), Path.of("target/clients-nightly"));

    /** For a PATH: where {@code gemini} and {@code opencode} are, which only nightly tests start. */
    static String nightlyPrograms() {
        Path modules = NIGHTLY.installed().resolve("node_modules");
        return modules.resolve(".bin") + File.pathSeparator + modules.resolve("opencode-linux-x64/bin");
    }

    private Clients() {}
}
