package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.leak.Finding;
import dev.sessionvault.launcher.leak.removal.Destinations;
import dev.sessionvault.launcher.terminal.Question;
import dev.sessionvault.vault.AccountName;
import dev.sessionvault.vault.Expiry;
import dev.sessionvault.vault.Scope;
import dev.sessionvault.vault.ToolName;
import dev.sessionvault.vault.tool.ToolTable;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which tool, project and account keys go to, as far as that was said, or is answered. */
final class IntakeChoices implements Destinations.Asking {
    final ToolTable table;
    final Destinations.Said said;
    private final boolean mayAsk;
    private final Map<String, Optional<ToolName>> answers = new HashMap<>();

    private IntakeChoices(ToolTable table, Destinations.Said said, boolean mayAsk) {
        this.table = table;
        this.said = said;
        this.mayAsk = mayAsk;
    }

    static IntakeChoices of(ImportCommand asked) throws LauncherException {
        ToolTable table = KeyFor.table(asked.sv.machine());
        ToolName tool =
                asked.tool == null ? null : KeyFor.tool(table, asked.tool).name();
        boolean placed = asked.global || asked.project != null;
        Scope scope = placed ? Bound.choose(asked.project, asked.global).scope() : null;
        AccountName account = asked.account == null ? null : KeyFor.account(asked.account);
        Expiry expiry = new Expiry(Span.parse("--ttl", asked.ttl), 0);
        boolean mayAsk = !asked.changes.dryRun && !asked.changes.yes;
        return new IntakeChoices(table, new Destinations.Said(tool, scope, account, expiry), mayAsk);
    }

    @Override
    public @Nullable ToolName which(Finding finding, List<ToolName> tools, @Nullable ToolName usual) {
        if (!mayAsk) {
            return usual;
        }
        String question = finding.name() + " " + usual;
        if (!answers.containsKey(question)) {
            answers.put(question, Optional.ofNullable(asked(finding, tools, usual)));
        }
        return answers.getOrDefault(question, Optional.empty()).orElse(null);
    }

    private @Nullable ToolName asked(Finding finding, List<ToolName> tools, @Nullable ToolName usual) {
        String names = tools.stream().map(ToolName::value).collect(Collectors.joining(", "));
        String otherwise = usual == null ? "none" : usual.value();
        try (Question question = Question.open()) {
            String answer = question == null
                    ? ""
                    : question.ask(finding.name() + ": which tool's key is it? " + names + " [" + otherwise + "]");
            return ToolName.isValid(answer) && table.find(ToolName.parse(answer)) != null
                    ? ToolName.parse(answer)
                    : usual;
        } catch (IOException e) {
            return usual;
        }
    }
}
