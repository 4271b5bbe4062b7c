package dev.sessionvault.launcher.reflect.mcp;

import java.nio.file.Path;
import java.util.List;

/** The built program, as a server of MCP. */
final class Program {
    private static final Path SV =
            Path.of(System.getProperty("sv.image", "target/sv"), "bin/sv").toAbsolutePath();

    private Program() {}

    /** The command that starts it. */
    static List<String> reflect(Path handle, String pin) {
        return List.of(SV.toString(), "reflect", "--passport-file", handle.toString(), "--pin", pin);
    }
}
