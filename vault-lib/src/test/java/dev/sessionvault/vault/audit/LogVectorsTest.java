package dev.sessionvault.vault.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs that were written once and are kept, read by us and by a second reader, written from FORMAT.md alone. */
@SuppressWarnings("NullAway.Init")
class LogVectorsTest {
    private static final Path VECTORS = Path.of("src/test/resources/vectors/log");

    @TempDir
    Path home;

    @Test
    void eachVector_isJudgedAsTheIndexSays_byBothReaders() throws Exception {
        List<String> index = Files.readAllLines(VECTORS.resolve("index.txt"));
        assertEquals(7, index.size());
        for (String line : index) {
            String name = line.substring(0, line.indexOf(':'));
            TestLog log = new TestLog(copy(name));
            assertEquals(line.substring(name.length() + 1).strip(), String.join(", ", log.findings()), name);
            assertEquals(name.equals("good"), secondReader(log.directory).endsWith("\nsound\n"), name);
        }
    }

    private Path copy(String name) throws Exception {
        Path directory = Files.createDirectory(
                home.resolve(name), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        for (String file : List.of("audit.log", "audit.log.1", "head")) {
            Path copied = Files.copy(VECTORS.resolve(name).resolve(file), directory.resolve(file));
            Files.setPosixFilePermissions(copied, PosixFilePermissions.fromString("rw-------"));
        }
        return directory;
    }

    @Test
    void freshLog_isReadByTheSecondReader() throws Exception {
        TestLog log = new TestLog(home.resolve("log"));
        log.refuseUnkeyed();
        log.take();
        log.moveUp();
        log.refuseUnkeyed();
        try (KeyedJournal keyed = log.keyed()) {
            keyed.take(
                    TestLog.act().because("\u00fc \"quoted\" \\ \u0007 \u202e"),
                    Use.of("exec", new byte[] {'/', (byte) 0xff, '\n', '"'}, List.of("A", "B\\x")),
                    5);
        }
        String read = secondReader(log.directory);
        assertTrue(
                read.endsWith("1 refuse no mac\n2 begin mac\n3 take mac\n4 refuse no mac\n5 take mac\nsound\n"), read);
    }

    private static String secondReader(Path directory) throws Exception {
        Process reader = new ProcessBuilder(
                        "python3",
                        "src/test/resources/read_log.py",
                        directory.toString(),
                        "00".repeat(16),
                        "07".repeat(32))
                .redirectErrorStream(true)
                .start();
        return new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
