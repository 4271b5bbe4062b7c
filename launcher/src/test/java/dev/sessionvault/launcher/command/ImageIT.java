package dev.sessionvault.launcher.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.command.Sv.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The directory that is shipped, copied elsewhere: whole, incomplete, and damaged. */
class ImageIT {
    private static final long MEGABYTE = 1_000_000;
    private static final Answer VERSION = new Answer(0, "sv 0.1.0\n", "");

    @TempDir
    Path temporary;

    private Path copy;

    @BeforeEach
    void copy() throws IOException {
        copy = temporary.resolve("else where/sv");
        Files.createDirectories(copy.getParent());
        assertEquals(0, run("cp", "-R", Sv.IMAGE.toString(), copy.toString()).code());
    }

    @Test
    void itsSize_isWithinItsBudget() throws IOException {
        try (Stream<Path> files = Files.walk(copy)) {
            long bytes = files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
            assertTrue(bytes <= 110 * MEGABYTE, bytes + " bytes");
        }
    }

    @Test
    void checksums_coverEveryFile_andTellAChangedOne() throws IOException {
        List<String> sums = Files.readAllLines(copy.resolve("lib/SHA256SUMS"));
        try (Stream<Path> files = Files.walk(copy)) {
            assertEquals(files.filter(ImageIT::isFile).count() - 1, sums.size());
        }
        String[] check = {"sh", "-c", "cd \"$1\" && sha256sum --check --strict --quiet lib/SHA256SUMS", "sh"};
        assertEquals(new Answer(0, "", ""), run(with(check, copy.toString())));
        Files.write(copy.resolve("lib/rest.jsa"), new byte[1], StandardOpenOption.APPEND);
        assertNotEquals(0, run(with(check, copy.toString())).code());
    }

    @Test
    void doctor_namesWhatIsNotAsShipped() throws IOException {
        assertTrue(
                doctor().out()
                        .matches("\\[1] files of sv: (\\d+) of \\1 as they were shipped \\.\\.\\. OK\nnothing to do\n"),
                doctor().out());
        assertEquals(0, doctor().code());
        Files.writeString(copy.resolve("lib/options"), "\n", StandardOpenOption.APPEND);
        Files.delete(copy.resolve("legal/LIBRARIES.md"));
        Answer changed = doctor();
        assertEquals(1, changed.code());
        for (String name : List.of("legal/LIBRARIES.md", "lib/options")) {
            assertTrue(
                    changed.out().contains("    FAULT: " + copy.resolve(name) + ": not as it was shipped\n"),
                    changed.out());
        }
        assertTrue(doctor("--json").out().contains("\"id\" : \"changed\""), changed.out());
        Files.writeString(copy.resolve("lib/SHA256SUMS"), "what");
        assertTrue(doctor().out().contains("FAULT: " + copy + ": nothing to compare with"));
        assertEquals(1, doctor().code());
    }

    /** As the sv that is meant: first on the PATH. */
    private Answer doctor(String... options) throws IOException {
        String[] command = {
            "env",
            "PATH=" + copy.resolve("bin") + ":/usr/bin:/bin",
            copy.resolve("bin/sv").toString(),
            "doctor",
            "files"
        };
        return run(with(command, options));
    }

    /** A link's file is counted where it lies. */
    private static boolean isFile(Path path) {
        return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
    }

    /** {@code -Xshare:on}: the runtime does not start at all with an archive that it cannot use. */
    @ParameterizedTest
    @ValueSource(strings = {"run", "rest"})
    void archives_fitAfterAMove(String name) throws IOException {
        assertEquals(VERSION, run(java("-Xshare:on", "-XX:SharedArchiveFile=" + copy.resolve("lib/" + name + ".jsa"))));
        assertNotEquals(
                0, run(java("-Xshare:on", "-XX:SharedArchiveFile=/dev/null")).code());
    }

    private String[] java(String... options) {
        String[] begin = {copy.resolve("runtime/bin/java").toString(), "@" + copy.resolve("lib/options")};
        String[] end = {
            "-Djna.boot.library.path=" + copy.resolve("lib"), "-m", "sv/dev.sessionvault.launcher.Main", "--version"
        };
        return with(with(begin, options), end);
    }

    @Test
    void withoutArchives_itSaysTheSame_andNothingElse() throws IOException {
        Files.delete(copy.resolve("lib/rest.jsa"));
        assertEquals(VERSION, version());
    }

    @Test
    void archivesThatAreCutOffOrAnothers_areNoMatter() throws IOException {
        Path archive = copy.resolve("lib/rest.jsa");
        byte[] whole = Files.readAllBytes(archive);
        Files.write(archive, Arrays.copyOf(whole, whole.length / 2));
        assertEquals(VERSION, version());
        Files.writeString(archive, "something else");
        assertEquals(VERSION, version());
        Files.write(archive, new byte[0]);
        assertEquals(VERSION, version());
    }

    @Test
    void withoutItsRuntime_itSaysWhatIsMissing() throws IOException {
        Files.delete(copy.resolve("runtime/bin/java"));
        Answer answer = version();
        assertEquals(1, answer.code());
        assertTrue(answer.err().startsWith("sv: error: start sv: " + copy + "/runtime/bin/java: it is not there\n"));
        assertEquals(2, answer.err().lines().count());
    }

    @Test
    void withoutItsNativeLibrary_noTraceReachesTheUser() throws IOException {
        Files.delete(copy.resolve("lib/libjnidispatch.so"));
        Answer answer = run(copy.resolve("bin/sv").toString(), "run", "claude");
        assertEquals(1, answer.code());
        assertTrue(answer.err().startsWith("sv: error: internal: java.lang."), answer.err());
        assertEquals(2, answer.err().lines().count(), answer.err());
    }

    @Test
    void aLinkInTheUsersPath_findsTheRest() throws IOException {
        Path bin = Files.createDirectories(temporary.resolve(".local/bin"));
        Files.createSymbolicLink(bin.resolve("sv"), copy.resolve("bin/sv"));
        assertEquals(
                VERSION,
                run("env", "-i", "HOME=" + temporary, "PATH=" + bin + ":/usr/bin:/bin", "sh", "-c", "sv --version"));
    }

    private Answer version() throws IOException {
        return run(copy.resolve("bin/sv").toString(), "--version");
    }

    private Answer run(String... command) throws IOException {
        return Sv.bare(temporary, List.of(command));
    }

    private static String[] with(String[] begin, String... end) {
        return Stream.concat(Stream.of(begin), Stream.of(end)).toArray(String[]::new);
    }
}
