package dev.sessionvault.launcher.leak.walk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.leak.PathBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeTest {
    @TempDir
    Path directory;

    @Test
    void ignoredFiles_thatUsuallyHoldKeys_areSearched() throws IOException {
        Git.bare(directory);
        write(".gitignore", "*\n");
        write("notes", "");
        List<String> keyFiles = List.of(
                ".env",
                ".env.local",
                "web/.env.production~",
                "web/.envrc",
                "prod.env",
                ".claude/settings.local.json",
                "terraform.tfvars",
                "..env.swp",
                ".notes.swp",
                "#.env#",
                ".idea/workspace.xml",
                "secrets.toml");
        for (String file : keyFiles) {
            write(file, "");
        }
        write("node_modules/a/.env", "");
        TreeSet<String> found = walked().files;
        found.remove(".git/config");
        assertEquals(new TreeSet<>(keyFiles), found);
        assertEquals(found.size(), walked().whateverTheyAre.size() - 1);
    }

    @Test
    void ignoredFiles_thatAreInTheIndex_areSearched_inEveryFormOfIt() throws Exception {
        for (String form : List.of("sha1 2", "sha1 3", "sha1 4", "sha256 2", "sha256 4")) {
            Path tree = directory.resolve(form);
            Git git = new Git(Files.createDirectories(tree));
            git.run("", "init", "-q", "--object-format=" + form.split(" ")[0]);
            for (int i = 0; i < 12; i++) {
                write(form + "/node_modules/" + "x".repeat(i) + "/tracked" + i, "");
                write(form + "/node_modules/" + "x".repeat(i) + "/other", "");
            }
            write(form + "/build/other", "");
            write(form + "/later", "");
            write(form + "/long" + "g".repeat(240), "");
            git.run("", "add", "node_modules/*/tracked*", "node_modules/tracked0", "long*");
            git.run("", "add", "-N", "later");
            git.run("", "update-index", "--index-version", form.split(" ")[1]);
            write(form + "/.gitignore", "*\n");
            TreeSet<String> found = Walked.of(tree, Selection.standard()).files;
            found.remove(".git/config");
            assertEquals(new TreeSet<>(List.of(git.run("", "ls-files", "-z").split("\0"))), found, form);
        }
    }

    @Test
    void indexThatCannotBeRead_hidesNothing() throws IOException {
        Git.bare(directory);
        write(".gitignore", "*\n");
        write("a", "");
        for (String index : List.of("", "DIRC", "DIRC\0\0\0\2\0\0\0\3", "DIRC\0\0\0\u0009\0\0\0\0")) {
            write(".git/index", index);
            assertTrue(walked().files.contains("a"), index);
        }
    }

    @Test
    void everythingIgnored_isSearchedOnDemand() throws IOException {
        Git.bare(directory);
        write(".gitignore", "build/\n");
        write("build/x/a", "");
        assertFalse(walked().files.contains("build/x/a"));
        assertTrue(walked(new Selection(true, List.of(), Long.MAX_VALUE)).files.contains("build/x/a"));
    }

    @Test
    void rulesOfDirectoriesAbove_apply_butNotToWhatWasNamed() throws IOException {
        Git.bare(directory);
        write(".gitignore", "*.log\n/src/gen/\n");
        write("src/a.log", "");
        write("src/gen/a.c", "");
        write("src/gen/a.log", "");
        assertEquals(Set.of(), Walked.of(directory.resolve("src"), Selection.standard()).files);
        assertEquals(Set.of("a.c"), Walked.of(directory.resolve("src/gen"), Selection.standard()).files);
        assertEquals(Set.of(""), Walked.of(directory.resolve("src/a.log"), Selection.standard()).files);
    }

    @Test
    void outsideOfGit_nothingIsIgnored() throws IOException {
        write(".gitignore", "*\n");
        write("a", "");
        assertEquals(Set.of(".gitignore", "a"), walked().files);
    }

    @Test
    void repositoryInside_hasItsOwnRules_andAWorkTreeThoseOfItsRepository() throws Exception {
        Git git = Git.init(directory.resolve("main"));
        write("main/.gitignore", "*.log\n");
        git.run("", "add", ".");
        git.run("", "commit", "-qm", "a");
        git.run("", "worktree", "add", "-q", "../second");
        write("main/.git/info/exclude", "hidden\n");
        Git.bare(directory.resolve("main/inner"));
        for (String file : List.of("main/inner/a.log", "main/a.log", "second/hidden", "second/shown", "second/b.log")) {
            write(file, "");
        }
        assertEquals(
                Set.of(".git/config", ".gitignore", "inner/.git/config", "inner/a.log"),
                Walked.of(directory.resolve("main"), Selection.standard()).files);
        assertEquals(
                Set.of(".git", ".gitignore", "shown"),
                Walked.of(directory.resolve("second"), Selection.standard()).files);
    }

    @Test
    void excludedAndLargeFiles_arePassedOver_andCounted() throws IOException {
        write("a.min.js", "");
        write("third/party/b.c", "");
        write("large", "12345");
        write("small", "1234");
        Tree tree = new Tree(directory, new Selection(false, List.of("*.min.js", "/third/"), 4));
        assertEquals(Set.of("small"), walked(new Selection(false, List.of("*.min.js", "/third/"), 4)).files);
        tree.search(new dev.sessionvault.launcher.leak.Search() {
            @Override
            public void file(Path file) {}

            @Override
            public void bytes(byte[] bytes, Position at) {}

            @Override
            public void found(dev.sessionvault.launcher.leak.Finding finding) {}

            @Override
            public void unread(String what, String why) {}
        });
        assertEquals(1, tree.tooLarge());
    }

    @Test
    void linksPipesAndSockets_areLeftAlone() throws Exception {
        write("a/file", "");
        Files.createSymbolicLink(directory.resolve("a/up"), directory);
        Files.createSymbolicLink(directory.resolve("passwd"), Path.of("/etc/passwd"));
        Files.createSymbolicLink(directory.resolve("nowhere"), Path.of("nowhere"));
        assertEquals(
                0,
                new ProcessBuilder("mkfifo", directory.resolve(".env").toString())
                        .start()
                        .waitFor());
        try (var server = java.nio.channels.ServerSocketChannel.open(java.net.StandardProtocolFamily.UNIX)) {
            server.bind(java.net.UnixDomainSocketAddress.of(directory.resolve("socket")));
            assertEquals(Set.of("a/file"), walked().files);
        }
        Path link = Files.createSymbolicLink(directory.resolve("b"), Path.of("a"));
        assertEquals(Set.of("file"), Walked.of(link, Selection.standard()).files);
    }

    @Test
    void namesOfAnyBytes_areKept() throws Exception {
        Git.bare(directory);
        String script =
                "printf x > \"$(printf 'a\\nb')\" && printf x > \"$(printf 'c\\377')\" && mkdir \"$(printf 'd\\376')\""
                        + " && printf x > \"$(printf 'd\\376/\\303\\251\\001')\" && printf x > \"$(printf 'e\\375')\""
                        + " && printf 'e\\375\\n' > .gitignore";
        assertEquals(
                0,
                new ProcessBuilder("sh", "-c", script)
                        .directory(directory.toFile())
                        .start()
                        .waitFor());
        assertEquals(
                Set.of(".gitignore", ".git/config", "a\nb", "c\u00ff", "d\u00fe/\u00c3\u00a9\u0001"), walked().files);
        byte[] bytes = ("/d\u00fe/ \u00c3\u00a9%\n").getBytes(StandardCharsets.ISO_8859_1);
        assertArrayEquals(bytes, PathBytes.of(PathBytes.path(bytes)));
        Path relative = PathBytes.path("/x/a\u00ff/b\u00fe".getBytes(StandardCharsets.ISO_8859_1))
                .subpath(1, 3);
        assertEquals("a\u00ff/b\u00fe", PathBytes.latin(relative));
    }

    @Test
    void whatCannotBeReached_isTold() throws Exception {
        String script =
                "i=0; while [ $i -lt 25 ]; do mkdir -p " + "y".repeat(200) + " && cd -P y* || exit 1; i=$((i+1)); done";
        assertEquals(
                0,
                new ProcessBuilder("sh", "-c", script)
                        .directory(directory.toFile())
                        .start()
                        .waitFor());
        write("a", "");
        Walked walked = walked();
        assertEquals(Set.of("a"), walked.files);
        assertEquals(1, walked.unread.size());
        assertTrue(
                walked.unread.get(0).endsWith("File name too long"),
                walked.unread.get(0).substring(4000));
        String removal =
                "i=0; while [ $i -lt 25 ]; do cd -P y*; i=$((i+1)); done; while cd -P ..; rmdir y*; do [ -e a ] && exit; done";
        new ProcessBuilder("sh", "-c", removal)
                .directory(directory.toFile())
                .start()
                .waitFor();
    }

    @Test
    void hostilePattern_takesNoTime() {
        String pattern = "*a".repeat(200) + "**/".repeat(100) + "?".repeat(50);
        String text = "a".repeat(4000);
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> assertFalse(Glob.matches(pattern, text, true)));
        assertTimeoutPreemptively(
                Duration.ofSeconds(5), () -> assertFalse(Glob.matches("*a".repeat(20_000) + "b", text, false)));
    }

    private void write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, StandardCharsets.ISO_8859_1);
    }

    private Walked walked() throws IOException {
        return walked(Selection.standard());
    }

    private Walked walked(Selection selection) throws IOException {
        return Walked.of(directory, selection);
    }
}
