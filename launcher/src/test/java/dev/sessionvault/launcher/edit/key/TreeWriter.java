package dev.sessionvault.launcher.edit.key;

import java.util.List;
import java.util.Map;
import java.util.Random;

/** Writes a tree in JSON, TOML or YAML, as oddly as people do. */
final class TreeWriter {
    private final Random random;
    private final StringBuilder text = new StringBuilder();
    /** Whether the last thing is a block, in which a comment would be none. */
    private boolean block;

    TreeWriter(Random random) {
        this.random = random;
    }

    static String json(Object tree, Random random) {
        TreeWriter writer = new TreeWriter(random);
        writer.json(tree);
        return writer.text.append(writer.one("", "\n")).toString();
    }

    private void json(Object value) {
        if (value instanceof Map) {
            String parting = "{";
            for (Map.Entry<String, Object> member : RandomTree.of(value).entrySet()) {
                text.append(parting)
                        .append(gap())
                        .append(quoted(member.getKey()))
                        .append(one("", " "));
                text.append(':').append(gap());
                json(member.getValue());
                text.append(gap());
                parting = ",";
            }
            text.append(parting.equals("{") ? "{" : "").append('}');
        } else if (value instanceof List) {
            String parting = "[";
            for (Object element : RandomTree.listOf(value)) {
                text.append(parting).append(gap());
                json(element);
                text.append(gap());
                parting = ",";
            }
            text.append(parting.equals("[") ? "[" : "").append(']');
        } else {
            text.append(value instanceof String string ? quoted(string) : value);
        }
    }

    private String gap() {
        return one("", "", " ", "\n  ", "\n\t", " /* a , b */ ", " // c, {\n ");
    }

    static String toml(Map<String, Object> tree, Random random) {
        TreeWriter writer = new TreeWriter(random);
        writer.table("", tree);
        return writer.text.toString();
    }

    /** Scalars and lists first, then what is a table, of which some are written inline or with dots. */
    private void table(String path, Map<String, Object> table) {
        table.forEach((name, value) -> {
            boolean inline = !(value instanceof Map) || path.length() > 30 || name.length() % 3 == 0;
            if (inline) {
                text.append(one("", "", "  ", "# remark \"\n"))
                        .append(tomlName(name))
                        .append(one(" = ", "="));
                inline(value, true);
                text.append(one("", "", " # remark [")).append(one("\n", "\n\n"));
            }
        });
        table.forEach((name, value) -> {
            if (value instanceof Map && !(path.length() > 30 || name.length() % 3 == 0)) {
                text.append('[').append(path).append(tomlName(name)).append("]\n");
                table(path + tomlName(name) + ".", RandomTree.of(value));
            }
        });
    }

    private void inline(Object value, boolean lines) {
        if (value instanceof Map) {
            String parting = "{ ";
            for (Map.Entry<String, Object> member : RandomTree.of(value).entrySet()) {
                text.append(parting).append(tomlName(member.getKey())).append(one(" = ", "="));
                inline(member.getValue(), false);
                parting = one(", ", ",");
            }
            text.append(parting.equals("{ ") ? "{}" : " }");
        } else if (value instanceof List) {
            text.append('[');
            String parting = "";
            for (Object element : RandomTree.listOf(value)) {
                text.append(parting).append(lines ? one("", "\n  ", " # remark ]\n") : "");
                inline(element, lines);
                parting = one(",", ", ");
            }
            text.append(lines && !parting.isEmpty() ? one("", ",\n", "\n# end\n") : "")
                    .append(']');
        } else {
            text.append(value instanceof String string ? tomlString(string) : value);
        }
    }

    private String tomlString(String value) {
        boolean literal = !value.contains("'") && random.nextBoolean();
        String many =
                literal ? "'''" + one("", "\n") + value + "'''" : "\"\"\"" + one("", "\n") + escaped(value) + "\"\"\"";
        return random.nextInt(4) == 0 ? many : literal ? "'" + value + "'" : quoted(value);
    }

    private static String tomlName(String name) {
        return name.matches("[A-Za-z0-9_-]+") ? name : quoted(name);
    }

    static String yaml(Map<String, Object> tree, Random random) {
        TreeWriter writer = new TreeWriter(random);
        writer.text.append(writer.one("", "# head\n", "---\n"));
        writer.lines(tree, 0, false);
        return writer.text.toString();
    }

    private void lines(Object value, int indentation, boolean begun) {
        boolean first = begun;
        if (value instanceof Map) {
            for (Map.Entry<String, Object> member : RandomTree.of(value).entrySet()) {
                begin(indentation, first);
                first = false;
                text.append(member.getKey().matches("[A-Za-z_-]+") ? member.getKey() : quoted(member.getKey()));
                text.append(':');
                yaml(member.getValue(), indentation, true);
            }
        } else {
            for (Object element : RandomTree.listOf(value)) {
                begin(indentation, first);
                first = false;
                text.append('-');
                yaml(element, indentation, false);
            }
        }
    }

    private void begin(int indentation, boolean begun) {
        if (!begun) {
            text.append(block ? "" : one("", "", "", "\n", "  # remark\n")).append(" ".repeat(indentation));
            block = false;
        }
    }

    private void yaml(Object value, int indentation, boolean named) {
        boolean empty = value.equals(List.of()) || value.equals(Map.of());
        boolean scalar = !(value instanceof Map) && !(value instanceof List);
        if (empty || scalar || random.nextInt(4) == 0) {
            text.append(' ');
            flow(value, scalar, indentation);
            text.append(block ? "" : one("", "", "  ", " # remark: {")).append('\n');
        } else if (!named && random.nextBoolean()) {
            text.append(' ');
            lines(value, indentation + 2, true);
        } else {
            text.append(one("", " # below")).append('\n');
            lines(value, indentation + (named && value instanceof List && random.nextBoolean() ? 0 : 2), false);
        }
    }

    private void flow(Object value, boolean alone, int indentation) {
        if (value instanceof Map) {
            String parting = "{";
            for (Map.Entry<String, Object> member : RandomTree.of(value).entrySet()) {
                text.append(parting)
                        .append(flowGap(indentation))
                        .append(quoted(member.getKey()))
                        .append(": ");
                flow(member.getValue(), false, indentation);
                parting = ",";
            }
            text.append(parting.equals("{") ? "{}" : "}");
        } else if (value instanceof List) {
            String parting = "[";
            for (Object element : RandomTree.listOf(value)) {
                text.append(parting).append(flowGap(indentation));
                flow(element, false, indentation);
                parting = ", ";
            }
            text.append(parting.equals("[") ? "[]" : "]");
        } else {
            text.append(value instanceof String string ? yamlString(string, alone, indentation) : value);
        }
    }

    private String flowGap(int indentation) {
        return one("", " ", "\n" + " ".repeat(indentation + 1));
    }

    private String yamlString(String value, boolean alone, int indentation) {
        if (value.matches("[a-z][a-z0-9A-Z-]+( words)?") && random.nextBoolean()) {
            block = alone && random.nextInt(3) == 0;
            return block ? "|-\n" + " ".repeat(indentation + 2) + value : value;
        }
        return random.nextBoolean() ? "'" + value.replace("'", "''") + "'" : quoted(value);
    }

    private static String quoted(String value) {
        return '"' + escaped(value) + '"';
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    private String one(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
