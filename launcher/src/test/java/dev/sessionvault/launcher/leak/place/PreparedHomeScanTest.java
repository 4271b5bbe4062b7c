package dev.sessionvault.launcher.leak.place;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sessionvault.vault.tool.ToolTable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The known places, and the detector, together. */
class PreparedHomeScanTest {
    @TempDir
    private Path home;

    @Test
    void everyPlantedKey_isFound_byItsKind_andNothingElse() throws Exception {
        PreparedHome prepared = PreparedHome.withKeys(home, 23);
        List<String> planted = prepared.planted().stream()
                .map(one -> one.file() + " " + one.kind() + " " + new String(one.key(), StandardCharsets.US_ASCII))
                .sorted()
                .toList();
        assertEquals(String.join("\n", planted), String.join("\n", found(prepared)));
    }

    @Test
    void inAHomeWithoutKeys_nothingIsFound() throws Exception {
        assertEquals("", String.join("\n", found(PreparedHome.withoutKeys(home))));
    }

    private List<String> found(PreparedHome prepared) throws Exception {
        Detections detections = new Detections();
        new HomeDirectory(home, prepared.environment(), ToolTable.builtIn().tools()).search(detections);
        return detections.found.stream().sorted().toList();
    }
}
