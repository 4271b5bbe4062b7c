package dev.sessionvault.launcher.share.channel;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The words of each line of a file of vectors. */
final class Vectors {
    private Vectors() {}

    static List<String[]> lines(String name) {
        try (InputStream in = Vectors.class.getResourceAsStream("/share/channel/" + name)) {
            return new String(in.readAllBytes(), US_ASCII)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" "))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
