package dev.sessionvault.launcher.share.log;

import dev.sessionvault.launcher.share.key.IdentityKey;
import dev.sessionvault.launcher.share.text.TextException;
import dev.sessionvault.vault.audit.Finding;
import dev.sessionvault.vault.audit.Kind;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holds the recipient's file against itself: every line follows from the one before, every receipt is signed by its session's
 * key, and that key has a passport. Whoever can write the file can cut lines off its end, or write all of it anew with fewer
 * receipts; none that he makes up.
 */
final class ReceiptReading {
    private final String name;
    private final List<ReceiptVerdict.Entry> entries = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, String> owners = new HashMap<>();
    private int passports;

    private ReceiptReading(String name) {
        this.name = name;
    }

    static ReceiptVerdict verify(LogBytes file) {
        ReceiptReading reading = new ReceiptReading(String.valueOf(file.path().getFileName()));
        reading.read(file.lines());
        return new ReceiptVerdict(reading.entries, reading.passports, reading.findings);
    }

    private void read(List<byte[]> lines) {
        long number = 0;
        String seal = LogLine.NO_SEAL;
        for (int i = 0; i < lines.size(); i++) {
            LogLine line = LogLineParser.parse(lines.get(i));
            if (line == null) {
                find(Kind.EDITED, i + 1, number + 1, "it is no line");
                number++;
            } else {
                follow(line, i + 1, number, seal);
                number = line.number(LogField.NUMBER);
                look(line, i + 1);
            }
            seal = Digests.of(lines.get(i));
        }
    }

    private void follow(LogLine line, int place, long before, String seal) {
        long number = line.number(LogField.NUMBER);
        if (number != before + 1) {
            find(
                    number > before ? Kind.REMOVED : Kind.REORDERED,
                    place,
                    before + 1,
                    "number " + number + " stands there");
        } else if (!line.text(LogField.PREV).equals(seal)) {
            find(Kind.EDITED, place, number, "it does not follow from the line before: one of the two was changed");
        }
    }

    private void look(LogLine line, int place) {
        String session = line.text(LogField.SESSION) + " " + line.text(LogField.KEY);
        if (line.event() == LogEvent.PASSPORT) {
            passports++;
            owners.put(session, line.text(LogField.OWNER));
        } else if (line.event() == LogEvent.RECEIPT) {
            receipt(line, place, owners.get(session));
        } else {
            find(Kind.INSERTED, place, line.number(LogField.NUMBER), "it is neither a passport nor a receipt");
        }
    }

    private void receipt(LogLine line, int place, @Nullable String owner) {
        long number = line.number(LogField.NUMBER);
        try {
            IdentityKey key = IdentityKey.parse(line.text(LogField.KEY));
            Receipt receipt = Receipt.verify(Base64.getDecoder().decode(line.text(LogField.RECEIPT)), key);
            if (owner == null) {
                find(Kind.REMOVED, place, number, "no passport before it names its session and key");
            } else if (!receipt.session().equals(line.text(LogField.SESSION))) {
                find(Kind.EDITED, place, number, "the receipt is of another session");
            } else {
                entries.add(new ReceiptVerdict.Entry(place, owner, receipt));
            }
        } catch (TextException | ReceiptException | IllegalArgumentException e) {
            find(Kind.EDITED, place, number, "the receipt is not signed by its session's key");
        }
    }

    private void find(Kind kind, int place, long number, String why) {
        findings.add(new Finding(kind, name, place, number, number, why));
    }
}
