package dev.sessionvault.root.tpm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sessionvault.root.Refusal;
import dev.sessionvault.root.RootException;
import dev.sessionvault.root.RootKind;
import dev.sessionvault.root.SealedKey;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The device file, played by a pipe: like the device it is no ordinary file, and gives back what is written. */
class KernelDeviceIT {
    @TempDir
    Path directory;

    @Test
    void noFile_isUnavailable_andNoneIsMade() {
        Path file = directory.resolve("tpmrm0");
        assertEquals(Refusal.UNAVAILABLE, refusalOf(file));
        assertFalse(Files.exists(file));
    }

    @Test
    void ordinaryFile_isUnavailable_andUnchanged() throws IOException {
        Path file = Files.writeString(directory.resolve("tpmrm0"), "mine");
        assertEquals(Refusal.UNAVAILABLE, refusalOf(file));
        assertEquals("mine", Files.readString(file));
    }

    @Test
    void command_isOneWrite_andResponseOneRead() throws Exception {
        byte[] command = new byte[2000];
        command[1999] = 7;
        try (TpmDevice device = new KernelDevice.Source(pipe("600").toFile()).connect()) {
            assertArrayEquals(command, device.exchange(command));
        }
    }

    @Test
    void notPermitted_isDenied_andSaysWhichGroup() throws Exception {
        Path pipe = pipe("000");
        assertEquals(
                "DENIED: this user may not use the TPM: " + pipe
                        + ": run `sudo usermod -aG tss $USER`, then log out and in again",
                run(withoutOverride(Asking.class, pipe)).strip());
    }

    /** What {@code ofKernel} finds depends on the machine; on one without a TPM it must be UNAVAILABLE. */
    @Test
    void ofKernel_asksTheKernelsDeviceAndNoOther() {
        File device = new File("/dev/tpmrm0");
        Refusal expected = !device.exists()
                ? Refusal.UNAVAILABLE
                : device.canRead() && device.canWrite() ? Refusal.ABSENT : Refusal.DENIED;
        Openings.assertRefused(expected, TpmRoot.ofKernel(), SealedKey.of(RootKind.TPM2, SealedBlobTest.example()));
    }

    private static Refusal refusalOf(Path file) {
        KernelDevice.Source source = new KernelDevice.Source(file.toFile());
        return assertThrows(RootException.class, source::connect).refusal();
    }

    private Path pipe(String mode) throws Exception {
        Path pipe = directory.resolve("tpmrm0");
        run(List.of("mkfifo", "-m", mode, pipe.toString()));
        return pipe;
    }

    /** Root may open every file; a child that gave up that power may not. */
    private static List<String> withoutOverride(Class<?> program, Path argument) {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(
                    List.of("setpriv", "--bounding-set", "-dac_override,-dac_read_search", "--inh-caps", "-all"));
        }
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        command.addAll(
                List.of(java, "-cp", System.getProperty("java.class.path"), program.getName(), argument.toString()));
        return command;
    }

    private static String run(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(true, process.waitFor(30, TimeUnit.SECONDS), output);
        assertEquals(0, process.exitValue(), output);
        return output;
    }

    /** The child: prints how opening a device file is refused. */
    static final class Asking {
        private Asking() {}

        public static void main(String[] arguments) throws IOException {
            try (TpmDevice device = new KernelDevice.Source(new File(arguments[0])).connect()) {
                System.out.println("opened " + device);
            } catch (RootException e) {
                System.out.println(
                        e.refusal() + ": " + e.getMessage() + ": " + e.refused().advice());
            }
        }
    }
}
