package dev.sessionvault.launcher.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.terminal.Terminal;
import dev.sessionvault.vault.tool.KeyShape;
import dev.sessionvault.vault.tool.Login;
import dev.sessionvault.vault.tool.Tool;
import dev.sessionvault.vault.tool.ToolTable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "tools",
        sortOptions = false,
        description =
                "Show the tools that sv knows: program, variable, whether a login can be lent, and what is known to go wrong.",
        footer = {"", "Examples:", "  sv tools", "  sv tools codex", "  sv tools --json"})
final class ToolsCommand implements Verb {
    private final SvCommand sv;

    @Parameters(index = "0", arity = "0..1", paramLabel = "TOOL", description = "Only this one, and all about it.")
    @Nullable
    String tool;

    @Option(names = "--json", description = "Answer in JSON.")
    boolean json;

    ToolsCommand(SvCommand sv) {
        this.sv = sv;
    }

    @Override
    public int perform() throws LauncherException {
        ToolTable table = KeyFor.table(sv.machine());
        List<Tool> tools = tool == null ? table.tools() : List.of(KeyFor.tool(table, tool));
        if (json) {
            sv.machine().terminal().printText(json(tools));
        } else if (tool == null) {
            list(tools);
        } else {
            describe(tools.get(0));
        }
        return ExitCode.DONE.number();
    }

    private void list(List<Tool> tools) {
        Table table = new Table("TOOL", "PROGRAM", "VARIABLE", "LOGIN", "TITLE");
        for (Tool row : tools) {
            table.add(
                    row.name().value(),
                    String.join(" ", row.programs()),
                    row.variable(),
                    row.login() == null ? "" : "lent",
                    row.title());
        }
        table.print(sv.machine().terminal());
    }

    private void describe(Tool row) {
        KeyShape shape = row.keyShape();
        line("tool", row.name().value() + ": " + row.title());
        line("program", String.join(", ", row.programs()));
        line("variable", row.variable());
        for (Map.Entry<String, String> other : row.subcommandVariables().entrySet()) {
            line("  " + other.getKey(), other.getValue());
        }
        line("also reads", String.join(", ", row.otherVariables()));
        line("set with it", join(row.companions()));
        for (Map.Entry<String, String> need : row.needs().entrySet()) {
            line("  needs", need.getValue() + " for " + need.getKey());
        }
        line("withheld", String.join(", ", row.conflicts()));
        line("cautions", String.join(", ", row.cautions()));
        line("kept", String.join(", ", row.keep()));
        line("key", shape == null ? "" : shape.describe());
        line("helper", row.helper());
        line("login", login(row.login()));
        line("may store", String.join(", ", row.stores()));
        line("console", row.console());
        line("note", row.note());
    }

    private static String login(@Nullable Login login) {
        if (login == null) {
            return "";
        }
        String by = login.variable().isEmpty() ? "by a link in its place" : "by " + login.variable();
        return login.file() + ", lent " + by + ": sv adopt";
    }

    private void line(String name, String value) {
        Terminal terminal = sv.machine().terminal();
        if (!value.isEmpty()) {
            terminal.print((name + ":" + " ".repeat(13)).substring(0, 13) + value);
        }
    }

    private static String join(Map<String, String> pairs) {
        StringBuilder text = new StringBuilder();
        pairs.forEach((name, value) -> text.append(text.length() == 0 ? "" : ", ")
                .append(name)
                .append('=')
                .append(value));
        return text.toString();
    }

    private static String json(List<Tool> tools) {
        return Json.text(json -> {
            json.writeStartArray();
            for (Tool row : tools) {
                write(json, row);
            }
            json.writeEndArray();
        });
    }

    private static void write(JsonGenerator json, Tool row) throws IOException {
        json.writeStartObject();
        json.writeStringField("tool", row.name().value());
        json.writeStringField("title", row.title());
        array(json, "programs", row.programs());
        json.writeStringField("variable", row.variable());
        map(json, "subcommandVariables", row.subcommandVariables());
        array(json, "otherVariables", row.otherVariables());
        map(json, "companions", row.companions());
        map(json, "needs", row.needs());
        array(json, "conflicts", row.conflicts());
        array(json, "cautions", row.cautions());
        array(json, "stores", row.stores());
        write(json, row.login());
        array(json, "keep", row.keep());
        json.writeStringField("helper", row.helper());
        json.writeStringField("console", row.console());
        json.writeStringField("note", row.note());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, @Nullable Login login) throws IOException {
        if (login == null) {
            json.writeNullField("login");
            return;
        }
        json.writeObjectFieldStart("login");
        json.writeStringField("file", login.file());
        json.writeStringField("home", login.home());
        json.writeStringField("variable", login.variable());
        array(json, "refresh", login.refresh());
        json.writeEndObject();
    }

    private static void array(JsonGenerator json, String name, List<String> values) throws IOException {
        json.writeFieldName(name);
        json.writeArray(values.toArray(new String[0]), 0, values.size());
    }

    private static void map(JsonGenerator json, String name, Map<String, String> values) throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, String> value : values.entrySet()) {
            json.writeStringField(value.getKey(), value.getValue());
        }
        json.writeEndObject();
    }
}
