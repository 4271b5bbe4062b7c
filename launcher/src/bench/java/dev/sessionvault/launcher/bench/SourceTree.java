package dev.sessionvault.launcher.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A tree of sources as large as is asked for, from what is installed: Java, C, Python, JavaScript, documents. Equal on a
 * machine that is equal; copied again and again until it is large enough.
 */
final class SourceTree {
    private static final List<String> ORIGINS =
            List.of("/usr/include", "/usr/lib/python3", "/usr/lib/node_modules", "/usr/share/doc", "/usr/share/perl");

    private static final int HEAD = 8000;
    private static final long LARGEST = 4 << 20;

    private final Path tree;
    private final long wanted;
    private long bytes;
    private int files;

    SourceTree(Path tree, long wanted) {
        this.tree = tree;
        this.wanted = wanted;
    }

    long bytes() {
        return bytes;
    }

    int files() {
        return files;
    }

    void make() throws IOException {
        for (int copy = 0; bytes < wanted; copy++) {
            long before = bytes;
            Path place = tree.resolve("copy" + copy);
            takeJdk(place.resolve("java"));
            for (String origin : ORIGINS) {
                take(Path.of(origin), place.resolve(origin.substring(1)));
            }
            if (bytes == before) {
                throw new IOException("no sources are installed");
            }
        }
    }

    private void takeJdk(Path place) throws IOException {
        for (Path jdk : children(Path.of("/usr/lib/jvm"))) {
            Path sources = jdk.resolve("lib/src.zip");
            if (Files.isRegularFile(sources)) {
                try (FileSystem zip = FileSystems.newFileSystem(sources)) {
                    take(zip.getPath("/"), place);
                }
                return;
            }
        }
    }

    private void take(Path from, Path to) throws IOException {
        if (!Files.isDirectory(from)) {
            return;
        }
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.sorted().toList()) {
                if (bytes < wanted && isSource(file)) {
                    copy(file, to.resolve(from.relativize(file).toString()));
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void copy(Path file, Path to) throws IOException {
        byte[] content = Files.readAllBytes(file);
        for (int i = 0; i < Math.min(HEAD, content.length); i++) {
            if (content[i] == 0) {
                return;
            }
        }
        Files.createDirectories(to.getParent());
        Files.write(to, content);
        bytes += content.length;
        files++;
    }

    private static boolean isSource(Path file) throws IOException {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && Files.isReadable(file)
                && Files.size(file) <= LARGEST
                && !file.toString().endsWith(".gz");
    }

    private static List<Path> children(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return new ArrayList<>();
        }
        try (Stream<Path> all = Files.list(directory)) {
            return all.sorted().toList();
        }
    }
}
