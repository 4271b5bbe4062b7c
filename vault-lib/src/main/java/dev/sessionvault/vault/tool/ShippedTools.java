package dev.sessionvault.vault.tool;

import java.nio.charset.StandardCharsets;

/**
 * The shipped table as a constant of this class: a resource takes two milliseconds of every start to open, a constant
 * none. What stands here is a placeholder; the build puts {@link CompiledTable}'s bytes after it in the class file.
 */
final class ShippedTools {
    /** Told from the constant by its last character, which stands here as a number. */
    static final byte[] MARK = {'t', 'o', 'o', 'l', 's', '.', 't', 'o', 'm', 'l', 31};

    private ShippedTools() {}

    static CompiledTable table() {
        byte[] bytes = "tools.toml\u001f".getBytes(StandardCharsets.ISO_8859_1);
        if (bytes.length == MARK.length) {
            throw new IllegalStateException("the build has not compiled the tool table");
        }
        return new CompiledTable(bytes, MARK.length);
    }
}
