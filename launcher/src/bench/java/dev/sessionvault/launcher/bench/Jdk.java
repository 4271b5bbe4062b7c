package dev.sessionvault.launcher.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The JDK whose runtime the image carries, for the bare JVM to be compared with; any, if it carries none. */
record Jdk(Path home, String version) {

    static Jdk of(Path image) {
        String shipped = version(image.resolve("runtime"));
        for (Path candidate : candidates()) {
            String version = version(candidate);
            if (!version.isEmpty() && (shipped.isEmpty() || version.equals(shipped))) {
                return new Jdk(candidate, version);
            }
        }
        throw new IllegalStateException("no JDK " + shipped + " found: set JAVA_HOME to it");
    }

    private static List<Path> candidates() {
        List<Path> all = new ArrayList<>();
        String named = System.getenv("JAVA_HOME");
        if (named != null) {
            all.add(Path.of(named));
        }
        all.add(Path.of(System.getProperty("java.home")));
        try (Stream<Path> installed = Files.list(Path.of("/usr/lib/jvm"))) {
            installed.sorted().forEach(all::add);
        } catch (IOException e) {
            // None there: the two above are all we know.
        }
        return all;
    }

    /** Of a home with a compiler, or of a runtime; else "". */
    private static String version(Path home) {
        boolean usable = Files.exists(home.resolve("bin/javac")) || home.endsWith("runtime");
        Path release = home.resolve("release");
        if (!usable || !Files.isReadable(release)) {
            return "";
        }
        try {
            for (String line : Files.readAllLines(release)) {
                if (line.startsWith("JAVA_VERSION=")) {
                    return line.substring("JAVA_VERSION=".length()).replace("\"", "");
                }
            }
            return "";
        } catch (IOException e) {
            return "";
        }
    }
}
