package dev.sessionvault.launcher.command.reflect;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sessionvault.launcher.command.Json;
import dev.sessionvault.launcher.command.SvCommand;
import dev.sessionvault.launcher.command.Table;
import dev.sessionvault.launcher.command.Verb;
import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.share.log.Receipt;
import dev.sessionvault.launcher.share.log.ReceiptLog;
import dev.sessionvault.launcher.share.log.ReceiptVerdict;
import dev.sessionvault.launcher.terminal.Terminal;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "log",
        sortOptions = false,
        description = {
            "Show what the calls that you made did, by the receipts that owners have signed.",
            "",
            "`sv reflect log verify` says whether all of it is as it was written."
        },
        footer = {"", "Examples:", "  sv reflect log", "  sv reflect log --json", "  sv reflect log verify"})
public final class ReflectLogCommand implements Verb {
    private final SvCommand sv;

    @Option(names = "--json", description = "Answer in JSON.")
    boolean json;

    public ReflectLogCommand(SvCommand sv) {
        this.sv = sv;
    }

    static ReceiptVerdict verdict(SvCommand sv) throws LauncherException {
        return new ReceiptLog(
                        sv.machine().directories().log().toPath(), sv.machine().clock())
                .verify();
    }

    @Override
    public int perform() throws LauncherException {
        ReceiptVerdict verdict = verdict(sv);
        Terminal terminal = sv.machine().terminal();
        if (json) {
            terminal.printText(json(verdict.entries()));
        } else if (verdict.entries().isEmpty()) {
            terminal.note("no receipts yet");
        } else {
            table(verdict.entries()).print(terminal);
        }
        if (!verdict.isSound()) {
            terminal.warning("the receipts are not as they were written: `sv reflect log verify` says where");
        }
        return ExitCode.DONE.number();
    }

    private static Table table(List<ReceiptVerdict.Entry> entries) {
        Table table = new Table("BEGAN", "VERB", "CALL", "OUTCOME", "CODE", "OUT", "ERR", "SESSION");
        for (ReceiptVerdict.Entry entry : entries) {
            Receipt receipt = entry.receipt();
            table.add(
                    Instant.ofEpochMilli(receipt.beganMillis()).toString(),
                    receipt.verb(),
                    Long.toString(receipt.call()),
                    receipt.outcome() + (receipt.reason().isEmpty() ? "" : " " + receipt.reason()),
                    Integer.toString(receipt.code()),
                    Long.toString(receipt.outBytes()),
                    Long.toString(receipt.errBytes()),
                    receipt.session());
        }
        return table;
    }

    private static String json(List<ReceiptVerdict.Entry> entries) {
        return Json.text(json -> {
            json.writeStartArray();
            for (ReceiptVerdict.Entry entry : entries) {
                json.writeStartObject();
                json.writeStringField("owner", entry.owner());
                write(json, entry.receipt());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    private static void write(JsonGenerator json, Receipt receipt) throws IOException {
        json.writeStringField("session", receipt.session());
        json.writeNumberField("call", receipt.call());
        json.writeStringField("verb", receipt.verb());
        json.writeStringField("givenDigest", receipt.givenDigest());
        json.writeStringField("argumentsDigest", receipt.argumentsDigest());
        json.writeNumberField("beganMillis", receipt.beganMillis());
        json.writeNumberField("endedMillis", receipt.endedMillis());
        json.writeStringField("outcome", receipt.outcome());
        json.writeNumberField("code", receipt.code());
        json.writeStringField("reason", receipt.reason());
        json.writeNumberField("outBytes", receipt.outBytes());
        json.writeStringField("outDigest", receipt.outDigest());
        json.writeNumberField("errBytes", receipt.errBytes());
        json.writeStringField("errDigest", receipt.errDigest());
    }
}
