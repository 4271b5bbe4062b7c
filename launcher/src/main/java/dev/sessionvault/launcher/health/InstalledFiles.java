package dev.sessionvault.launcher.health;

import dev.sessionvault.launcher.exec.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The program's own directory against {@code lib/SHA256SUMS}, in the format of {@code sha256sum}. It finds what a disk or
 * an unfinished update has damaged; whoever may write there may write the list too.
 */
final class InstalledFiles {
    private static final String LIST = "lib/SHA256SUMS";
    private static final int HASH_CHARACTERS = 64;

    private final Path home;

    InstalledFiles(Path home) {
        this.home = home;
    }

    /** How many files the list has. */
    int count() throws IOException {
        return lines().size();
    }

    /** Names of those that are missing or not as they were shipped. */
    List<String> changed() throws IOException {
        List<String> changed = new ArrayList<>();
        for (String line : lines()) {
            // HASH, a space, a space or a star, NAME
            String name = line.substring(HASH_CHARACTERS + 2);
            if (!line.startsWith(hash(home.resolve(name)))) {
                changed.add(Path.of(name).normalize().toString());
            }
        }
        return changed;
    }

    private List<String> lines() throws IOException {
        List<String> lines = Files.readAllLines(home.resolve(LIST), StandardCharsets.UTF_8);
        for (String line : lines) {
            if (line.length() < HASH_CHARACTERS + 3) {
                throw new IOException(LIST + ": not a list of checksums");
            }
        }
        return lines;
    }

    private static String hash(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Digest.of(in);
        } catch (NoSuchFileException e) {
            return "missing";
        }
    }
}
