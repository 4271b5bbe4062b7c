package dev.sessionvault.vault;

import static dev.sessionvault.vault.TestVault.CLAUDE;
import static dev.sessionvault.vault.TestVault.project;
import static dev.sessionvault.vault.TestVault.secret;

import dev.sessionvault.vault.store.VaultDirectory;
import dev.sessionvault.vault.store.WriterLock;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** What the other processes do in tests with several. */
final class Child {
    static final String STATE = "/state";

    /** Two times at which a key is used, further apart than 1/64 of its idle time, and later than it was added. */
    static final long USED = TestVault.NOW + 1;

    static final long USED_LATER = USED + 20_000;
    static final Expiry EXPIRY = new Expiry(640_000, 0);

    private final Path directory;
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private Child(Path directory) {
        this.directory = directory;
    }

    /** @param arguments what to do, the vault's directory, and what that takes */
    public static void main(String[] arguments) throws Exception {
        Child child = new Child(Path.of(arguments[1]));
        switch (arguments[0]) {
            case "add" -> child.add(arguments[2], Integer.parseInt(arguments[3]));
            case "count" -> child.count();
            case "fill" -> child.fill(Path.of(arguments[2]));
            case "log" -> child.log(Integer.parseInt(arguments[2]));
            case "hold" -> child.hold();
            case "stamp" -> child.stamp(Integer.parseInt(arguments[2]));
            case "take" -> child.take(arguments[2]);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    /** Adds entries under names of its own. */
    private void add(String name, int count) throws VaultException {
        for (int i = 0; i < count; i++) {
            try (Vault vault = TestVault.open(directory)) {
                vault.add(project(CLAUDE, "/" + name + "/" + i), secret(name + i));
            }
        }
        out.println("added");
    }

    /** Writes state after state, and says so after each, until it is killed. */
    private void count() throws VaultException {
        try (Vault vault = TestVault.open(directory)) {
            long state = Long.parseLong(TestVault.take(vault, CLAUDE, STATE));
            while (true) {
                state++;
                vault.add(project(CLAUDE, STATE), secret(Long.toString(state)));
                out.println(state);
            }
        }
    }

    /** Takes a key at two times in turn, so that each use is stamped: the one is due, the other in the future. */
    private void stamp(int count) throws VaultException {
        out.println("stamping");
        for (int i = 0; i < count; i++) {
            try (Vault vault = TestVault.open(directory)) {
                stamp(vault.withClock(TestVault.at(i % 2 == 0 ? USED : USED_LATER)));
            }
        }
        out.println("stamped");
    }

    private static void stamp(Vault vault) throws VaultException {
        try (Taking.Taken taken = (Taking.Taken) vault.take(CLAUDE, STATE, null, TestVault.use())) {
            if (taken.unstamped().isPresent()) {
                throw taken.unstamped().get();
            }
        }
    }

    /** Takes a key again and again, and says so after each time. */
    private void log(int count) throws VaultException {
        for (int i = 1; i <= count; i++) {
            try (Vault vault = TestVault.open(directory)) {
                TestVault.take(vault, CLAUDE, STATE);
            }
            out.println(i);
        }
    }

    /** Takes a key until the disk is full, frees some of it, and takes it once more. */
    private void fill(Path ballast) throws Exception {
        int taken = 0;
        try (Vault vault = TestVault.open(directory)) {
            while (true) {
                TestVault.take(vault, CLAUDE, STATE);
                taken++;
            }
        } catch (VaultException e) {
            out.println(e.reason() + " " + String.valueOf(e.getMessage()).replaceAll(".*: ", ""));
        }
        try (Vault vault = TestVault.open(directory)) {
            out.println(vault.log().lines().size() - taken + " " + vault.log().findings());
            java.nio.file.Files.delete(ballast);
            out.println(TestVault.take(vault, CLAUDE, STATE));
            out.println(vault.log().lines().size() - taken + " " + vault.log().findings());
        }
    }

    private void hold() throws Exception {
        try (WriterLock held = new VaultDirectory(directory).lock(Duration.ofSeconds(10))) {
            out.println("held");
            while (System.in.read() >= 0) {
                // Until the parent closes the pipe.
            }
        }
        out.println("released");
    }

    /** Takes a key, lists, and says which files of the vault are still open and whether MapDB was loaded for taking. */
    private void take(String path) throws Exception {
        try (Vault vault = TestVault.open(directory)) {
            out.println("taken " + TestVault.take(vault, CLAUDE, path));
            out.println("open " + openFiles());
            out.println("entries " + vault.entries().size());
            vault.add(project(CLAUDE, "/added-by-child"), secret("x"));
            out.println("open " + openFiles());
        }
    }

    private int openFiles() throws java.io.IOException {
        int open = 0;
        String[] descriptors = new File("/proc/self/fd").list();
        for (String descriptor : descriptors == null ? new String[0] : descriptors) {
            File link = new File("/proc/self/fd", descriptor);
            if (link.getCanonicalPath().startsWith(directory.toRealPath().toString())) {
                open++;
            }
        }
        return open;
    }
}
