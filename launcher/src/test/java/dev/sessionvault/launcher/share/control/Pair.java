package dev.sessionvault.launcher.share.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.share.log.LogEvent;
import dev.sessionvault.launcher.share.log.LogLine;
import dev.sessionvault.launcher.share.log.ReceiptVerdict;
import dev.sessionvault.launcher.share.log.SessionReading;
import dev.sessionvault.launcher.share.log.SessionVerdict;
import dev.sessionvault.launcher.share.message.Ended;
import dev.sessionvault.launcher.share.policy.Account;
import dev.sessionvault.launcher.share.session.Keys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Owner and recipient as they are, each with its own files; where the relay is, is the caller's matter. */
final class Pair implements AutoCloseable {
    static final Keys NO_KEYS = use -> {
        throw new IllegalStateException("no verb here has a key");
    };

    final Lent lent;
    final Recipient recipient;
    private final Path directory;

    /** @param port behind which there is a relay that knows the owner of {@link Lent} */
    Pair(Path directory, int port, Duration ttl, String... verbs) throws Exception {
        this.directory = directory;
        writeVerbs(directory);
        Path home = directory.resolve("recipient");
        this.lent = new Lent(directory, Lent.local(port), null, Recipient.identity(home), NO_KEYS, ttl, verbs);
        try {
            this.recipient = Recipient.come(home, lent.handle(), lent.owner.publicKey());
        } catch (Exception e) {
            lent.close();
            throw e;
        }
    }

    /** Besides those of {@link Lent}: each leaves a line when it is run. */
    static void writeVerbs(Path directory) throws IOException {
        Path verbs = Files.createDirectories(directory.resolve("verbs.d"));
        Files.setPosixFilePermissions(verbs, PosixFilePermissions.fromString("rwxr-xr-x"));
        StringBuilder text = new StringBuilder("version = 1\n");
        String ran = "echo $1 >> " + directory.resolve("ran");
        append(text, "count", ran + "; echo did $1");
        append(text, "slow", ran + "; echo begins; sleep 0.4; echo did $1");
        append(text, "late", "echo begins; sleep 2; " + ran + "; echo did $1");
        append(text, "big", ran + "; head -c 300000 /dev/zero | tr '\\\\0' x; echo did $1");
        Path file = Files.writeString(verbs.resolve("counted.toml"), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    }

    private static void append(StringBuilder text, String verb, String script) {
        String table = "t." + verb;
        text.append("[").append(table).append("]\ndescription = \"leaves a line\"\n");
        text.append("[").append(table).append(".limits]\nconcurrent = 16\n");
        text.append("[").append(table).append(".parameters.word]\n");
        text.append("type = \"string\"\npattern = \"^[a-z0-9]{1,40}$\"\nmax_bytes = 40\n");
        text.append("[").append(table).append(".exec]\nargv = [\"/bin/sh\", \"-c\", \"");
        text.append(script).append("\", \"sh\", \"{word}\"]\n");
    }

    /** The words with which programs were run, as often as they were. */
    List<String> ran() throws IOException {
        Path file = directory.resolve("ran");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    Note extend(Duration length, String... verbs) throws Exception {
        Extension extension = Extension.of(
                lent.ask(Note.of("do", "standing")), lent.law(), Account.current(), lent.owner.publicKey());
        return lent.ask(extension.ask(List.of(verbs), Instant.now().plus(length), lent.owner));
    }

    /** Ends it, and holds both sides' logs against what they must be. */
    List<LogLine> endAndVerify(int receipts) throws Exception {
        lent.process.end(Ended.Reason.REVOKED);
        lent.server.join(10_000);
        assertTrue(!lent.server.isAlive(), "the session's process lives");
        lent.process.close();
        SessionVerdict log =
                SessionReading.verify(directory.resolve("log"), lent.opening.session(), lent.opening.sessionKey());
        assertEquals(List.of(), log.findings());
        assertEquals(SessionVerdict.State.ENDED, log.state());
        ReceiptVerdict kept = recipient.receipts();
        assertEquals(List.of(), kept.findings());
        assertEquals(receipts, kept.entries().size());
        return log.lines();
    }

    static long count(List<LogLine> lines, LogEvent event) {
        return lines.stream().filter(line -> line.event() == event).count();
    }

    @Override
    public void close() throws Exception {
        recipient.close();
        lent.close();
    }
}
