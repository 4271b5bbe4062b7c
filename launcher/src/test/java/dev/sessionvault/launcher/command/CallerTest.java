package dev.sessionvault.launcher.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallerTest {
    @Test
    void variablesPutAside_getTheirNamesBack() {
        assertEquals(
                List.of("A=1", "JAVA_TOOL_OPTIONS=-Dx=y", "_JAVA_OPTIONS=", "JDK_JAVA_OPTIONS=é", "CLASSPATH=a:b"),
                restored(
                        "A=1",
                        "SV_KEPT_JAVA_TOOL_OPTIONS=-Dx=y",
                        "SV_KEPT__JAVA_OPTIONS=",
                        "SV_KEPT_JDK_JAVA_OPTIONS=é",
                        "SV_KEPT_CLASSPATH=a:b"));
    }

    @Test
    void otherNamesUnderThatPrefix_stayAsTheyAre() {
        assertEquals(
                List.of("SV_KEPT_LD_PRELOAD=x", "SV_KEPT_CLASSPATHS=x", "SV_KEPT_"),
                restored("SV_KEPT_LD_PRELOAD=x", "SV_KEPT_CLASSPATHS=x", "SV_KEPT_"));
    }

    @Test
    void locale_isTheCallers() {
        assertEquals(List.of("LC_ALL=de_DE", "A=1"), restored("SV_KEPT_LC_ALL=de_DE", "LC_ALL=C.UTF-8", "A=1"));
        assertEquals(List.of("A=1"), restored("LC_ALL=C.UTF-8", "A=1"));
        byte[] own = "LC_ALL=C.UTF-8".getBytes(StandardCharsets.UTF_8);
        assertEquals(List.of(own), Caller.restored(List.of(own), false));
    }

    private static List<String> restored(String... entries) {
        List<byte[]> bytes = new ArrayList<>();
        for (String entry : entries) {
            bytes.add(entry.getBytes(StandardCharsets.UTF_8));
        }
        List<String> restored = new ArrayList<>();
        for (byte[] entry : Caller.restored(bytes, true)) {
            restored.add(new String(entry, StandardCharsets.UTF_8));
        }
        return restored;
    }
}
