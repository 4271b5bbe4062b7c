package dev.sessionvault.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A program that starts tools, as an IDE does: each tool gets its own key, and everything else none. */
final class WrapIT extends AtDesk {
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

    /** Nothing of theirs goes through Java's methods: it is said, once, and all else is as ever. */
    @ParameterizedTest
    @MethodSource("jdks")
    void libraryThatStartsProgramsByNativeCode_isNamedOnce(Jdk jdk) throws Exception {
        try (Jvm jvm = desk.start(
                jdk, "wrap", List.of(), "meets:com.pty4j.PtyProcess", "meets:com.pty4j.Other", "inherits:env")) {
            assertEquals(0, jvm.end(), jvm.err());
            assertEquals(
                    "sv: warning: wrap AI tools: com.pty4j: it starts programs by native code, which no Java agent sees\n"
                            + "sv: hint: shims are seen there too: sv wrap --all\n",
                    jvm.err());
            assertTrue(jvm.out().contains("inherits:env> SHOW_API_KEY=" + Desk.SHOWN_KEY + "\n"), jvm.out());
        }
    }
}
