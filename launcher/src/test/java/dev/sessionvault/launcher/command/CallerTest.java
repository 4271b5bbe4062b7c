package dev.sessionvault.launcher.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallerTest {
    @Test
    void parts_areReadInTheOrderOfTheirNumbers_whereverTheyStand() {
        String blob = encoded("A=1\0NOEQUALS\0\0A=2\0=x\0L\u00ff=\u0080\0");
        assertEquals(
                List.of("A=1", "NOEQUALS", "", "A=2", "=x", "L\u00ff=\u0080"),
                read(
                        "SV_ENVIRONMENT_2=" + blob.substring(8),
                        "LC_ALL=C.UTF-8",
                        "SV_ENVIRONMENT_1=" + blob.substring(0, 8)));
    }

    @Test
    void whatFollowsAGapInTheNumbers_isNotOurs() {
        assertEquals(List.of("A=1"), read("SV_ENVIRONMENT_1=" + encoded("A=1\0"), "SV_ENVIRONMENT_3=QQ"));
    }

    @Test
    void emptyEnvironment_isEmpty() {
        assertEquals(List.of(), read("PATH=/bin", "SV_STARTED_AS=sv"));
    }

    private static String encoded(String strings) {
        return Base64.getEncoder().encodeToString(strings.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static List<String> read(String... left) {
        List<byte[]> bytes = new ArrayList<>();
        for (String entry : left) {
            bytes.add(entry.getBytes(StandardCharsets.ISO_8859_1));
        }
        List<String> read = new ArrayList<>();
        for (byte[] entry : Caller.byScript(bytes).environment()) {
            read.add(new String(entry, StandardCharsets.ISO_8859_1));
        }
        return read;
    }
}
