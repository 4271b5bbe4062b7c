package dev.sessionvault.root.tpm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sessionvault.root.KeyRoot;
import dev.sessionvault.secret.SecretBytes;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The root as it is shipped, on a device file behind which a TPM answers. */
class SwtpmDeviceIT {
    @TempDir
    Path directory;

    @Test
    void ofKernel_sealsAndOpens_inOtherProcesses() throws Exception {
        try (SwtpmDevice device = SwtpmDevice.start(directory.resolve("tpm"))) {
            // More often than the simulator has room for what each leaves loaded.
            for (int time = 0; time < 6; time++) {
                assertEquals("opens what it sealed\n", run(device.inside(program())));
            }
        }
    }

    @Test
    void device_isNobodyElses() throws Exception {
        boolean before = new File("/dev/tpmrm0").exists();
        try (SwtpmDevice device = SwtpmDevice.start(directory.resolve("tpm"))) {
            assertEquals("character special file\n", run(device.inside(List.of("stat", "-c", "%F", "/dev/tpmrm0"))));
            assertEquals(before, new File("/dev/tpmrm0").exists());
        }
    }

    private static List<String> program() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return List.of(java, "-Xshare:auto", "-cp", System.getProperty("java.class.path"), Sealing.class.getName());
    }

    private static String run(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** The child. */
    static final class Sealing {
        private Sealing() {}

        public static void main(String[] arguments) {
            KeyRoot root = TpmRoot.ofKernel();
            try (SecretBytes key = SecretBytes.random(32)) {
                Openings.assertOpens(key, root, Openings.seal(root, key));
            }
            System.out.println("opens what it sealed");
        }
    }
}
