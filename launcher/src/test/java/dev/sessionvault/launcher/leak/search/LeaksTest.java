package dev.sessionvault.launcher.leak.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.leak.Finding;
import dev.sessionvault.launcher.leak.Place;
import dev.sessionvault.launcher.leak.Search;
import dev.sessionvault.launcher.leak.Source;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeaksTest {
    @TempDir
    Path directory;

    @Test
    void key_isFound_withItsOffsetLineAndColumn() throws IOException {
        String key = PlantedKeys.next(new Random(1));
        Path file = write("a.txt", "first\r\nmy \u00fc key: \"" + key + "\"\n");
        Finding found = only(find(search -> search.text(file)));
        assertEquals(new Place.InFile(file, 19, key.length(), 2, 13), found.place());
    }

    @Test
    void keysInAHugeFile_areFoundOnce_whereverAWindowEnds() throws IOException {
        Random random = new Random(2);
        for (int round = 0; round < 4; round++) {
            StringBuilder text = new StringBuilder();
            List<Place> planted = new ArrayList<>();
            Path file = directory.resolve("huge" + round);
            long line = 1;
            int lineStart = 0;
            while (text.length() < 3 * Window.CAPACITY_BYTES) {
                filler(text, random.nextInt(40_000), random);
                if (random.nextBoolean()) {
                    text.append('\n');
                    line++;
                    lineStart = text.length();
                }
                text.append(' ');
                String key = PlantedKeys.next(random);
                planted.add(new Place.InFile(file, text.length(), key.length(), line, text.length() - lineStart + 1));
                text.append(key).append(' ');
            }
            Files.writeString(file, text, StandardCharsets.US_ASCII);
            assertEquals(planted, places(find(search -> search.file(file))));
        }
    }

    @Test
    void keyThatCrossesTheEndOfAWindow_isFoundOnce() throws IOException {
        String key = PlantedKeys.next(new Random(3));
        for (int before = 0; before <= 2 * (Scan.BEFORE + Scan.AFTER); before += 97 + Scan.AFTER / 40) {
            String text = ".".repeat(Window.CAPACITY_BYTES - before) + " " + key + " "
                    + ".".repeat(2 * (Scan.BEFORE + Scan.AFTER));
            Path file = write("edge", text);
            Place place = only(find(search -> search.text(file))).place();
            long offset = Window.CAPACITY_BYTES - before + 1;
            assertEquals(new Place.InFile(file, offset, key.length(), 1, (int) offset + 1), place);
        }
    }

    @Test
    void textInUtf16_isRead_withOffsetsOfTheFile() throws IOException {
        String key = PlantedKeys.next(new Random(4));
        for (String charset : List.of("UTF-16LE", "UTF-16BE")) {
            Path file = directory.resolve(charset);
            byte[] text = ("\ufeff\u017cy\n$k = '" + key + "'").getBytes(Charset.forName(charset));
            Files.write(file, text);
            Place.InFile place =
                    (Place.InFile) only(find(search -> search.text(file))).place();
            assertEquals(new Place.InFile(file, 2 + 2 * 9, 2 * key.length(), 2, 7), place);
            assertEquals(key, new String(text, 20, place.bytes(), Charset.forName(charset)));
        }
    }

    @Test
    void hugeTextInUtf16_isReadThroughout() throws IOException {
        String key = PlantedKeys.next(new Random(5));
        String text = "\ufeff" + "\u00e9-\n".repeat(Window.CAPACITY_BYTES) + key;
        Path file = directory.resolve("utf16");
        Files.write(file, text.getBytes(StandardCharsets.UTF_16LE));
        Place.InFile place =
                (Place.InFile) only(find(search -> search.text(file))).place();
        assertEquals(Window.CAPACITY_BYTES + 1L, place.line());
        assertEquals(2 + 6L * Window.CAPACITY_BYTES, place.offset());
    }

    @Test
    void binary_isSkipped_asGitDecides_unlessItIsWanted() throws IOException {
        String key = PlantedKeys.next(new Random(6));
        Path binary = write("binary", "x".repeat(7999) + "\0 " + key);
        Path text = write("text", "x".repeat(8000) + "\0 " + key);
        assertEquals(0, find(search -> search.text(binary)).findings().size());
        assertEquals(1, find(search -> search.text(text)).findings().size());
        assertEquals(1, find(search -> search.file(binary)).findings().size());
    }

    @Test
    void pieces_areWiped_andPlacedByWhoeverBringsThem() {
        String key = PlantedKeys.next(new Random(7));
        byte[] bytes = ("\nA=" + key).getBytes(StandardCharsets.US_ASCII);
        Search.Position at =
                (offset, length, line, column) -> new Place.InProcess(offset, "p", line + ":" + column, length, 0);
        Finding found = only(find(search -> search.bytes(bytes, at)));
        assertEquals(new Place.InProcess(3, "p", "2:3", key.length(), 0), found.place());
        assertArrayEquals(new byte[bytes.length], bytes);
    }

    @Test
    void equalKeys_haveEqualFingerprints_thatDoNotTellThem() throws IOException {
        Random random = new Random(8);
        String key = PlantedKeys.next(random);
        Path file = write("a", key + "\n" + key + "\n" + PlantedKeys.next(random));
        List<Finding> found = find(search -> search.file(file)).findings();
        assertEquals(found.get(0).fingerprint(), found.get(1).fingerprint());
        assertNotEquals(found.get(0).fingerprint(), found.get(2).fingerprint());
        assertTrue(found.get(0).fingerprint().matches("[0-9a-f]{10}"));
    }

    @Test
    void manyFiles_giveTheSameAnswerInTheSameOrder_howeverTheyAreBrought() throws IOException {
        Random random = new Random(9);
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < 700; i++) {
            files.add(write("f" + i, "x\n".repeat(random.nextInt(50)) + PlantedKeys.next(random)));
        }
        Leaks.Result once = find(search -> files.forEach(search::file));
        List<Path> shuffled = new ArrayList<>(files);
        java.util.Collections.shuffle(shuffled, random);
        Leaks.Result again = find(search -> shuffled.parallelStream().forEach(search::text));
        assertEquals(700, once.findings().size());
        assertEquals(once, again);
        assertEquals(
                files.stream().sorted().toList(),
                once.findings().stream()
                        .map(finding -> ((Place.InFile) finding.place()).file())
                        .toList());
    }

    @Test
    void whatCannotBeRead_isTold_andHidesNothing() throws Exception {
        Path pipe = directory.resolve("pipe");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        Path file = write("a", PlantedKeys.next(new Random(10)));
        Source broken = source(search -> {
            search.file(pipe);
            search.file(directory);
            search.file(directory.resolve("gone"));
            search.text(directory.resolve("gone"));
            search.file(file);
            throw new java.io.UncheckedIOException(new IOException("too bad"));
        });
        Leaks.Result result = Leaks.find(List.of(broken), Progress.unseen());
        assertEquals(1, result.findings().size());
        assertEquals(1, result.files());
        assertEquals(
                List.of(
                        new Leaks.Unread(directory.toString(), "it is no file"),
                        new Leaks.Unread(pipe.toString(), "it is no file"),
                        new Leaks.Unread("test", "too bad")),
                result.unread());
    }

    @Test
    void moreKeysThanAnybodyReads_endNothing() throws IOException {
        String key = PlantedKeys.next(new Random(11));
        Path file = write("a", (key + "\n").repeat(Tally.MOST + 1));
        Leaks.Result result = find(search -> search.file(file));
        assertEquals(Tally.MOST, result.findings().size());
        assertEquals(1, result.unread().size());
    }

    @Test
    void searchThatBreaksOff_isNoAnswer() {
        Source broken = source(search -> search.bytes(
                PlantedKeys.next(new Random(12)).getBytes(StandardCharsets.US_ASCII),
                (offset, length, line, column) -> {
                    throw new IllegalArgumentException();
                }));
        assertThrows(IllegalArgumentException.class, () -> Leaks.find(List.of(broken), Progress.unseen()));
    }

    private static void filler(StringBuilder text, int count, Random random) {
        for (int i = 0; i < count; i++) {
            text.append(random.nextInt(60) == 0 ? ' ' : (char) ('a' + i % 26));
        }
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    private static Leaks.Result find(Consumer<Search> searched) {
        Leaks.Result result = Leaks.find(List.of(source(searched)), Progress.unseen());
        assertEquals(
                List.of(),
                result.unread().stream()
                        .filter(unread -> !unread.why().startsWith("more than"))
                        .toList());
        return result;
    }

    private static Source source(Consumer<Search> searched) {
        return new Source() {
            @Override
            public String title() {
                return "test";
            }

            @Override
            public void search(Search search) throws IOException {
                try {
                    searched.accept(search);
                } catch (java.io.UncheckedIOException e) {
                    throw e.getCause();
                }
            }
        };
    }

    private static Finding only(Leaks.Result result) {
        assertEquals(1, result.findings().size());
        return result.findings().get(0);
    }

    private static List<Place> places(Leaks.Result result) {
        return result.findings().stream().map(Finding::place).toList();
    }
}
