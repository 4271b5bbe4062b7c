package dev.sessionvault.launcher.leak.git;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PatienceTest {
    private static final Duration LIMIT = Duration.ofMillis(300);

    private final Process process = new ProcessBuilder("sleep", "60").start();

    PatienceTest() throws IOException {}

    @AfterEach
    void end() {
        process.destroyForcibly();
    }

    @Test
    void aChildThatKeepsUsWaiting_isEnded() throws Exception {
        Patience patience = new Patience(process, LIMIT);
        patience.start();
        patience.begins();
        process.waitFor();
        assertTrue(patience.isOver());
    }

    @Test
    void aChildThatWaitsForUs_isNot() throws Exception {
        Patience patience = new Patience(process, LIMIT);
        patience.start();
        patience.begins();
        patience.ends();
        Thread.sleep(LIMIT.toMillis() * 3);
        assertFalse(patience.isOver());
        assertTrue(process.isAlive());
        patience.stop();
    }

    @Test
    void whoWasEnded_isSaidToHaveGivenNoAnswer() {
        try (GitChild child = new GitChild(process, Duration.ofSeconds(1))) {
            IOException e = assertThrows(IOException.class, () -> child.read(new byte[1], 0, 1));
            assertEquals("git gave no answer for 1 s", e.getMessage());
        }
    }
}
