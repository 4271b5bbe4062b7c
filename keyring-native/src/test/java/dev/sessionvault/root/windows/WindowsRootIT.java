package dev.sessionvault.root.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The roots of Windows in a Windows runtime, by wine. Its DPAPI is called for real and protects nothing; it has no TPM,
 * so what answers for ncrypt.dll is a stand-in of ours, typed by Windows' own headers.
 */
@Tag("nightly")
class WindowsRootIT {
    @TempDir
    static Path directory;

    private static Wine wine;
    /** Where the stand-in lies, and keeps its keys. */
    private static Path standIn;

    @BeforeAll
    static void start() throws Exception {
        wine = new Wine(Files.createDirectory(directory.resolve("wine")));
        standIn = Files.createDirectory(directory.resolve("stand-in"));
        Wine.compile(WindowsRootIT.class, "ncrypt.c", standIn.resolve("ncrypt.dll"), "-shared");
    }

    @AfterAll
    static void end() throws Exception {
        wine.close();
    }

    private final Path file = directory.resolve("sealed-" + System.nanoTime());

    @Test
    void dpapi_opensWhatItSealed_inAnotherProcess() throws Exception {
        assertTrue(dpapi("seal").startsWith("sealed "));
        assertEquals("the key", dpapi("open"));
        assertEquals("forgotten", dpapi("forget"));
        assertEquals("the key", dpapi("open"), "nothing is stored, so nothing can be forgotten");
    }

    /** Wine's own does not look at every byte: the check of ours does. */
    @Test
    void dpapi_changedAnywhere_isDamaged() throws Exception {
        dpapi("seal");
        assertEquals("other DAMAGED, id DAMAGED", dpapi("flip"));
    }

    @Test
    void providerThatOpensAndCanDoNothing_isPassedOver() throws Exception {
        assertEquals("dpapi [NCRYPT]", inside(Map.of(), List.of(), "choose"));
    }

    @Test
    void ncrypt_opensWhatItSealed_untilItIsForgotten() throws Exception {
        assertEquals("sealed " + (1 + 16 + 256 + 32), ncrypt("seal"));
        assertEquals("the key", ncrypt("open"));
        assertEquals("other DAMAGED, id ABSENT", ncrypt("flip"));
        assertEquals("forgotten", ncrypt("forget"));
        assertTrue(ncrypt("open").startsWith("ABSENT: "));
        assertEquals("forgotten", ncrypt("forget"), "again");
    }

    @Test
    void ncrypt_isTriedFirst() throws Exception {
        assertEquals("ncrypt []", standIn(Map.of(), "choose"));
        try (var left = Files.list(standIn)) {
            assertEquals(
                    0, left.filter(path -> path.toString().endsWith(".key")).count(), "the trial left a key");
        }
    }

    @Test
    void ncrypt_statusOfWindows_isToldAsWhatItMeans() throws Exception {
        ncrypt("seal");
        assertRefused("LOCKED: the TPM is locked out (0x80280921)", "decrypt=80280921");
        assertRefused("DENIED: the machine's key store denies access (0x80090010)", "decrypt=80090010");
        assertRefused("DENIED: the machine's key store wants to ask you (0x80090022)", "open=80090022");
        assertRefused("UNAVAILABLE: there is no TPM that Windows can use (0x80090030)", "provider=80090030");
        assertRefused("UNAVAILABLE: Windows did not answer in time", "decrypt=sleep");
        assertEquals("forgotten", ncrypt("forget"));
    }

    private void assertRefused(String answer, String situation) throws Exception {
        assertEquals(answer, standIn(Map.of("STAND_IN", situation), "open", "ncrypt", Wine.path(file)));
    }

    private String dpapi(String verb) throws Exception {
        return inside(Map.of(), List.of(), verb, "dpapi", Wine.path(file));
    }

    private String ncrypt(String verb) throws Exception {
        return standIn(Map.of(), verb, "ncrypt", Wine.path(file));
    }

    private static String standIn(Map<String, String> environment, String... arguments) throws Exception {
        Map<String, String> all = new HashMap<>(environment);
        all.put("WINEDLLOVERRIDES", "ncrypt=n");
        all.put("STAND_IN_KEYS", Wine.path(standIn));
        return inside(all, List.of("-Djna.library.path=" + Wine.path(standIn)), arguments);
    }

    private static String inside(Map<String, String> environment, List<String> options, String... arguments)
            throws Exception {
        Wine.Ended ended = wine.java(environment, options, InsideWindows.class.getName(), arguments);
        assertEquals("0 ", ended.code() + " " + ended.err());
        return ended.out().strip();
    }
}
