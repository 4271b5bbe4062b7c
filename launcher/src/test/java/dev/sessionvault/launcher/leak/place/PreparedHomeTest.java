package dev.sessionvault.launcher.leak.place;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fixture itself: what it says that it planted is there. */
class PreparedHomeTest {
    @TempDir
    private Path directory;

    @Test
    void everyKey_liesInItsFile() throws Exception {
        for (Planted planted : PreparedHome.withKeys(directory, 7).planted()) {
            String text = Files.readString(planted.file(), StandardCharsets.ISO_8859_1);
            String key = new String(planted.key(), StandardCharsets.US_ASCII);
            assertTrue(text.replace("\\x2d", "-").contains(key), planted.toString());
        }
    }

    @Test
    void everyKey_isAnother_andTheSameForTheSameSeed() throws Exception {
        List<Planted> planted = PreparedHome.withKeys(Files.createDirectory(directory.resolve("one")), 7)
                .planted();
        List<Planted> again = PreparedHome.withKeys(Files.createDirectory(directory.resolve("two")), 7)
                .planted();
        List<String> texts = planted.stream()
                .map(PreparedHomeTest::text)
                .filter(text -> !text.isEmpty())
                .toList();
        assertEquals(texts.size(), Set.copyOf(texts).size());
        for (int i = 0; i < planted.size(); i++) {
            assertArrayEquals(planted.get(i).key(), again.get(i).key());
        }
    }

    @Test
    void withoutKeys_theSameFilesAreThere() throws Exception {
        Path with = Files.createDirectory(directory.resolve("with"));
        Path without = Files.createDirectory(directory.resolve("without"));
        PreparedHome.withKeys(with, 7);
        assertTrue(PreparedHome.withoutKeys(without).planted().isEmpty());
        Set<String> files = files(with);
        files.removeIf(name -> name.matches("\\.gemini/gemini-credentials\\.json|\\.factory/auth\\.v2\\..*"));
        assertEquals(files, files(without));
    }

    private static String text(Planted planted) {
        return new String(planted.key(), StandardCharsets.US_ASCII);
    }

    private static Set<String> files(Path home) throws IOException {
        try (var walk = Files.walk(home)) {
            return walk.filter(Files::isRegularFile)
                    .map(file -> home.relativize(file).toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
