package dev.sessionvault.launcher.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.command.Sv.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code sv install} and its undoing, in profiles that real shells read. */
class ProfileIT {
    @TempDir
    Path temporary;

    private Sv sv;

    @BeforeEach
    void home() throws IOException {
        sv = Sv.built(temporary);
        sv.environment.put("HOME", sv.home.toString());
    }

    private Answer install(String shell, String... more) throws IOException {
        List<String> line = new ArrayList<>(List.of("install", "--shell", shell));
        line.addAll(List.of(more));
        return sv.run(sv.home, line.toArray(String[]::new));
    }

    /** Its end decides what has to be put before our lines. */
    @ParameterizedTest
    @ValueSource(strings = {"", "a\n", "a", "a\r\n", "a\n\n", "\n", "é\u0000\u00ff", "# >>> other >>>\n"})
    void takenOut_everyByteIsAsItWas(String before) throws IOException {
        Path profile = sv.home.resolve(".bashrc");
        byte[] bytes = before.getBytes(StandardCharsets.ISO_8859_1);
        Files.write(profile, bytes);
        Files.setPosixFilePermissions(profile, PosixFilePermissions.fromString("rw-r-----"));
        assertEquals(0, install("bash").code());
        assertFalse(new String(Files.readAllBytes(profile), StandardCharsets.ISO_8859_1).equals(before));
        assertEquals(0, install("bash").code());
        assertEquals(0, install("bash", "--uninstall").code());
        assertArrayEquals(bytes, Files.readAllBytes(profile));
        assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(profile)));
        assertFalse(Files.exists(sv.home.resolve("sv/data/hook.bash")));
    }

    @ParameterizedTest
    @CsvSource({
        "bash, .bashrc",
        "zsh, .zshrc",
        "fish, .config/fish/conf.d/sv.fish",
        "powershell, .config/powershell/Microsoft.PowerShell_profile.ps1"
    })
    void noProfileYet_oneIsMade_andTakenAway(String shell, String profile) throws IOException {
        assertEquals(0, install(shell).code());
        assertTrue(Files.exists(sv.home.resolve(profile)));
        assertEquals(0, install(shell, "--uninstall").code());
        assertFalse(Files.exists(sv.home.resolve(profile)));
    }

    @Test
    void whatWasWrittenAfterOurs_stays() throws IOException {
        Path profile = Files.writeString(sv.home.resolve(".bashrc"), "before");
        install("bash");
        Files.writeString(profile, Files.readString(profile) + "after\n");
        install("bash", "--uninstall");
        assertEquals("before\nafter\n", Files.readString(profile));
    }

    /** As in a repository of such files: the link stays one. */
    @Test
    void link_isWrittenThrough() throws IOException {
        Path real = Files.writeString(sv.project("dotfiles").resolve("bashrc"), "a\n");
        Path profile = Files.createSymbolicLink(sv.home.resolve(".bashrc"), Path.of("dotfiles/bashrc"));
        install("bash");
        assertTrue(Files.isSymbolicLink(profile));
        assertTrue(Files.readString(real).startsWith("a\n# >>> sv >>>"));
        install("bash", "--uninstall");
        assertEquals("a\n", Files.readString(real));
        assertEquals(1, sv.project("dotfiles").toFile().list().length);
    }

    @Test
    void zsh_whereItsDirectoryIs() throws IOException {
        sv.environment.put("ZDOTDIR", sv.project("zsh").toString());
        install("zsh");
        assertTrue(Files.exists(sv.home.resolve("zsh/.zshrc")));
        assertFalse(Files.exists(sv.home.resolve(".zshrc")));
    }

    @Test
    void torn_isLeftAlone() throws IOException {
        String begin = "# >>> sv >>> written by `sv install`, and taken out by --uninstall\n";
        assertLeftAlone(begin + "x\n", "sv's lines have no end");
        assertLeftAlone(begin + "# <<< sv <<<\n" + begin + "# <<< sv <<<\n", "sv's lines are there twice");
    }

    private void assertLeftAlone(String text, String why) throws IOException {
        Path profile = Files.writeString(sv.home.resolve(".bashrc"), text);
        String error = "sv: error: change the profile: " + profile + ": " + why;
        for (String option : List.of("--dry-run", "--uninstall")) {
            assertEquals(new Answer(2, "", error + "\nsv: hint: take them out by hand\n"), install("bash", option));
        }
        assertEquals(text, Files.readString(profile));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void typedInANewShell_theShimIsFound(String shell) throws IOException {
        assertEquals(0, sv.run(sv.home, "wrap", "claude").code());
        assertEquals(0, install(shell).code());
        Map<String, String> environment = new TreeMap<>(sv.environment);
        environment.put("TERM", "dumb");
        try (Pty pty = Pty.start(sv.home, environment, List.of(shell, "-i"))) {
            pty.type("command -v claude\r").expect(sv.home + "/sv/data/shims/claude");
            pty.type("exit\r");
            assertEquals(0, pty.end().code());
        }
    }
}
