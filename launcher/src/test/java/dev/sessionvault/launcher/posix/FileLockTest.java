package dev.sessionvault.launcher.posix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lock against another process that locks the same file by the system's own call, as Java's channels do. */
class FileLockTest {
    private static final String HOLD = "import fcntl, sys; f = open(sys.argv[1], 'r+'); fcntl.lockf(f, fcntl.LOCK_EX); "
            + "print('held', flush=True); sys.stdin.read()";
    private static final String TRY = "import fcntl, sys\nf = open(sys.argv[1], 'r+')\ntry:\n"
            + "    fcntl.lockf(f, fcntl.LOCK_EX | fcntl.LOCK_NB)\n    print('had')\nexcept OSError:\n    print('busy')";

    @TempDir
    Path directory;

    @Test
    void heldByAnother_isNotHad_andFreedWithTheProcess() throws Exception {
        Path file = Files.createFile(directory.resolve("l\u00f6ck"));
        Process holder = python(HOLD, file);
        assertEquals("held", new String(holder.getInputStream().readNBytes(4), StandardCharsets.US_ASCII));
        FileLock lock = FileLock.open(file.toString());
        assertFalse(lock.tryLock());
        holder.destroyForcibly().waitFor();
        assertTrue(lock.tryLock());
        lock.close();
    }

    @Test
    void heldByUs_isNotHadByAnother_untilWeClose() throws Exception {
        Path file = Files.createFile(directory.resolve("lock"));
        FileLock lock = FileLock.open(file.toString());
        assertTrue(lock.tryLock());
        assertEquals("busy\n", output(python(TRY, file)));
        lock.close();
        assertEquals("had\n", output(python(TRY, file)));
    }

    @Test
    void noSuchFile_isToldAsSuch() {
        String gone = directory.resolve("gone").toString();
        PosixException failure = assertThrows(PosixException.class, () -> FileLock.open(gone));
        assertEquals(PosixException.ENOENT, failure.errno());
    }

    private static Process python(String script, Path file) throws Exception {
        return new ProcessBuilder(List.of("python3", "-c", script, file.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String output(Process process) throws Exception {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
