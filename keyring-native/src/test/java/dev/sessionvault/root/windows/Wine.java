package dev.sessionvault.root.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Windows programs on this machine, by wine: programs, libraries and calling conventions are Windows' own, and what the
 * calls do is wine's. In a home and a configuration of its own.
 */
public final class Wine implements AutoCloseable {
    private static final long LIMIT_SECONDS = 120;

    private final Path directory;
    private final Path working;
    private final byte[] input;

    /** @param directory an empty one */
    public Wine(Path directory) throws Exception {
        this(directory.toRealPath(), directory.toRealPath(), new byte[0]);
        assertEquals(0, run(Map.of(), "wineboot", "-i").code());
    }

    private Wine(Path directory, Path working, byte[] input) {
        this.directory = directory;
        this.working = working;
        this.input = input;
    }

    /** The same one, whose programs are started in that directory and read that. */
    public Wine in(Path working, byte[] input) {
        return new Wine(directory, working, input);
    }

    /** What a program came to. */
    public record Ended(int code, String out, String err) {}

    /** The C drive, seen from here. */
    public Path driveC() {
        return directory.resolve("prefix/drive_c");
    }

    /** A path of this machine, as Windows programs name it. */
    public static String path(Path path) {
        return "Z:" + path.toAbsolutePath().toString().replace('/', '\\');
    }

    /** A class of the tests' class path in the Windows runtime. */
    public Ended java(Map<String, String> environment, List<String> options, String main, String... arguments)
            throws Exception {
        List<String> command = new ArrayList<>(List.of("wine", runtime().toString(), "-Xshare:auto"));
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", classPath()));
        command.addAll(options);
        command.add(main);
        command.addAll(List.of(arguments));
        return run(environment, command.toArray(new String[0]));
    }

    /** The program {@code java.exe} that the build has unpacked. */
    public static Path runtime() throws IOException {
        String unpacked = System.getProperty("sv.windows.jre");
        assertNotNull(unpacked, "the profile \"nightly\" unpacks a runtime and says where");
        try (Stream<Path> files = Files.walk(Path.of(unpacked))) {
            return files.filter(file -> file.endsWith("jre/bin/java.exe"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static String classPath() {
        String own = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> paths = new ArrayList<>();
        for (String path : own.split(File.pathSeparator)) {
            paths.add(path(Path.of(path)));
        }
        return String.join(";", paths);
    }

    public Ended run(Map<String, String> environment, String... command) throws Exception {
        Path out = Files.createTempFile(directory, "out", "");
        Path err = Files.createTempFile(directory, "err", "");
        Path in = Files.write(Files.createTempFile(directory, "in", ""), input);
        Process process = builder(environment, command)
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("does not end: " + List.of(command) + Files.readString(err));
        }
        return new Ended(process.exitValue(), text(out), text(err));
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    /** With nothing of the caller's environment but PATH. */
    public ProcessBuilder builder(Map<String, String> environment, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(working.toFile());
        builder.environment().keySet().retainAll(List.of("PATH"));
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("WINEDEBUG", "-all");
        builder.environment()
                .put("HOME", Files.createDirectories(directory.resolve("home")).toString());
        builder.environment().put("WINEPREFIX", directory.resolve("prefix").toString());
        builder.environment().putAll(environment);
        return builder;
    }

    /** Makes a Windows program or library of a C source in the tests' resources. */
    public static Path compile(Class<?> beside, String source, Path target, String... options) throws Exception {
        Path text = target.resolveSibling(source);
        try (InputStream resource = beside.getResourceAsStream(source)) {
            Files.write(text, Objects.requireNonNull(resource, source).readAllBytes());
        }
        List<String> command = new ArrayList<>(List.of("x86_64-w64-mingw32-gcc", "-Wall", "-Werror", "-O1"));
        command.addAll(List.of("-municode", "-o", target.toString(), text.toString()));
        command.addAll(List.of(options));
        assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor(), "does not compile: " + source);
        return target;
    }

    /** Ends what runs in it. */
    @Override
    public void close() throws Exception {
        run(Map.of(), "wineserver", "-k");
        run(Map.of(), "wineserver", "-w");
    }
}
