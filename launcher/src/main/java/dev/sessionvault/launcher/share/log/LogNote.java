package dev.sessionvault.launcher.share.log;

import dev.sessionvault.launcher.share.key.IdentityKey;
import dev.sessionvault.vault.audit.LogText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a line shall say; where it stands and who says it is added when it is written. */
public final class LogNote {
    private static final Base64.Encoder BASE64 = Base64.getEncoder();

    private final LogEvent event;
    private final LogLine line = new LogLine();

    private LogNote(LogEvent event) {
        this.event = event;
        line.raw(LogField.EVENT, event.token());
    }

    public static LogNote of(LogEvent event) {
        return new LogNote(event);
    }

    LogNote session(String id, IdentityKey sessionKey) {
        line.text(LogField.SESSION, id).text(LogField.KEY, sessionKey.toString());
        return this;
    }

    public LogNote owner(IdentityKey identity) {
        line.text(LogField.OWNER, identity.toString());
        return this;
    }

    public LogNote relay(String name) {
        line.text(LogField.RELAY, name);
        return this;
    }

    /** @param recipient {@code null} for whoever has the handle */
    public LogNote peer(@Nullable IdentityKey recipient) {
        line.text(LogField.PEER, recipient == null ? "bearer" : recipient.toString());
        return this;
    }

    /** The session's end, to the second. */
    public LogNote until(Instant end) {
        line.number(LogField.UNTIL, end.getEpochSecond());
        return this;
    }

    /** The recipient's number of the call, and what it wants. */
    public LogNote call(long id, String verb, Map<String, String> arguments) {
        List<String> written = new ArrayList<>();
        new TreeMap<>(arguments).forEach((name, value) -> written.add(LogText.of(name + "=" + value)));
        line.rawArguments(written);
        line.text(LogField.VERB, verb);
        return call(id);
    }

    public LogNote call(long id) {
        line.number(LogField.CALL, id);
        return this;
    }

    /** How the call ended and what it said, as its receipt has it. */
    public LogNote receipt(Receipt receipt, byte[] signed) {
        call(receipt.call());
        line.text(LogField.OUTCOME, receipt.outcome()).number(LogField.CODE, receipt.code());
        line.number(LogField.OUT, receipt.outBytes()).text(LogField.OUT_DIGEST, receipt.outDigest());
        line.number(LogField.ERR, receipt.errBytes()).text(LogField.ERR_DIGEST, receipt.errDigest());
        return because(receipt.reason()).signedReceipt(signed);
    }

    LogNote signedReceipt(byte[] signed) {
        line.raw(LogField.RECEIPT, BASE64.encodeToString(signed));
        return this;
    }

    /** As it is signed; the log says what was lent. */
    public LogNote passport(byte[] encoded) {
        line.raw(LogField.PASSPORT, BASE64.encodeToString(encoded));
        return this;
    }

    public LogNote because(String why) {
        line.text(LogField.WHY, why);
        return this;
    }

    LogEvent event() {
        return event;
    }

    LogLine at(long number, long millis, String prev) {
        return line.number(LogField.NUMBER, number)
                .number(LogField.TIME, millis)
                .raw(LogField.PREV, prev);
    }
}
