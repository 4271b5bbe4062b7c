package dev.sessionvault.agent;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Tests that share a desk, with one vault and its keys, and each Java that there is. */
abstract class AtDesk {
    @TempDir
    static Path directory;

    static Desk desk;

    static List<Jdk> jdks() throws IOException {
        return Jdk.all();
    }

    @BeforeAll
    static void storeKeys() throws Exception {
        desk = new Desk(directory);
    }

    @AfterAll
    static void logOut() throws Exception {
        desk.close();
    }
}
