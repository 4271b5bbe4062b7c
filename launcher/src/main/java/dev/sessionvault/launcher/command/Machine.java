package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.terminal.Terminal;
import java.time.InstantSource;
import java.util.Map;

/** What a command works with: everything of the machine that a test may want to be another. */
record Machine(
        Roots roots,
        InstantSource clock,
        Map<String, String> environment,
        Directories directories,
        Terminal terminal) {}
