package dev.sessionvault.launcher.clients;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Where secrets lie as plain bytes: nowhere, or in the one file that is meant to hold them. */
final class Traces {

    /**
     * The regular files below the directory that hold any of the secrets; links are not followed. A stage's own report
     * is passed over: it holds what the API was sent.
     */
    static List<Path> under(Path directory, Collection<String> secrets) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted().toList()) {
                if (isRegular(file) && !file.endsWith("reports/report") && holdsAny(file, secrets)) {
                    found.add(file);
                }
            }
        }
        return found;
    }

    private static boolean isRegular(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean holdsAny(Path file, Collection<String> secrets) throws IOException {
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        return secrets.stream().anyMatch(text::contains);
    }

    private Traces() {}
}
