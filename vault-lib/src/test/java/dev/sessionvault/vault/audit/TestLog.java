package dev.sessionvault.vault.audit;

import dev.sessionvault.crypto.Digest;
import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.vault.store.LogFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A log of known key in a directory of its own, and what verifying says of it. */
final class TestLog {
    static final long NOW = 1_800_000_000;
    static final long GENERATION = 5;
    static final byte[] VAULT_ID = new byte[16];

    final Path directory;
    final List<String> complaints = new ArrayList<>();

    TestLog(Path directory) {
        this.directory = directory;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static Seals seals() {
        return seals(7);
    }

    static Seals seals(int fill) {
        byte[] key = new byte[Digest.SIZE_BYTES];
        java.util.Arrays.fill(key, (byte) fill);
        return new Seals(SecretBytes.takeFrom(key), VAULT_ID);
    }

    Journal journal() {
        Circumstances here = Circumstances.of(bytes("/usr/bin/zsh"), bytes("/home/me/work"));
        InstantSource clock = InstantSource.fixed(Instant.ofEpochSecond(NOW));
        return new Journal(directory.toFile(), here, clock, complaints::add);
    }

    KeyedJournal keyed() {
        return new KeyedJournal(journal(), seals());
    }

    static Act act() {
        return Act.of("").entry("claude", "23a18ef4bb0aeb0d", "work", "bedd656047");
    }

    static Use use() {
        return Use.of("run", bytes("/usr/bin/claude"), List.of("OPENAI_API_KEY", "AWS_SECRET_ACCESS_KEY"));
    }

    long take() throws Exception {
        try (KeyedJournal keyed = keyed()) {
            return keyed.take(act(), use(), GENERATION);
        }
    }

    void refuseUnkeyed() {
        journal().refuse(Act.of("open").because("passphrase: wrong"), Use.of("open"));
    }

    Verdict verify() throws Exception {
        return verify(GENERATION);
    }

    Verdict verify(long generation) throws Exception {
        try (KeyedJournal keyed = keyed();
                Reading reading = keyed.read()) {
            return reading.verify(generation);
        }
    }

    /** Each finding as {@code kind file:line}. */
    Set<String> findings() throws Exception {
        Set<String> found = new TreeSet<>();
        for (Finding finding : verify().findings()) {
            found.add(finding.kind().token() + " " + finding.file() + ":" + finding.line());
        }
        return found;
    }

    Path file(int number) {
        return directory.resolve(number == 0 ? "audit.log" : "audit.log." + number);
    }

    Path head() {
        return directory.resolve("head");
    }

    List<String> lines(int number) throws IOException {
        return Files.readAllLines(file(number), StandardCharsets.UTF_8);
    }

    void write(int number, List<String> lines) throws IOException {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line).append('\n'));
        Files.writeString(file(number), text);
        Files.setPosixFilePermissions(file(number), PosixFilePermissions.fromString("rw-------"));
    }

    /** Moves the files up as a full one would. */
    void moveUp() throws Exception {
        try (LogFiles files = journal().directory().open()) {
            files.moveUp();
        }
    }
}
