package dev.sessionvault.launcher.leak.place;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sessionvault.launcher.leak.Finding;
import dev.sessionvault.launcher.leak.Place;
import dev.sessionvault.launcher.leak.search.Leaks;
import dev.sessionvault.launcher.leak.search.Progress;
import dev.sessionvault.vault.LeakFingerprint;
import dev.sessionvault.vault.tool.ToolTable;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The known places, the search and the detector together: what {@code sv scan --home} does. */
class PreparedHomeScanTest {
    @TempDir
    private Path home;

    @Test
    void everyPlantedKey_isFound_byItsKind_andNothingElse() throws Exception {
        PreparedHome prepared = PreparedHome.withKeys(home, 23);
        assertEquals(lines(prepared.planted().stream().map(PreparedHomeScanTest::line)), lines(found(prepared)));
    }

    @Test
    void inAHomeWithoutKeys_nothingIsFound() throws Exception {
        assertEquals("", lines(found(PreparedHome.withoutKeys(home))));
    }

    private Stream<String> found(PreparedHome prepared) {
        List<Finding> findings = Leaks.find(
                        new HomeDirectory(
                                        home,
                                        prepared.environment(),
                                        ToolTable.builtIn().tools())
                                .parts(),
                        Progress.unseen())
                .findings();
        return findings.stream().map(PreparedHomeScanTest::line);
    }

    private static String line(Planted planted) {
        byte[] key = planted.key();
        String fingerprint = key.length == 0 ? "" : LeakFingerprint.of(key, 0, key.length);
        return String.join(" ", planted.file().toString(), planted.kind(), fingerprint);
    }

    private static String line(Finding finding) {
        return String.join(" ", file(finding.place()).toString(), finding.kind().id(), finding.fingerprint());
    }

    private static Path file(Place place) {
        return place instanceof Place.InFile file ? file.file() : ((Place.InStore) place).file();
    }

    private static String lines(Stream<String> lines) {
        return String.join("\n", lines.sorted().toList());
    }
}
