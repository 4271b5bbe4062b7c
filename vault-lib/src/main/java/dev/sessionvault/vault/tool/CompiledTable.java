package dev.sessionvault.vault.tool;

import dev.sessionvault.vault.ToolName;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The shipped table as the build writes it beside the classes: parsing TOML would cost more than the rest of a start.
 * Written and read by the same build, so it carries no version.
 */
final class CompiledTable {
    static final String RESOURCE = "tools.bin";

    private CompiledTable() {}

    static void write(List<Tool> tools, DataOutputStream out) throws IOException {
        out.writeShort(tools.size());
        for (Tool tool : tools) {
            writeTool(tool, out);
        }
    }

    private static void writeTool(Tool tool, DataOutputStream out) throws IOException {
        writeText(tool.name().value(), out);
        writeText(tool.title(), out);
        writeList(tool.programs(), out);
        writeText(tool.variable(), out);
        writeMap(tool.subcommandVariables(), out);
        writeList(tool.otherVariables(), out);
        writeMap(tool.companions(), out);
        writeList(tool.conflicts(), out);
        writeList(tool.cautions(), out);
        writeList(tool.stores(), out);
        writeShape(tool.keyShape(), out);
        writeText(tool.helper(), out);
        writeList(tool.keep(), out);
        writeText(tool.note(), out);
    }

    private static void writeText(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeShort(bytes.length);
        out.write(bytes);
    }

    private static void writeList(List<String> list, DataOutputStream out) throws IOException {
        out.writeShort(list.size());
        for (String element : list) {
            writeText(element, out);
        }
    }

    private static void writeMap(Map<String, String> map, DataOutputStream out) throws IOException {
        out.writeShort(map.size());
        for (Map.Entry<String, String> entry : map.entrySet()) {
            writeText(entry.getKey(), out);
            writeText(entry.getValue(), out);
        }
    }

    private static void writeShape(@Nullable KeyShape shape, DataOutputStream out) throws IOException {
        out.writeBoolean(shape != null);
        if (shape != null) {
            writeList(shape.prefixes(), out);
            out.writeShort(shape.minimumBytes());
        }
    }

    static List<Tool> read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        int count = in.getShort();
        List<Tool> tools = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            tools.add(readTool(in));
        }
        return Collections.unmodifiableList(tools);
    }

    /** The order of evaluation is the order of the fields: Java fixes it from left to right. */
    private static Tool readTool(ByteBuffer in) {
        return new Tool(
                new ToolName(readText(in)),
                readText(in),
                readList(in),
                readText(in),
                readMap(in),
                readList(in),
                readMap(in),
                readList(in),
                readList(in),
                readList(in),
                readShape(in),
                readText(in),
                readList(in),
                readText(in));
    }

    /** From the array at once: {@code readUTF} goes through it byte by byte, in a machine that has compiled nothing. */
    private static String readText(ByteBuffer in) {
        int length = in.getShort();
        String text = new String(in.array(), in.position(), length, StandardCharsets.UTF_8);
        in.position(in.position() + length);
        return text;
    }

    private static List<String> readList(ByteBuffer in) {
        int size = in.getShort();
        List<String> list = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            list.add(readText(in));
        }
        return Collections.unmodifiableList(list);
    }

    private static Map<String, String> readMap(ByteBuffer in) {
        int size = in.getShort();
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            map.put(readText(in), readText(in));
        }
        return Collections.unmodifiableMap(map);
    }

    private static @Nullable KeyShape readShape(ByteBuffer in) {
        return in.get() != 0 ? new KeyShape(readList(in), in.getShort()) : null;
    }
}
