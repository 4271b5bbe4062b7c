package dev.sessionvault.vault.tool;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Run by the build: turns tools.toml into {@link CompiledTable}'s bytes. */
public final class ToolTableCompiler {
    private ToolTableCompiler() {}

    /** @param arguments the TOML file, and the file to write */
    public static void main(String[] arguments) throws IOException, ToolTableException {
        UserTable table = TomlFile.parse(Path.of(arguments[0]), Set.of());
        try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(Path.of(arguments[1])))) {
            CompiledTable.write(table.over(List.of()), out);
        }
    }
}
