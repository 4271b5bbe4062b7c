package dev.sessionvault.relay.server;

import dev.sessionvault.relay.pairing.Grant;
import dev.sessionvault.relay.pairing.Quota;
import dev.sessionvault.relay.pairing.Rate;
import dev.sessionvault.relay.wire.PublicKey;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The deployment keys' public halves, in TOML. Whoever steals the file can let nobody in. */
final class TokenFile {
    private static final String HEAD =
            "# Deployment keys of sv-relay, public halves only. Written by `sv-relay token`.\n";

    private final Path path;

    TokenFile(Path path) {
        this.path = path;
    }

    /** Equal as long as the file is what it was. */
    Object state() {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            return List.of(attributes.lastModifiedTime(), attributes.size(), String.valueOf(attributes.fileKey()));
        } catch (IOException e) {
            return "absent";
        }
    }

    /** No file is no tokens. */
    List<Token> read() throws RelayException {
        try {
            return parse(Files.readString(path));
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException | IllegalArgumentException | DateTimeParseException e) {
            throw new RelayException("tokens: " + path + ": " + Reasons.of(e), e);
        }
    }

    private static List<Token> parse(String text) {
        List<Token> tokens = new ArrayList<>();
        for (Settings table : Settings.parse(text).tables("token")) {
            tokens.add(token(table));
            table.end();
        }
        return tokens;
    }

    private static Token token(Settings table) {
        Quota standard = Quota.STANDARD;
        Quota quota = new Quota(
                (int) table.number("sessions", standard.sessions()),
                rate(table, "hellos", standard.hellos()),
                rate(table, "bytes", standard.bytes()));
        Grant grant = new Grant(PublicKey.parse(table.text("key", "")), quota);
        return new Token(grant, table.text("label", ""), Instant.parse(table.text("made", "")));
    }

    private static Rate rate(Settings table, String what, Rate standard) {
        long perSecond = table.number(what + "_per_second", (long) standard.perSecond());
        long burst = table.number(what + "_burst", standard.burst());
        return new Rate(burst, perSecond);
    }

    /** Two at a time do not lose each other's change. */
    void change(Consumer<List<Token>> change) throws RelayException {
        try (FileChannel lock = FileChannel.open(
                        path.resolveSibling(path.getFileName() + ".lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
                FileLock held = lock.lock()) {
            List<Token> tokens = new ArrayList<>(read());
            change.accept(tokens);
            write(tokens);
            held.release();
        } catch (IOException e) {
            throw new RelayException("tokens: " + path + ": cannot be written", e);
        }
    }

    /** A new file takes the old one's place in one step: a relay that reads it meanwhile sees one of the two. */
    private void write(List<Token> tokens) throws IOException {
        StringBuilder text = new StringBuilder(HEAD);
        tokens.forEach(token -> append(text, token));
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        Files.write(fresh, text.toString().getBytes(StandardCharsets.UTF_8));
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void append(StringBuilder text, Token token) {
        Quota quota = token.grant().quota();
        text.append("\n[[token]]\n");
        text.append("key = \"").append(token.grant().key()).append("\"\n");
        text.append("label = \"").append(token.label()).append("\"\n");
        text.append("made = \"").append(token.made()).append("\"\n");
        text.append("sessions = ").append(quota.sessions()).append('\n');
        append(text, "hellos", quota.hellos());
        append(text, "bytes", quota.bytes());
    }

    private static void append(StringBuilder text, String what, Rate rate) {
        text.append(what)
                .append("_per_second = ")
                .append((long) rate.perSecond())
                .append('\n');
        text.append(what).append("_burst = ").append(rate.burst()).append('\n');
    }
}
