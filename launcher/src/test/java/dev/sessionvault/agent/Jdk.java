package dev.sessionvault.agent;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A JDK of this machine, one of each version from 17 on: the one that runs the tests, and those that Debian's place has. */
record Jdk(int version, Path home) {
    static List<Jdk> all() throws IOException {
        TreeMap<Integer, Jdk> found = new TreeMap<>();
        for (Path home : homes()) {
            int version = version(home);
            if (version >= 17 && Files.isExecutable(home.resolve("bin/jcmd"))) {
                found.putIfAbsent(version, new Jdk(version, home));
            }
        }
        return List.copyOf(found.values());
    }

    /** The newest, for what is the same in all. */
    static Jdk newest() throws IOException {
        List<Jdk> all = all();
        return all.get(all.size() - 1);
    }

    String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    private static List<Path> homes() throws IOException {
        List<Path> homes = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"))));
        Path debian = Path.of("/usr/lib/jvm");
        if (Files.isDirectory(debian)) {
            try (Stream<Path> all = Files.list(debian)) {
                all.sorted().forEach(homes::add);
            }
        }
        return homes;
    }

    private static int version(Path home) throws IOException {
        Path release = home.resolve("release");
        if (!Files.isReadable(release)) {
            return 0;
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(release)) {
            properties.load(reader);
        }
        String version = properties.getProperty("JAVA_VERSION", "0").replace("\"", "");
        return Integer.parseInt(version.replaceAll("\\D.*", ""));
    }

    @Override
    public String toString() {
        return "Java " + version;
    }
}
