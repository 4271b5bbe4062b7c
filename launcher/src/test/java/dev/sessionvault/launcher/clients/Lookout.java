package dev.sessionvault.launcher.clients;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Looks for secrets in files again and again while something runs, which may have none in any file. */
final class Lookout implements AutoCloseable {
    private static final long MAX_BYTES = 4 << 20;
    private static final int MAX_DEPTH = 12;
    private static final int TEMPORARY_DEPTH = 4;
    private static final long PAUSE_MILLIS = 20;

    private final Path root;
    private final Collection<String> secrets;
    private final long begin = System.currentTimeMillis();
    private final Set<Path> seen = new TreeSet<>();
    private final Thread thread = new Thread(this::look, "lookout");
    private volatile boolean ended;

    Lookout(Path root, Collection<String> secrets) {
        this.root = root;
        this.secrets = secrets;
        thread.start();
    }

    private void look() {
        do {
            lookBelow(root, MAX_DEPTH);
            lookBelow(Path.of("/dev/shm"), TEMPORARY_DEPTH);
            pause();
        } while (!ended);
        lookBelow(Path.of("/tmp"), TEMPORARY_DEPTH);
    }

    /** What is looked at has a processor for itself meanwhile. */
    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends it. */
    List<Path> seen() throws InterruptedException {
        ended = true;
        thread.join();
        return List.copyOf(seen);
    }

    private void lookBelow(Path directory, int depth) {
        try {
            Files.walkFileTree(directory, EnumSet.noneOf(FileVisitOption.class), depth, new Look());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private final class Look extends SimpleFileVisitor<Path> {
        /** Other tests have made-up logins in their directories. */
        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            boolean isAnothers = !directory.startsWith(root)
                    && !root.startsWith(directory)
                    && String.valueOf(directory.getFileName()).matches("(junit|login).*");
            return isAnothers ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            boolean isNew = attributes.lastModifiedTime().toMillis() >= begin - 2_000;
            boolean fits = attributes.isRegularFile() && attributes.size() <= MAX_BYTES && isNew;
            if (fits && !file.endsWith("reports/report") && holdsAny(file)) {
                seen.add(file);
            }
            return FileVisitResult.CONTINUE;
        }

        /** It has just gone. */
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, IOException failure) {
            return FileVisitResult.CONTINUE;
        }
    }

    private boolean holdsAny(Path file) {
        try {
            String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            return secrets.stream().anyMatch(text::contains);
        } catch (IOException e) {
            return false; // it has just gone
        }
    }

    /** The processes that have private memory, tools and keepers, of the vault that is there. */
    static List<String> borrowers(Path vault) throws IOException {
        List<String> borrowers = new ArrayList<>();
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            for (Path process : processes.toList()) {
                if (Files.isDirectory(process.resolve("fd/50/login")) && isOf(vault, process)) {
                    borrowers.add(process + " "
                            + Files.readString(process.resolve("comm")).strip());
                }
            }
        }
        return borrowers;
    }

    private static boolean isOf(Path vault, Path process) {
        try {
            String environment =
                    new String(Files.readAllBytes(process.resolve("environ")), StandardCharsets.ISO_8859_1);
            return environment.contains("SV_HOME=" + vault + "\0");
        } catch (IOException e) {
            return false; // it has just ended
        }
    }

    @Override
    public void close() throws InterruptedException {
        seen();
    }
}
