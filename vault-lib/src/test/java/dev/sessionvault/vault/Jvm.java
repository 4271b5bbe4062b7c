package dev.sessionvault.vault;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * Child processes that start fast: one jar with all classes and no signatures, and, if {@link #archive} made it, an
 * archive of the loaded classes beside it.
 */
final class Jvm {
    private static final List<String> FLAGS =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xshare:auto", "-Xmx96m");

    private final Path jar;
    private final Path archive;

    private Jvm(Path jar, Path archive) {
        this.jar = jar;
        this.archive = archive;
    }

    static Jvm in(Path directory) throws IOException {
        Path jar = directory.resolve("all.jar");
        Set<String> names = new HashSet<>();
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream all = new JarOutputStream(file)) {
            all.setLevel(0);
            for (Class<?> one : List.of(
                    Child.class,
                    Vault.class,
                    dev.sessionvault.secret.SecretBytes.class,
                    org.bouncycastle.crypto.digests.SHA256Digest.class,
                    org.mapdb.SortedTableMap.class,
                    org.mapdb.elsa.ElsaMaker.class,
                    kotlin.Pair.class,
                    com.google.common.collect.ImmutableList.class,
                    org.eclipse.collections.api.list.MutableList.class,
                    org.eclipse.collections.impl.list.mutable.FastList.class,
                    org.jspecify.annotations.Nullable.class)) {
                copy(place(one), all, names);
            }
        }
        return new Jvm(jar, directory.resolve("all.jsa"));
    }

    private static Path place(Class<?> one) throws IOException {
        try {
            return Path.of(
                    one.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (java.net.URISyntaxException e) {
            throw new IOException(e);
        }
    }

    private static void copy(Path place, JarOutputStream all, Set<String> names) throws IOException {
        if (Files.isDirectory(place)) {
            try (Stream<Path> files = Files.walk(place)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    put(place.relativize(file).toString(), Files.readAllBytes(file), all, names);
                }
            }
            return;
        }
        try (JarFile jar = new JarFile(place.toFile())) {
            for (JarEntry entry : jar.stream().toList()) {
                put(entry.getName(), jar.getInputStream(entry).readAllBytes(), all, names);
            }
        }
    }

    private static void put(String name, byte[] bytes, JarOutputStream all, Set<String> names) throws IOException {
        if (name.endsWith(".class") && !name.startsWith("META-INF") && names.add(name)) {
            all.putNextEntry(new JarEntry(name));
            all.write(bytes);
            all.closeEntry();
        }
    }

    /** Runs a child once and keeps its classes, so that the next ones start in a fraction of the time. */
    Jvm archive(String... arguments) throws Exception {
        Process process = start(List.of("-XX:ArchiveClassesAtExit=" + archive), arguments);
        process.getInputStream().readAllBytes();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("archiving failed");
        }
        return this;
    }

    Process start(String... arguments) throws IOException {
        return start(List.of(), arguments);
    }

    Process start(List<String> flags, String... arguments) throws IOException {
        return start(List.of(), flags, arguments);
    }

    /** @param place a command that starts the one behind it, elsewhere */
    Process startIn(List<String> place, String... arguments) throws IOException {
        return start(place, List.of(), arguments);
    }

    private Process start(List<String> place, List<String> flags, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(place);
        command.add(Path.of(System.getProperty("java.home", ""), "bin", "java").toString());
        command.addAll(FLAGS);
        if (Files.exists(archive)) {
            command.add("-XX:SharedArchiveFile=" + archive);
        }
        command.addAll(flags);
        command.addAll(List.of("-cp", jar.toString(), Child.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
