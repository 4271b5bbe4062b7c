package dev.sessionvault.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A program that starts tools, as an IDE does: each tool gets its own key, and everything else none. */
final class WrapIT {
    @TempDir
    static Path directory;

    private static Desk desk;

    static List<Jdk> jdks() throws IOException {
        return Jdk.all();
    }

    @BeforeAll
    static void storeKeys() throws Exception {
        desk = new Desk(directory);
    }

    @AfterAll
    static void logOut() throws Exception {
        desk.close();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void tool_isStartedBySv_andNothingElseGetsAKey(Jdk jdk) throws Exception {
        try (Jvm jvm = desk.start(
                jdk,
                "wrap",
                List.of(),
                "inherits:env",
                "sets:/usr/bin/env:SHOW_API_KEY:another",
                "execs:env",
                "inherits:printenv",
                "one:SHOW_API_KEY",
                "one:ANTHROPIC_API_KEY",
                "one:OPENAI_API_KEY")) {
            assertEquals(0, jvm.end(), jvm.err());
            assertEquals("", jvm.err());
            String out = jvm.out();
            for (String deed : List.of("inherits:env", "sets:/usr/bin/env:SHOW_API_KEY:another", "execs:env")) {
                assertTrue(out.contains(deed + "> SHOW_API_KEY=" + Desk.SHOWN_KEY + "\n"), out);
            }
            assertTrue(out.contains("inherits:printenv> COLOUR=green\n"), out);
            assertFalse(out.contains("inherits:printenv> SHOW_API_KEY"), out);
            assertFalse(out.contains(Desk.OTHER) || out.contains("> ANTHROPIC_API_KEY"), out);
            assertTrue(
                    out.endsWith("SHOW_API_KEY = null\none:ANTHROPIC_API_KEY = null\none:OPENAI_API_KEY = null\n"),
                    out);
        }
    }
}
