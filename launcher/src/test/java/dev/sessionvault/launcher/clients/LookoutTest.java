package dev.sessionvault.launcher.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lookout that finds nothing proves something only if it would have found it. */
final class LookoutTest {
    @TempDir
    Path directory;

    @Test
    void secretThatIsInAFileForAMoment_isSeen() throws Exception {
        Path file = Files.createDirectories(directory.resolve("home/.tool")).resolve("auth.json");
        Files.writeString(file.resolveSibling("other"), "no secret");
        try (Lookout lookout = new Lookout(directory, List.of("secret-1", "secret-2"))) {
            Files.writeString(file, "{\"token\":\"secret-2\"}");
            Thread.sleep(500);
            Files.delete(file);
            assertEquals(List.of(file), lookout.seen());
        }
    }

    @Test
    void secretInTheTemporaryFiles_isSeen() throws Exception {
        Path file = Files.createTempFile(Path.of("/tmp"), "of-a-tool", ".txt");
        try (Lookout lookout = new Lookout(directory, List.of("secret-of-" + file.getFileName()))) {
            Files.writeString(file, "secret-of-" + file.getFileName());
            assertEquals(List.of(file), lookout.seen());
        } finally {
            Files.delete(file);
        }
    }
}
