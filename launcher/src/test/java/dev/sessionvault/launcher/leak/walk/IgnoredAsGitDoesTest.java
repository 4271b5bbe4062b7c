package dev.sessionvault.launcher.leak.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random trees with random rules: the walk brings what {@code git check-ignore} lets through, and nothing else. */
class IgnoredAsGitDoesTest {
    private static final int TREES = 50;
    private static final String[] NAMES = {
        "a", "b", "ab", "abc", "a.c", "b.c", "x y", "A", "a]", "-", "foo", "foobar", "bar", "#a", "!b", "a*", "\\a",
        "\u00e9"
    };
    private static final String[] PIECES = {
        "a",
        "a",
        "b",
        "b",
        "c",
        "ab",
        "foo",
        "foo",
        "bar",
        "*",
        "*",
        "*",
        "**",
        "**",
        "?",
        "[ab]",
        "[!a]",
        "[^b]",
        "[a-c]",
        "[]]",
        "[[:alpha:]]",
        "[[:lower:][:digit:]]",
        "[a",
        "\\a",
        "\\*",
        ".c",
        " ",
        "x y",
        "\\ ",
        "\u00e9",
        "[\\a-c]",
        "[b-]",
        "[[:no:]]",
        "[[:a]",
        "***",
        "[a-]",
        "#a",
        "!b",
        "\\",
        "-"
    };

    @TempDir
    Path directory;

    @Test
    void walk_bringsWhatGitDoesNotIgnore() throws Exception {
        Random random = new Random(Long.getLong("sv.seed", 20261122));
        int ignored = 0;
        int brought = 0;
        for (int i = 0; i < TREES; i++) {
            Path tree = directory.resolve("t" + i);
            Git git = Git.bare(tree);
            TreeSet<String> files = new TreeSet<>();
            StringBuilder rules = new StringBuilder();
            fill(tree, "", 3, files, rules, random);
            String exclude = rules(random);
            Files.writeString(tree.resolve(".git/info/exclude"), exclude, StandardCharsets.ISO_8859_1);
            TreeSet<String> wanted = new TreeSet<>(files);
            String answer = git.run(String.join("\0", files) + "\0", "check-ignore", "--stdin", "-z", "--no-index");
            wanted.removeAll(Arrays.asList(answer.split("\0")));
            TreeSet<String> got = Walked.of(tree, Selection.standard()).files;
            got.remove(".git/config");
            assertEquals(wanted, got, "tree " + i + "\nexclude:\n" + exclude + rules);
            ignored += files.size() - wanted.size();
            brought += wanted.size();
        }
        assertTrue(ignored > 5 * TREES && brought > 5 * TREES, ignored + " ignored, " + brought + " not");
    }

    private static void fill(
            Path directory, String path, int depth, TreeSet<String> files, StringBuilder rules, Random random)
            throws IOException {
        Files.createDirectories(directory);
        if (random.nextInt(3) == 0 || depth == 3) {
            String text = rules(random);
            Files.writeString(directory.resolve(".gitignore"), text, StandardCharsets.ISO_8859_1);
            files.add(path + ".gitignore");
            rules.append(path).append(".gitignore:\n").append(text).append('\n');
        }
        for (int i = random.nextInt(6) + 1; i > 0; i--) {
            String name = NAMES[random.nextInt(NAMES.length)];
            String bytes = new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
            Path child = directory.resolve(name);
            if (Files.exists(child)) {
                continue;
            }
            if (depth > 0 && random.nextBoolean()) {
                fill(child, path + bytes + "/", depth - 1, files, rules, random);
            } else {
                Files.createFile(child);
                files.add(path + bytes);
            }
        }
    }

    private static String rules(Random random) {
        StringBuilder rules = new StringBuilder(random.nextInt(8) == 0 ? "\u00ef\u00bb\u00bf" : "");
        for (int i = random.nextInt(12); i > 0; i--) {
            rules.append(random.nextInt(4) == 0 ? "!" : "").append(random.nextInt(4) == 0 ? "/" : "");
            for (int parts = 1 + random.nextInt(random.nextInt(3) + 1); parts > 0; parts--) {
                for (int pieces = 1 + random.nextInt(random.nextInt(3) + 1); pieces > 0; pieces--) {
                    String piece = PIECES[random.nextInt(PIECES.length)];
                    rules.append(new String(piece.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
                }
                rules.append(parts > 1 ? "/" : "");
            }
            rules.append(random.nextInt(4) == 0 ? "/" : "").append(random.nextInt(6) == 0 ? "  " : "");
            rules.append(random.nextInt(6) == 0 ? "\r\n" : i == 1 && random.nextBoolean() ? "" : "\n");
        }
        return rules.toString();
    }
}
