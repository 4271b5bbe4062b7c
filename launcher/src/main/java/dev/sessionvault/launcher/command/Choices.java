package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.terminal.Terminal;
import dev.sessionvault.vault.Choice;
import dev.sessionvault.vault.Scope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The choices that apply in a directory, shown. */
final class Choices {
    private final Terminal terminal;

    Choices(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Of each tool the one that counts, by tool. */
    static List<Choice> nearest(List<Choice> all, String directory) {
        Map<String, Choice> nearest = new TreeMap<>();
        all.stream()
                .filter(choice -> choice.scope().holds(directory))
                .sorted(Comparator.comparing(choice -> depth(choice.scope())))
                .forEach(choice -> nearest.put(choice.tool().value(), choice));
        return new ArrayList<>(nearest.values());
    }

    private static int depth(Scope scope) {
        return scope instanceof Scope.Project project ? project.path().length() : 0;
    }

    void print(List<Choice> choices, boolean json) {
        if (json) {
            terminal.printText(json(choices));
        } else if (choices.isEmpty()) {
            terminal.note("nothing is chosen here: sv use ACCOUNT [TOOL]");
        } else {
            Table table = new Table("TOOL", "ACCOUNT", "FOR");
            choices.forEach(choice ->
                    table.add(choice.tool().value(), Named.account(choice.account()), Named.scope(choice.scope())));
            table.print(terminal);
        }
    }

    private static String json(List<Choice> choices) {
        return Json.text(json -> {
            json.writeStartArray();
            for (Choice choice : choices) {
                json.writeStartObject();
                json.writeStringField("tool", choice.tool().value());
                json.writeStringField("account", choice.account().value());
                json.writeStringField(
                        "project", choice.scope() instanceof Scope.Project project ? project.path() : null);
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }
}
