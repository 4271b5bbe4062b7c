package dev.sessionvault.launcher.keeper;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The bytes are what the assembler and the linker make of the sources. KEEPER.md, section 9, has the same commands. */
class AssembledTest {
    private static final Path SOURCES = Path.of("src/main/elf").toAbsolutePath();

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    void bytes_areTheSources(Assembled program) throws Exception {
        String name = program.name().toLowerCase(Locale.ROOT) + "-x86_64";
        run(
                "as",
                "--64",
                "-I",
                SOURCES.toString(),
                "-o",
                name + ".o",
                SOURCES.resolve(name + ".s").toString());
        run("ld", "-m", "elf_x86_64", "--oformat", "binary", "-Ttext", "0x400000", "-o", name, name + ".o");
        assertArrayEquals(Files.readAllBytes(directory.resolve(name)), program.bytes());
        assertTrue(program.bytes().length < 600, "small enough to be read as a whole");
    }

    private void run(String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
    }
}
