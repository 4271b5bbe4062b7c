package dev.sessionvault.root;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostSystemTest {

    @ParameterizedTest
    @CsvSource({"Linux, LINUX", "Mac OS X, MACOS", "Windows 11, WINDOWS", "FreeBSD, LINUX"})
    void system_isWhatTheRuntimeNames(String name, HostSystem system) {
        assertEquals(system, HostSystem.of(name));
    }
}
