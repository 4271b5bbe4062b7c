package dev.sessionvault.launcher.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.command.Sv.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The installer, as it lies in the archive beside the program. */
class InstallIT {
    private static final Path INSTALLER = Path.of("src/main/dist/install.sh").toAbsolutePath();

    @TempDir
    Path temporary;

    private Path unpacked;
    private Path prefix;

    @BeforeEach
    void unpack() throws Exception {
        unpacked = Files.createDirectories(temporary.resolve("sv-0.1.0-linux-x64"));
        prefix = temporary.resolve("pre fix");
        Files.copy(INSTALLER, unpacked.resolve("install.sh"));
        assertEquals(
                0,
                Sv.bare(temporary, List.of("cp", "-R", Sv.IMAGE.toString(), unpacked + "/sv"))
                        .code());
    }

    private Answer install(String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(List.of("sh", unpacked.resolve("install.sh").toString()));
        command.addAll(List.of("--prefix", prefix.toString()));
        command.addAll(List.of(arguments));
        return Sv.bare(temporary, command);
    }

    @Test
    void installed_itRunsWithoutTheArchive_andAgainOverItself() throws Exception {
        String expected =
                "installed sv 0.1.0: " + prefix + "/bin/sv\nnext: put " + prefix + "/bin on your PATH, then: sv init\n";
        assertEquals(new Answer(0, expected, ""), install());
        assertEquals(new Answer(0, expected, ""), install());
        assertTrue(Files.isExecutable(prefix.resolve("bin/sv")));
        assertFalse(Files.exists(prefix.resolve("lib/sv.new")));
    }

    @Test
    void uninstalled_nothingIsLeft() throws Exception {
        install();
        assertEquals(0, install("--uninstall").code());
        assertEquals(0, prefix.resolve("bin").toFile().list().length);
        assertEquals(0, prefix.resolve("lib").toFile().list().length);
        assertEquals(0, install("--uninstall").code());
    }

    @Test
    void changedOnTheWay_isRefused_andNothingIsWritten() throws Exception {
        Files.write(unpacked.resolve("sv/runtime/lib/modules"), new byte[1], StandardOpenOption.APPEND);
        Answer answer = install();
        assertEquals(1, answer.code());
        assertTrue(answer.err().contains("sv: error: install: " + unpacked + "/sv: files are not what they were"));
        assertFalse(Files.exists(prefix));
    }

    @Test
    void whatIsNotOurs_stays() throws Exception {
        Path stranger = Files.createDirectories(prefix.resolve("bin")).resolve("sv");
        Files.writeString(stranger, "another program");
        assertTrue(install().err().startsWith("sv: error: install: " + stranger + ": is there already"));
        assertEquals(1, install("--uninstall").code());
        assertEquals("another program", Files.readString(stranger));
        Files.delete(stranger);
        Files.createDirectories(prefix.resolve("lib/sv"));
        assertTrue(install().err().startsWith("sv: error: install: " + prefix + "/lib/sv: is there already"));
    }

    @Test
    void wrongCalls_areNamed() throws Exception {
        assertTrue(install("--what").err().startsWith("sv: error: install: --what: not an option"));
        assertTrue(
                install("--prefix", "here").err().startsWith("sv: error: install: here: want an absolute directory"));
        assertTrue(install("--help").out().startsWith("install.sh [--prefix DIR]"));
    }
}
