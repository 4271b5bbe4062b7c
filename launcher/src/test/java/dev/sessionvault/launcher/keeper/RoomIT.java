package dev.sessionvault.launcher.keeper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.posix.MemoryProgram;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program that makes namespaces is not left behind, whatever becomes of who started it. */
@Timeout(30)
class RoomIT {
    private static final int ENDED_BY_ALARM = 128 + 14;

    @TempDir
    Path directory;

    @Test
    void endOfItsInput_isItsEnd() throws Exception {
        Process process = start();
        assertEquals(0, process.getInputStream().read(), "it is in its namespaces");
        process.getOutputStream().close();
        assertTrue(process.waitFor(2, TimeUnit.SECONDS));
        assertEquals(0, process.exitValue());
    }

    @Test
    void forgotten_itEndsItself() throws Exception {
        long start = System.nanoTime();
        Process process = start();
        assertEquals(ENDED_BY_ALARM, process.waitFor());
        Duration lived = Duration.ofNanos(System.nanoTime() - start);
        assertTrue(lived.toMillis() > 2_000 && lived.toMillis() < 6_000, lived.toString());
    }

    @Test
    void thatHasEnded_isRefused() throws Exception {
        try (Room room = Room.start(directory)) {
            room.separate();
            Thread.sleep(3_500);
            LauncherException refused = assertThrows(LauncherException.class, room::mount);
            assertEquals(Refusal.NO_ANSWER.of(directory).getMessage(), refused.getMessage());
        }
    }

    private Process start() throws Exception {
        try (MemoryProgram program = Assembled.ROOM.load()) {
            return new ProcessBuilder(program.pathForChild(), directory.toString()).start();
        }
    }
}
