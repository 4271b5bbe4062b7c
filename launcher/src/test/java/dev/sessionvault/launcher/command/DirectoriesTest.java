package dev.sessionvault.launcher.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import java.io.File;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DirectoriesTest {
    @Test
    void svHome_set_holdsEverything() throws LauncherException {
        Directories all = Directories.of(Map.of("SV_HOME", "/x", "HOME", "/home/u", "XDG_DATA_HOME", "/data"));
        assertEquals(new Directories(new File("/x/data"), new File("/x/config"), new File("/x/log")), all);
    }

    @Test
    void nothingButHome_isTheXdgDefaults() throws LauncherException {
        Directories all = Directories.of(Map.of("HOME", "/home/u"));
        assertEquals(new File("/home/u/.local/share/sv"), all.data());
        assertEquals(new File("/home/u/.config/sv"), all.config());
        assertEquals(new File("/home/u/.local/state/sv"), all.log());
    }

    @Test
    void xdgVariables_areFollowedUnlessRelative() throws LauncherException {
        Directories all = Directories.of(
                Map.of("HOME", "/home/u", "XDG_DATA_HOME", "/d", "XDG_CONFIG_HOME", "c", "XDG_STATE_HOME", ""));
        assertEquals(new File("/d/sv"), all.data());
        assertEquals(new File("/home/u/.config/sv"), all.config());
        assertEquals(new File("/home/u/.local/state/sv"), all.log());
    }

    @Test
    void svHome_relative_isRefused() {
        assertEquals(
                ExitCode.USAGE,
                assertThrows(LauncherException.class, () -> Directories.of(Map.of("SV_HOME", "x", "HOME", "/h")))
                        .code());
    }

    @Test
    void noHome_isRefused() {
        assertThrows(LauncherException.class, () -> Directories.of(Map.of()));
        assertThrows(LauncherException.class, () -> Directories.of(Map.of("HOME", "relative")));
    }
}
