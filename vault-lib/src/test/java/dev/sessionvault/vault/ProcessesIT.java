package dev.sessionvault.vault;

import static dev.sessionvault.vault.TestVault.CLAUDE;
import static dev.sessionvault.vault.TestVault.project;
import static dev.sessionvault.vault.TestVault.secret;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.vault.store.StoreException;
import dev.sessionvault.vault.store.VaultDirectory;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes at one vault. */
class ProcessesIT {
    private static final int WRITERS = 32;
    private static final int EACH = 4;

    @TempDir
    Path home;

    @Test
    void thirtyTwoProcesses_addingAtOnce_loseNothing() throws Exception {
        Path directory = home.resolve("sv");
        TestVault.create(directory).close();
        Jvm jvm = Jvm.in(home).archive("add", directory.toString(), "first", "1");
        List<Process> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            writers.add(jvm.start("add", directory.toString(), "writer" + i, Integer.toString(EACH)));
        }
        for (Process writer : writers) {
            assertEquals("added", output(writer).strip());
            assertEquals(0, writer.waitFor());
        }
        try (Vault vault = TestVault.open(directory)) {
            assertEquals(1 + WRITERS * EACH, vault.entries().size());
            for (int i = 0; i < WRITERS; i++) {
                for (int k = 0; k < EACH; k++) {
                    assertEquals("writer" + i + k, TestVault.take(vault, CLAUDE, "/writer" + i + "/" + k));
                }
            }
        }
        assertFalse(Files.exists(directory.resolve("vault.db.new")));
    }

    @Test
    void lockHeldByAnotherProcess_isBusyAfterTheWait_andReadersDoNotCare() throws Exception {
        Path directory = home.resolve("sv");
        try (Vault vault = TestVault.create(directory)) {
            vault.add(project(CLAUDE, "/p", "", new Expiry(64, 0)), secret("key"));
            Process holder = Jvm.in(home).start("hold", directory.toString());
            BufferedReader said =
                    new BufferedReader(new InputStreamReader(holder.getInputStream(), StandardCharsets.UTF_8));
            assertEquals("held", said.readLine());
            long start = System.nanoTime();
            StoreException.Fault fault = null;
            try {
                new VaultDirectory(directory).lock(Duration.ofMillis(300)).close();
            } catch (StoreException e) {
                fault = e.fault();
            }
            Duration waited = Duration.ofNanos(System.nanoTime() - start);
            assertEquals(StoreException.Fault.BUSY, fault);
            assertTrue(waited.toMillis() >= 300 && waited.toMillis() < 3000, waited.toString());
            Vault later = vault.withClock(TestVault.at(TestVault.NOW + 32));
            assertEquals("key", TestVault.take(later, CLAUDE, "/p"));
            assertEquals(TestVault.NOW + 32, later.entries().get(0).usedEpochSecond());
            holder.getOutputStream().close();
            assertEquals("released", said.readLine());
            assertEquals(0, holder.waitFor());
            vault.add(project(CLAUDE, "/q"), secret("after"));
        }
    }

    @Test
    void takingListingAndAdding_leaveNoDescriptorAndNoTemporaryFile() throws Exception {
        Path directory = home.resolve("sv");
        Path temporary = Files.createDirectory(home.resolve("tmp"));
        try (Vault vault = TestVault.create(directory)) {
            vault.add(project(CLAUDE, "/p"), secret("key"));
        }
        Path loaded = home.resolve("loaded.txt");
        List<String> flags = List.of("-Djava.io.tmpdir=" + temporary, "-Xlog:class+load:file=" + loaded);
        Process child = Jvm.in(home).start(flags, "take", directory.toString(), "/p");
        assertEquals("taken key\nopen 0\nentries 1\nopen 0\n", output(child));
        assertEquals(0, child.waitFor());
        try (Stream<Path> left = Files.list(temporary)) {
            assertEquals(
                    List.of(),
                    left.filter(path -> !path.endsWith("hsperfdata_root")).toList());
        }
        assertFalse(Files.exists(directory.resolve("vault.db.new")));
        assertFalse(Files.readString(loaded).contains("net.jpountz.util"));
    }

    private static String output(Process process) throws Exception {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
