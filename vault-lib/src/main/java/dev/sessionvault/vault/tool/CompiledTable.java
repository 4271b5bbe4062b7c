package dev.sessionvault.vault.tool;

import dev.sessionvault.vault.ToolName;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
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
        out.writeUTF(tool.name().value());
        out.writeUTF(tool.title());
        writeList(tool.programs(), out);
        out.writeUTF(tool.variable());
        writeMap(tool.subcommandVariables(), out);
        writeList(tool.otherVariables(), out);
        writeMap(tool.companions(), out);
        writeList(tool.conflicts(), out);
        writeList(tool.cautions(), out);
        writeList(tool.stores(), out);
        writeShape(tool.keyShape(), out);
        out.writeUTF(tool.helper());
        writeList(tool.keep(), out);
        out.writeUTF(tool.note());
    }

    private static void writeList(List<String> list, DataOutputStream out) throws IOException {
        out.writeShort(list.size());
        for (String element : list) {
            out.writeUTF(element);
        }
    }

    private static void writeMap(Map<String, String> map, DataOutputStream out) throws IOException {
        out.writeShort(map.size());
        for (Map.Entry<String, String> entry : map.entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeUTF(entry.getValue());
        }
    }

    private static void writeShape(@Nullable KeyShape shape, DataOutputStream out) throws IOException {
        out.writeBoolean(shape != null);
        if (shape != null) {
            writeList(shape.prefixes(), out);
            out.writeShort(shape.minimumBytes());
        }
    }

    static List<Tool> read(DataInputStream in) throws IOException {
        int count = in.readUnsignedShort();
        List<Tool> tools = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            tools.add(readTool(in));
        }
        return Collections.unmodifiableList(tools);
    }

    /** The order of evaluation is the order of the fields: Java fixes it from left to right. */
    private static Tool readTool(DataInputStream in) throws IOException {
        return new Tool(
                new ToolName(in.readUTF()),
                in.readUTF(),
                readList(in),
                in.readUTF(),
                readMap(in),
                readList(in),
                readMap(in),
                readList(in),
                readList(in),
                readList(in),
                readShape(in),
                in.readUTF(),
                readList(in),
                in.readUTF());
    }

    private static List<String> readList(DataInputStream in) throws IOException {
        int size = in.readUnsignedShort();
        List<String> list = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            list.add(in.readUTF());
        }
        return Collections.unmodifiableList(list);
    }

    private static Map<String, String> readMap(DataInputStream in) throws IOException {
        int size = in.readUnsignedShort();
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            map.put(in.readUTF(), in.readUTF());
        }
        return Collections.unmodifiableMap(map);
    }

    private static @Nullable KeyShape readShape(DataInputStream in) throws IOException {
        return in.readBoolean() ? new KeyShape(readList(in), in.readUnsignedShort()) : null;
    }
}
