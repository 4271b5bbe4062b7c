package dev.sessionvault.launcher.leak.form;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;

/** The lines in src/test/resources/leak. What each file's head says about its form is done here. */
final class Corpus {
    private static final long SEED = 20_261_122;
    private static final String MARK = "! ";

    private Corpus() {}

    static Map<String, DrawnKey> shapes() {
        Map<String, DrawnKey> shapes = new LinkedHashMap<>();
        for (String line : lines(directory().resolve("shapes.txt"))) {
            if (line.contains(" -> ") && !line.startsWith("#")) {
                DrawnKey key = DrawnKey.parse(line);
                shapes.put(key.shape(), key);
            }
        }
        return shapes;
    }

    static List<Case> positive() {
        Map<String, DrawnKey> shapes = shapes();
        Random random = new Random(SEED);
        List<Case> cases = new ArrayList<>();
        read(directory().resolve("positive.txt"), "", cases);
        cases.replaceAll(empty -> fill(empty, shapes, random));
        return cases;
    }

    static List<Case> negative() {
        List<Case> cases = new ArrayList<>();
        negativeFiles().forEach(file -> read(file, name(file) + ": ", cases));
        return cases;
    }

    static List<Path> negativeFiles() {
        try (Stream<Path> files = Files.list(directory().resolve("negative"))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void read(Path file, String prefix, List<Case> cases) {
        String group = "";
        boolean head = true;
        for (String line : lines(file)) {
            head = head && line.startsWith("# ");
            if (line.startsWith("## ")) {
                group = prefix + line.substring(3);
            } else if (!line.isEmpty() && !head) {
                boolean marked = line.startsWith(MARK);
                String text = marked ? line.substring(MARK.length()) : line;
                cases.add(new Case(group, marked, text, text, "", 0, 0));
            }
        }
    }

    /** Puts a key into the one {@code {shape}} that the line has. */
    private static Case fill(Case empty, Map<String, DrawnKey> shapes, Random random) {
        for (DrawnKey shape : shapes.values()) {
            String slot = "{" + shape.shape() + "}";
            int at = empty.line().indexOf(slot);
            if (at >= 0) {
                String before = unescape(empty.line().substring(0, at));
                String key = unescape(shape.draw(random));
                String after = unescape(empty.line().substring(at + slot.length()));
                int end = before.length() + key.length();
                String text = before + key + after;
                return new Case(empty.group(), empty.marked(), empty.line(), text, shape.kind(), before.length(), end);
            }
        }
        throw new AssertionError("no shape in " + empty.line());
    }

    private static String unescape(String text) {
        return text.replace("\\\\", "\0").replace("\\n", "\n").replace("\0", "\\");
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Path directory() {
        try {
            return Path.of(
                    Objects.requireNonNull(Corpus.class.getResource("/leak")).toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".txt", "");
    }
}
