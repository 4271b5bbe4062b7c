package dev.sessionvault.launcher.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PinTest {
    @TempDir
    Path temporary;

    private Path program = Path.of("/");
    private File pins = new File("/");
    private Path file = Path.of("/");

    @BeforeEach
    void pin() throws Exception {
        program = Fixture.executable(temporary.toRealPath().resolve("tool"), "#!/bin/sh\n:\n");
        pins = Files.createDirectory(temporary.resolve("pins")).toFile();
        file = pins.toPath().resolve("claude");
        Files.writeString(file, Pin.text(program.toString(), "then", false));
    }

    private @Nullable String changed() throws LauncherException {
        return Objects.requireNonNull(Pin.read(pins, "claude")).changed(Octets.of(program.toString()));
    }

    @Test
    void noPin_isNone() throws Exception {
        assertNull(Pin.read(pins, "codex"));
        assertNull(Pin.read(new File("/nonexistent"), "codex"));
    }

    /** What was noted need not be read: a wrong hash is not seen until the file is another version. */
    @Test
    void sameVersion_isNotRead() throws Exception {
        String text = Files.readString(file);
        Files.writeString(file, text.replaceAll("sha256 .*", "sha256 " + "0".repeat(64)));
        assertNull(changed());
        Fixture.chmod(program, "rwx------");
        assertEquals("it changed since it was pinned on then", changed());
    }

    @Test
    void onlyTouched_isRead_andTheNewVersionNoted() throws Exception {
        String before = Files.readString(file);
        Fixture.chmod(program, "rwx------");
        assertNull(changed());
        String after = Files.readString(file);
        assertTrue(!after.equals(before)
                && after.replaceAll("version .*", "").equals(before.replaceAll("version .*", "")));
    }

    @Test
    void otherBytes_otherSize_otherPlace_areChanges() throws Exception {
        Fixture.executable(program, "#!/bin/sh\n.\n");
        assertEquals("it changed since it was pinned on then", changed());
        Fixture.executable(program, "#!/bin/sh\n");
        assertEquals("it changed since it was pinned on then", changed());
        Path first = program;
        program = Fixture.executable(temporary.resolve("other"), "#!/bin/sh\n:\n");
        assertEquals("it was " + first + " when it was pinned on then", changed());
    }

    @Test
    void anythingThatWeDidNotWrite_isDenied() throws Exception {
        String text = Files.readString(file);
        for (String other : new String[] {
            "", text + "x\n", text.substring(0, text.length() - 1), text.replace("strict ", "strict"), "\n" + text
        }) {
            Files.writeString(file, other);
            LauncherException denied = assertThrows(LauncherException.class, () -> Pin.read(pins, "claude"));
            assertEquals(ExitCode.DENIED, denied.code());
        }
    }

    @Test
    void writableByOthers_isDenied() throws Exception {
        Fixture.chmod(file, "rw-rw-rw-");
        assertEquals(
                ExitCode.DENIED,
                assertThrows(LauncherException.class, () -> Pin.read(pins, "claude"))
                        .code());
    }
}
