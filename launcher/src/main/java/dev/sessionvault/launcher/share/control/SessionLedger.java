package dev.sessionvault.launcher.share.control;

import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.share.executor.Finish;
import dev.sessionvault.launcher.share.key.Identity;
import dev.sessionvault.launcher.share.key.IdentityKey;
import dev.sessionvault.launcher.share.log.Digests;
import dev.sessionvault.launcher.share.log.LogEvent;
import dev.sessionvault.launcher.share.log.LogNote;
import dev.sessionvault.launcher.share.log.Receipt;
import dev.sessionvault.launcher.share.log.SessionLog;
import dev.sessionvault.launcher.share.session.Admission;
import dev.sessionvault.launcher.share.session.Ending;
import dev.sessionvault.launcher.share.session.Ledger;
import java.io.IOException;
import java.time.Instant;

/** A session's ledger in its signed log. */
final class SessionLedger implements Ledger {
    private final SessionLog log;
    private final String session;
    private final Identity sessionKey;

    SessionLedger(SessionLog log, String session, Identity sessionKey) {
        this.log = log;
        this.session = session;
        this.sessionKey = sessionKey;
    }

    @Override
    public void accepted(Admission call) throws IOException {
        if (call.approved()) {
            append(LogNote.of(LogEvent.APPROVE).call(call.id()));
        }
        append(LogNote.of(LogEvent.CALL)
                .call(
                        call.id(),
                        call.arguments().verb().value(),
                        call.arguments().values()));
    }

    @Override
    public void refused(Admission.Refused call) throws IOException {
        append(LogNote.of(LogEvent.REFUSE)
                .call(call.id(), call.verb(), call.given())
                .because(call.why().reason() + ": " + call.why().text()));
    }

    @Override
    public byte[] ended(Admission call, Ending ending) throws IOException {
        Finish finish = ending.finish();
        Receipt receipt = new Receipt(
                session,
                call.id(),
                call.arguments().verb().value(),
                Digests.ofArguments(call.given()),
                Digests.ofArguments(call.arguments().values()),
                ending.began().toEpochMilli(),
                Math.max(ending.began().toEpochMilli(), ending.ended().toEpochMilli()),
                finish.kind().name(),
                finish.code(),
                finish.reason(),
                ending.stdout().bytes(),
                ending.stdout().sha256(),
                ending.stderr().bytes(),
                ending.stderr().sha256());
        byte[] signed = receipt.sign(sessionKey);
        append(LogNote.of(LogEvent.DONE).receipt(receipt, signed));
        return signed;
    }

    @Override
    public void connected(IdentityKey recipient) throws IOException {
        append(LogNote.of(LogEvent.CONNECT).peer(recipient));
    }

    @Override
    public void extended(Instant end, byte[] passport) throws IOException {
        append(LogNote.of(LogEvent.EXTEND).until(end).passport(passport));
    }

    @Override
    public void happened(String what, String text) throws IOException {
        switch (what) {
            case "interrupted" -> append(LogNote.of(LogEvent.INTERRUPT));
            case "resumed" -> append(LogNote.of(LogEvent.RESUME));
            case "left" -> append(LogNote.of(LogEvent.LEAVE).because(text));
            case "over" -> over(text);
            default -> throw new IllegalArgumentException(what);
        }
    }

    private void over(String why) throws IOException {
        if (why.equals("REVOKED")) {
            append(LogNote.of(LogEvent.REVOKE));
        }
        append(LogNote.of(LogEvent.END).because(why));
    }

    private void append(LogNote note) throws IOException {
        try {
            log.append(note);
        } catch (LauncherException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
