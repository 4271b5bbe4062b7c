package dev.sessionvault.launcher.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the diff shows, {@code patch} makes of the old text. */
class LineDiffTest {
    @TempDir
    Path directory;

    @Test
    void oneLineMore() {
        assertEquals(
                List.of("--- f", "+++ f", "@@ -1,2 +1,3 @@", " a", "+b", " c"),
                LineDiff.of("f", "a\nc\n", "a\nb\nc\n"));
    }

    @Test
    void noFileBefore_orAfter() {
        assertEquals(List.of("--- /dev/null", "+++ f", "@@ -0,0 +1,1 @@", "+a"), LineDiff.of("f", null, "a\n"));
        assertEquals(List.of("--- f", "+++ /dev/null", "@@ -1,1 +0,0 @@", "-a"), LineDiff.of("f", "a\n", null));
    }

    @Test
    void patch_makesTheNewTextOfIt() throws Exception {
        Random random = new Random(7);
        for (int i = 0; i < 60; i++) {
            List<String> old = lines(random, 30);
            List<String> changed = new ArrayList<>(old);
            for (int k = random.nextInt(5); k >= 0; k--) {
                int place = random.nextInt(changed.size() + 1);
                if (random.nextBoolean() && place < changed.size()) {
                    changed.remove(place);
                } else {
                    changed.addAll(place, lines(random, 3));
                }
            }
            assertEquals(text(changed), patched(text(old), text(changed)));
        }
    }

    private String patched(String before, String after) throws IOException, InterruptedException {
        Path file = Files.writeString(directory.resolve("f"), before);
        if (!before.equals(after)) {
            Path diff = Files.writeString(directory.resolve("d"), text(LineDiff.of("f", before, after)));
            Process patch = new ProcessBuilder("patch", "--batch", "--fuzz=0", "f", "d")
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(patch.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(0, patch.waitFor(), () -> said + before + "=>\n" + after);
        }
        return Files.readString(file);
    }

    private static List<String> lines(Random random, int most) {
        List<String> lines = new ArrayList<>();
        for (int i = random.nextInt(most); i >= 0; i--) {
            lines.add("line " + random.nextInt(8));
        }
        return lines;
    }

    private static String text(List<String> lines) {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }
}
