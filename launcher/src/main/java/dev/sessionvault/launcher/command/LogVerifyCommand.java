package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.terminal.Terminal;
import dev.sessionvault.vault.Vault;
import dev.sessionvault.vault.VaultException;
import dev.sessionvault.vault.audit.Finding;
import dev.sessionvault.vault.audit.PlacedLine.State;
import dev.sessionvault.vault.audit.Verdict;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "verify",
        sortOptions = false,
        description = {
            "Check that no line of the log was edited, removed, moved, doubled, added or cut off; and of the sessions'"
                    + " logs that it tells of likewise.",
            "",
            "The exit code is 0 if all is as it was written, else 6. FORMAT.md says what no log can show."
        },
        footer = {"", "Examples:", "  sv log verify", "  sv log verify --json"})
final class LogVerifyCommand implements Verb {
    private final SvCommand sv;

    @Option(names = "--json", description = "Answer in JSON.")
    boolean json;

    LogVerifyCommand(SvCommand sv) {
        this.sv = sv;
    }

    @Override
    public int perform() throws LauncherException {
        try (Vault vault = sv.unlock().open()) {
            Verdict verdict = vault.log();
            SessionLogs sessions =
                    SessionLogs.of(sv.machine().directories().log().toPath(), verdict);
            List<Finding> findings = new ArrayList<>(verdict.findings());
            findings.addAll(sessions.findings());
            print(verdict, findings, sessions);
            if (!findings.isEmpty()) {
                throw damaged(findings.size());
            }
            return ExitCode.DONE.number();
        } catch (VaultException e) {
            throw Failure.of(e);
        }
    }

    private LauncherException damaged(int count) {
        return new LauncherException(
                ExitCode.DAMAGED,
                "verify the log: " + sv.machine().directories().log() + ": it is not as it was written in " + count
                        + (count == 1 ? " place" : " places"),
                "what is there stays there; `sv log` shows it, and new lines go behind it");
    }

    private void print(Verdict verdict, List<Finding> findings, SessionLogs sessions) {
        Terminal terminal = sv.machine().terminal();
        if (json) {
            terminal.printText(json(verdict, findings, sessions));
            return;
        }
        terminal.print(verdict.lines().size() + " lines: " + verdict.count(State.PROVEN) + " proven, "
                + verdict.count(State.UNPROVEN) + " unproven, " + verdict.count(State.WRONG) + " wrong");
        if (!sessions.summary().isEmpty()) {
            terminal.print(sessions.summary());
        }
        findings.forEach(finding -> terminal.print(text(finding)));
        notes(verdict, sessions).forEach(note -> terminal.print("note: " + note));
    }

    private static List<String> notes(Verdict verdict, SessionLogs sessions) {
        List<String> notes = new ArrayList<>(verdict.notes());
        notes.addAll(sessions.notes());
        return notes;
    }

    private static String text(Finding finding) {
        StringBuilder text = new StringBuilder(finding.file());
        if (finding.line() > 0) {
            text.append(": line ").append(finding.line());
        }
        text.append(": ").append(finding.kind().token());
        if (finding.first() > 0) {
            text.append(": number ").append(finding.first());
        }
        if (finding.last() > finding.first()) {
            text.append(" to ").append(finding.last());
        }
        return text.append(": ").append(finding.why()).toString();
    }

    private static String json(Verdict verdict, List<Finding> findings, SessionLogs sessions) {
        return Json.text(json -> {
            json.writeStartObject();
            json.writeNumberField("lines", verdict.lines().size());
            for (State state : State.values()) {
                json.writeNumberField(state.token(), verdict.count(state));
            }
            json.writeArrayFieldStart("findings");
            for (Finding finding : findings) {
                json.writeStartObject();
                json.writeStringField("kind", finding.kind().token());
                json.writeStringField("file", finding.file());
                json.writeNumberField("line", finding.line());
                json.writeNumberField("first", finding.first());
                json.writeNumberField("last", finding.last());
                json.writeStringField("why", finding.why());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("notes");
            for (String note : notes(verdict, sessions)) {
                json.writeString(note);
            }
            json.writeEndArray();
            sessions.write(json);
            json.writeEndObject();
        });
    }
}
