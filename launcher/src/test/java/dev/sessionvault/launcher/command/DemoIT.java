package dev.sessionvault.launcher.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.command.Sv.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoIT {
    @TempDir
    Path temporary;

    @Test
    void demo_playsToItsEnd_andLeavesNothing() throws IOException {
        Sv sv = Sv.built(temporary);
        Answer demo = sv.run(sv.home, "demo");
        assertEquals(0, demo.code(), demo.toString());
        assertEquals("", demo.err());
        assertTrue(demo.out().endsWith("each tool got its own key and no other; all checked\n"), demo.out());
        assertTrue(demo.out().contains("exit code 3\n"));
        assertFalse(demo.out().contains("hunter2"));
        Matcher directory = Pattern.compile("in (/\\S+), deleted at the end").matcher(demo.out());
        assertTrue(directory.find());
        assertFalse(Files.exists(Path.of(directory.group(1))));
        assertFalse(Files.exists(sv.home.resolve("sv")), "the caller's own home is not touched");
    }
}
