package dev.sessionvault.vault.tool;

import dev.sessionvault.vault.ToolName;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The shipped table as the build puts it beside the code: parsing TOML would cost more than the rest of a start. A start
 * needs one tool, so each stands behind its name and size and is decoded when it is asked for. Written and read by the
 * same build, so it carries no version.
 */
final class CompiledTable {
    private final byte[] bytes;
    private final int start;

    CompiledTable(byte[] bytes, int start) {
        this.bytes = bytes;
        this.start = start;
    }

    static void write(List<Tool> tools, DataOutputStream out) throws IOException {
        Set<String> keyVariables = new LinkedHashSet<>();
        for (Tool tool : tools) {
            keyVariables.addAll(tool.keyVariables());
        }
        writeList(new ArrayList<>(keyVariables), out);
        out.writeShort(tools.size());
        for (Tool tool : tools) {
            ByteArrayOutputStream row = new ByteArrayOutputStream();
            writeTool(tool, new DataOutputStream(row));
            writeText(tool.name().value(), out);
            out.writeShort(row.size());
            row.writeTo(out);
        }
    }

    private static void writeTool(Tool tool, DataOutputStream out) throws IOException {
        writeText(tool.title(), out);
        writeList(tool.programs(), out);
        writeText(tool.variable(), out);
        writeMap(tool.subcommandVariables(), out);
        writeList(tool.otherVariables(), out);
        writeMap(tool.companions(), out);
        writeMap(tool.needs(), out);
        writeList(tool.conflicts(), out);
        writeList(tool.cautions(), out);
        writeList(tool.stores(), out);
        writeList(tool.loginFields(), out);
        writeShape(tool.keyShape(), out);
        writeText(tool.helper(), out);
        writeList(tool.keep(), out);
        writeText(tool.note(), out);
        writeList(tool.check(), out);
        writeText(tool.console(), out);
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

    /** Every variable that any of the tools reads a key from. */
    List<String> keyVariables() {
        return readList(from());
    }

    /** All tools, in the table's order. */
    List<Tool> tools() {
        ByteBuffer in = rows();
        int count = in.getShort();
        List<Tool> tools = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            ToolName name = new ToolName(readText(in));
            in.getShort();
            tools.add(readTool(name, in));
        }
        return Collections.unmodifiableList(tools);
    }

    /** The tool of that name, or {@code null}. */
    @Nullable
    Tool find(ToolName name) {
        ByteBuffer in = rows();
        for (int i = in.getShort(); i > 0; i--) {
            boolean found = readText(in).equals(name.value());
            int size = in.getShort();
            if (found) {
                return readTool(name, in);
            }
            in.position(in.position() + size);
        }
        return null;
    }

    private ByteBuffer rows() {
        ByteBuffer in = from();
        for (int i = in.getShort(); i > 0; i--) {
            in.position(in.getShort() + in.position());
        }
        return in;
    }

    private ByteBuffer from() {
        return ByteBuffer.wrap(bytes).position(start);
    }

    /** The order of evaluation is the order of the fields: Java fixes it from left to right. */
    private static Tool readTool(ToolName name, ByteBuffer in) {
        return new Tool(
                name,
                readText(in),
                readList(in),
                readText(in),
                readMap(in),
                readList(in),
                readMap(in),
                readMap(in),
                readList(in),
                readList(in),
                readList(in),
                readList(in),
                readShape(in),
                readText(in),
                readList(in),
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
