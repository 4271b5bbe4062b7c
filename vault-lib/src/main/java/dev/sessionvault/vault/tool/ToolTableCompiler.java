package dev.sessionvault.vault.tool;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Run by the build: puts tools.toml, as {@link CompiledTable}'s bytes, into the class file of {@link ShippedTools}. A file
 * that has them already is not touched: all that depends on it would be built again.
 */
public final class ToolTableCompiler {
    private static final int LENGTH_BYTES = 2;

    private ToolTableCompiler() {}

    /** @param arguments the TOML file, and the class file to change */
    public static void main(String[] arguments) throws IOException, ToolTableException {
        UserTable table = TomlFile.parse(Path.of(arguments[0]), Set.of());
        ByteArrayOutputStream constant = new ByteArrayOutputStream();
        constant.write(ShippedTools.MARK);
        CompiledTable.write(table.over(List.of()), new DataOutputStream(constant));
        Path file = Path.of(arguments[1]);
        byte[] before = Files.readAllBytes(file);
        byte[] after = withConstant(before, constant.toByteArray());
        if (!Arrays.equals(before, after)) {
            Files.write(file, after);
        }
    }

    /** A text in a class file is its size and its UTF-8, and others refer to it by number: it may have any size. */
    private static byte[] withConstant(byte[] classFile, byte[] constant) throws IOException {
        int start = find(classFile) - LENGTH_BYTES;
        int length = (classFile[start] & 0xFF) << 8 | classFile[start + 1] & 0xFF;
        ByteArrayOutputStream changed = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(changed);
        out.write(classFile, 0, start);
        out.writeUTF(new String(constant, StandardCharsets.ISO_8859_1));
        int end = start + LENGTH_BYTES + length;
        out.write(classFile, end, classFile.length - end);
        return changed.toByteArray();
    }

    /** Where the constant begins, fresh from the compiler or from an earlier build. */
    private static int find(byte[] classFile) {
        byte[] mark = ShippedTools.MARK;
        for (int i = LENGTH_BYTES; i + mark.length <= classFile.length; i++) {
            if (Arrays.equals(classFile, i, i + mark.length, mark, 0, mark.length)) {
                return i;
            }
        }
        throw new IllegalStateException("no constant to be replaced in the class file");
    }
}
