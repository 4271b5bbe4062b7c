package dev.sessionvault.root.secretservice;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionBusTest {
    @TempDir
    Path runtime;

    @Test
    void localSocket_isReachable() {
        assertTrue(SessionBus.isReachable("unix:path=/run/user/1000/bus", null));
        assertTrue(SessionBus.isReachable("unix:abstract=/tmp/dbus-x,guid=00", null));
        assertTrue(SessionBus.isReachable("unix:path=/a;unix:path=/b", null));
    }

    @Test
    void anotherMachineOrABusToBeStarted_isNot() {
        assertFalse(SessionBus.isReachable("tcp:host=198.51.100.7,port=1", null));
        assertFalse(SessionBus.isReachable("autolaunch:", null));
        assertFalse(SessionBus.isReachable("unixexec:path=/bin/sh", null));
        assertFalse(SessionBus.isReachable("unix:path=/a;autolaunch:", null));
        assertFalse(SessionBus.isReachable("unix:path=/a;;tcp:host=h", null));
    }

    @Test
    void noAddress_busOfTheRuntimeDirectoryCounts() throws IOException {
        assertFalse(SessionBus.isReachable(null, null));
        assertFalse(SessionBus.isReachable(null, runtime.toString()));
        assertFalse(SessionBus.isReachable("", runtime.toString()));
        Files.createFile(runtime.resolve("bus"));
        assertTrue(SessionBus.isReachable(null, runtime.toString()));
        assertTrue(SessionBus.isReachable("", runtime.toString()));
    }

    @Test
    void addressElsewhere_busOfTheRuntimeDirectoryDoesNotCount() throws IOException {
        Files.createFile(runtime.resolve("bus"));
        assertFalse(SessionBus.isReachable("tcp:host=h", runtime.toString()));
    }
}
