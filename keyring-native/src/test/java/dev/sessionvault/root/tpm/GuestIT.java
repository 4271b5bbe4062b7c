package dev.sessionvault.root.tpm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The kernel's own device, its driver and its resource manager: Debian's kernel in an emulated machine whose TPM is
 * simulated. The kernel's package lies in {@code target/guest}, where {@code .ci/run nightly} puts it.
 */
@Tag("nightly")
class GuestIT {
    private static final int LIMIT_MINUTES = 10;

    @TempDir
    Path directory;

    @Test
    void rootOnTheKernelsDevice_passesTheSuite_andAStrangerIsDenied() throws Exception {
        String said = boot();
        System.out.println(said);
        List<String> lines = said.lines().toList();
        assertFalse(said.contains("FAILED"), said);
        assertTrue(lines.contains("PASSED a stranger is denied"), said);
        assertTrue(lines.contains("PASSED changed PCR"), said);
        long passed = lines.stream().filter(line -> line.startsWith("PASSED ")).count();
        assertTrue(passed > 30, "passed: " + passed);
        assertTrue(lines.contains("the guest has ended"), said);
    }

    private String boot() throws Exception {
        Path script = directory.resolve("guest.sh");
        try (InputStream in = Objects.requireNonNull(GuestIT.class.getResourceAsStream("guest.sh"))) {
            Files.copy(in, script);
        }
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Path log = directory.resolve("guest.log");
        Process guest = new ProcessBuilder(
                        "bash",
                        script.toString(),
                        directory.toString(),
                        Path.of("../target/guest").toRealPath().toString(),
                        System.getProperty("java.home"),
                        classPath)
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(log.toFile())
                .start();
        boolean ended = guest.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES);
        guest.descendants().forEach(ProcessHandle::destroyForcibly);
        String said = Files.readString(log).replace("\r", "");
        assertTrue(ended, said);
        assertEquals(0, guest.exitValue(), said);
        return said;
    }
}
