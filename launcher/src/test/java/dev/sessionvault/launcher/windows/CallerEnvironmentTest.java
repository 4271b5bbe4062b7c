package dev.sessionvault.launcher.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallerEnvironmentTest {

    @Test
    void names_areJudgedInCapitals_andKeepTheirOwnForm() {
        CallerEnvironment caller =
                CallerEnvironment.of(Map.of("Path", "C:\\a", "openai_api_key", "x=y", "Ärger", "€", "=C:", "C:\\b"));
        assertEquals(List.of("=C:=C:\\b", "OPENAI_API_KEY=x=y", "PATH=C:\\a", "ÄRGER=€"), sorted(caller.entries()));
        assertEquals(
                Map.of("Path", "C:\\a", "openai_api_key", "x=y", "Ärger", "€", "=C:", "C:\\b"),
                caller.written(caller.entries()));
    }

    @Test
    void whatWasTakenOut_isGone_andWhatWasAdded_isThere() {
        CallerEnvironment caller = CallerEnvironment.of(Map.of("Path", "C:\\a", "openai_api_key", "x"));
        List<byte[]> left = new ArrayList<>();
        left.add("PATH=C:\\a".getBytes(StandardCharsets.UTF_8));
        left.add("Added=1".getBytes(StandardCharsets.UTF_8));
        assertEquals(Map.of("Path", "C:\\a", "Added", "1"), caller.written(left));
    }

    private static List<String> sorted(List<byte[]> entries) {
        return entries.stream()
                .map(entry -> new String(entry, StandardCharsets.UTF_8))
                .sorted()
                .toList();
    }
}
