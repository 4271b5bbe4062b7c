package dev.sessionvault.launcher.health;

import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.root.KeyRoot;
import dev.sessionvault.root.RootException;
import dev.sessionvault.root.SealedKey;
import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.vault.AccountName;
import dev.sessionvault.vault.Entry;
import dev.sessionvault.vault.Expiry;
import dev.sessionvault.vault.NewEntry;
import dev.sessionvault.vault.NewSlot;
import dev.sessionvault.vault.Scope;
import dev.sessionvault.vault.SealedVault;
import dev.sessionvault.vault.ToolName;
import dev.sessionvault.vault.Vault;
import dev.sessionvault.vault.VaultException;
import dev.sessionvault.vault.audit.Circumstances;
import dev.sessionvault.vault.audit.Journal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A machine on which nothing is to be done: sv as it was shipped, a home directory, a vault on a TPM. What is wrong on it
 * a test puts there.
 */
final class Ward {
    /** Of the form of a real one: a search passes over what was obviously made up. */
    static final String KEY = "sk-ant-api03-" + letters(93) + "AA";

    static final long NOW = 1_800_000_000;

    final Path home;
    final Path here;
    final Path image;
    final Path system;
    final Where where;
    final Map<String, String> environment = new TreeMap<>();
    private final KeyRoot root;
    private long now = NOW;
    boolean offline = true;

    Ward(Path temporary, KeyRoot root) throws IOException {
        Path base = Files.createDirectories(temporary).toRealPath();
        this.root = root;
        home = directory(base.resolve("home"));
        here = directory(home.resolve("work/shop"));
        image = directory(base.resolve("image"));
        system = directory(base.resolve("system"));
        where = new Where(
                home.resolve("data"),
                home.resolve("config"),
                home.resolve("log"),
                home,
                here,
                image,
                image.resolve("bin/sv").toString(),
                system);
        ship();
        boot();
        environment.put("HOME", home.toString());
        environment.put("SHELL", "/bin/bash");
        environment.put("PATH", image.resolve("bin") + ":" + home.resolve("bin") + ":/usr/bin:/bin");
    }

    private static String letters(int count) {
        return new Random(22)
                .ints(count, 0, 62)
                .mapToObj(i -> "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".substring(i, i + 1))
                .collect(Collectors.joining());
    }

    private static Path directory(Path path) throws IOException {
        return Files.createDirectories(path);
    }

    /** sv as it comes out of its archive. */
    private void ship() throws IOException {
        program(image.resolve("bin/sv"), "#!/bin/sh\n:\n");
        program(image.resolve("runtime/bin/java"), "#!/bin/sh\n:\n");
        file(image.resolve("lib/options"), "-Xint\n");
        StringBuilder sums = new StringBuilder();
        for (String name : List.of("./bin/sv", "./runtime/bin/java", "./lib/options")) {
            sums.append(sha256(Files.readAllBytes(image.resolve(name))))
                    .append("  ")
                    .append(name)
                    .append('\n');
        }
        file(image.resolve("lib/SHA256SUMS"), sums.toString());
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /** What the kernel tells of itself. */
    private void boot() throws IOException {
        file(system.resolve("proc/self/mounts"), """
                /dev/vda / ext4 rw,relatime 0 0
                proc /proc proc rw,nosuid,hidepid=invisible 0 0
                """);
        file(system.resolve("proc/self/limits"), "Max core file size        0                    unlimited\n");
        file(system.resolve("proc/sys/kernel/core_pattern"), "core\n");
        file(system.resolve("proc/swaps"), "Filename Type Size Used Priority\n");
        file(system.resolve("etc/group"), "tss:x:109:\n");
    }

    static Path file(Path path, String text) throws IOException {
        directory(path.resolveSibling(""));
        Files.deleteIfExists(path);
        return Files.writeString(path, text);
    }

    static Path program(Path path, String text) throws IOException {
        return chmod(file(path, text), "rwxr-xr-x");
    }

    static Path chmod(Path path, String permissions) throws IOException {
        return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    /** A program on the PATH. */
    Path tool(String name, String script) throws IOException {
        return program(home.resolve("bin").resolve(name), "#!/bin/sh\n" + script + "\n");
    }

    /** A vault whose keys the root opens, and a recovery code. */
    Ward withVault() throws RootException, VaultException {
        try (SecretBytes key = SecretBytes.random(NewSlot.KEY_BYTES);
                NewSlot slot = NewSlot.sealed(root.seal(key), key);
                NewSlot recovery = NewSlot.recovery(secret("0".repeat(34)))) {
            Vault.create(where.data(), List.of(slot, recovery), journal(), clock())
                    .close();
        }
        return this;
    }

    /** A vault with one slot only. */
    Ward withVault(NewSlot slot) throws VaultException {
        Vault.create(where.data(), List.of(slot), journal(), clock()).close();
        return this;
    }

    Entry add(String tool, Scope scope, Expiry expiry, String key) throws VaultException, UnseenException {
        try (Holdings holdings = holdings();
                SecretBytes secret = secret(key)) {
            NewEntry entry = new NewEntry(new ToolName(tool), scope, AccountName.UNNAMED, "", expiry);
            return holdings.ask(vault -> vault.withClock(clock()).add(entry, secret));
        }
    }

    Entry add(String tool) throws VaultException, UnseenException {
        return add(tool, new Scope.Project(here.toString()), Expiry.NEVER, KEY + tool);
    }

    /** A login of this tool, everywhere. */
    Entry adopt(String tool, String login) throws VaultException, UnseenException {
        try (Holdings holdings = holdings();
                SecretBytes secret = secret(login)) {
            NewEntry entry =
                    new NewEntry(new ToolName(tool), new Scope.Global(), AccountName.UNNAMED, "", Expiry.NEVER);
            return holdings.ask(vault -> vault.logins().adopt(entry, secret));
        }
    }

    static SecretBytes secret(String text) {
        return SecretBytes.takeFrom(text.getBytes(StandardCharsets.UTF_8));
    }

    Ward at(long epochSecond) {
        now = epochSecond;
        return this;
    }

    private InstantSource clock() {
        return InstantSource.fixed(Instant.ofEpochSecond(now));
    }

    private Journal journal() {
        return new Journal(where.log().toFile(), Circumstances.of(new byte[0], new byte[0]), clock(), complaint -> {});
    }

    Holdings holdings() {
        return new Holdings(where.data(), kind -> root, this::journal);
    }

    SealedVault sealed() throws VaultException {
        return SealedVault.read(where.data());
    }

    SealedKey seal(SecretBytes key) throws RootException {
        return root.seal(key);
    }

    Patient patient(Holdings holdings) {
        List<byte[]> caller = new ArrayList<>();
        environment.forEach((name, value) -> caller.add((name + "=" + value).getBytes(StandardCharsets.UTF_8)));
        return new Patient(where, environment, caller, clock(), holdings, offline);
    }

    /** What one examination finds here now. */
    Diagnosis look(Examination examination) {
        try (Holdings holdings = holdings()) {
            return new Doctor(patient(holdings)).diagnose(1, examination);
        }
    }

    /** What every examination finds. */
    List<Diagnosis> lookAtAll() {
        try (Holdings holdings = holdings()) {
            return new Doctor(patient(holdings))
                    .start(List.of()).stream().map(Doctor.Running::get).toList();
        }
    }

    /** What was seen, in short: {@code FAULT mode}. */
    static List<String> seen(Diagnosis diagnosis) {
        return diagnosis.symptoms().stream()
                .map(symptom -> symptom.answer() + " " + symptom.id())
                .toList();
    }

    /** What was seen by one examination, in short. */
    List<String> seenBy(Examination examination) {
        return seen(look(examination));
    }

    /** Applies every remedy. */
    static void mend(Diagnosis diagnosis) throws LauncherException {
        for (Symptom symptom : diagnosis.symptoms()) {
            if (symptom.remedy() != null) {
                symptom.remedy().apply();
            }
        }
    }
}
