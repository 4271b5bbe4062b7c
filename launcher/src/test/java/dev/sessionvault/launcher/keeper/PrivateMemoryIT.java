package dev.sessionvault.launcher.keeper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jna.Native;
import dev.sessionvault.launcher.posix.ProcessState;
import dev.sessionvault.secret.SystemRandom;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Memory of a real keeper: who sees it, and when it is gone. */
class PrivateMemoryIT {
    static final int MUCH_BYTES = 32 << 20;

    @TempDir
    Path temporary;

    private Path directory;

    @BeforeEach
    void make() throws Exception {
        directory = Files.createDirectory(temporary.resolve("logins"));
    }

    @Test
    void file_isReachedThroughTheKeeper_andByNoName() throws Exception {
        try (Child keeper = Child.stage(List.of(), "memory", directory.toString())) {
            Path memory = Path.of(keeper.await("at "));
            assertSeen(keeper, memory, ProcessState.effectiveUser());
            assertEquals("0", keeper.await("children "), "what made it is gone");
        }
    }

    /** An absolute link on the way, as /var/run is one, must not lead out of the namespace again. */
    @Test
    void directoryBehindALink_isNoOther() throws Exception {
        Path link = Files.createSymbolicLink(temporary.resolve("link"), temporary);
        try (Child keeper =
                Child.stage(List.of(), "memory", link.resolve("logins").toString())) {
            assertSeen(keeper, Path.of(keeper.await("at ")), ProcessState.effectiveUser());
        }
    }

    /** uid 65534 where the test is root's, with a class path that it can read. */
    @Test
    void normalUser_hasOneToo() throws Exception {
        boolean isRoot = ProcessState.effectiveUser() == 0;
        List<String> before =
                isRoot ? List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups") : List.of();
        if (isRoot) {
            Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
            assertEquals("", output("chown", "65534", directory.toString()));
        }
        try (Child keeper = Child.of(Child.command(before, readableClasses(), "memory", directory.toString()))) {
            assertSeen(keeper, Path.of(keeper.await("at ")), isRoot ? 65534 : ProcessState.effectiveUser());
        }
    }

    private void assertSeen(Child keeper, Path memory, int user) throws Exception {
        assertTrue(memory.toString().matches("/proc/" + keeper.pid() + "/fd/[1-9]\\d+"), memory.toString());
        assertEquals("old", Files.readString(memory.resolve("login")));
        assertEquals("ramfs", output("stat", "-f", "-c", "%T", memory + "/."));
        assertEquals("700 " + user, output("stat", "-L", "-c", "%a %u", memory.toString()));
        assertEquals(directory.toString(), output("readlink", memory.toString()));
        assertEquals("", output("ls", "-A", directory.toString()));
        assertFalse(Files.readString(Path.of("/proc/self/mountinfo")).contains(directory.toString()));
        assertFalse(keeper.read("mountinfo").contains(directory.toString()), "the keeper is in no other namespace");
    }

    /** The kernel counts what it never swaps: it grows by what is written, and shrinks when nobody has it any more. */
    @Test
    void memory_isNeverSwapped_andFreed_whenTheLastHolderIsKilled() throws Exception {
        try (Child keeper = Child.stage(List.of(), "memory", directory.toString())) {
            Path memory = Path.of(keeper.await("at "));
            long before = unevictableBytes();
            keeper.say("m").await("written");
            assertTrue(changes(before, MUCH_BYTES), "it may be swapped");
            try (Child holder = Child.start("bash", "-c", "exec 50<" + memory + "; echo has; read x")) {
                holder.await("has");
                keeper.signal("KILL");
                keeper.end();
                Path held = PrivateMemory.through(holder.pid());
                assertEquals("old", Files.readString(held.resolve("login")));
                assertFalse(Files.exists(memory.resolve("login")));
                assertTrue(changes(before, MUCH_BYTES), "a holder is left");
                holder.signal("KILL");
                holder.end();
                assertFalse(Files.exists(held.resolve("login")));
            }
            assertTrue(changes(before, 0), "nobody has it, and it is there");
        }
    }

    /** The kernel does both in groups of pages and a moment later; others on this machine keep memory in place too. */
    private static boolean changes(long before, long bytes) throws Exception {
        long tolerated = MUCH_BYTES / 4;
        for (int i = 0; i < 100; i++) {
            if (Math.abs(unevictableBytes() - before - bytes) < tolerated) {
                return true;
            }
            Thread.sleep(50);
        }
        return false;
    }

    private static long unevictableBytes() throws Exception {
        for (String line : Files.readAllLines(Path.of("/proc/meminfo"))) {
            if (line.startsWith("Unevictable:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
            }
        }
        throw new AssertionError("no such line");
    }

    /** What the stage needs, where everybody can read it. */
    private String readableClasses() throws Exception {
        List<String> parts = new ArrayList<>();
        for (Class<?> type : List.of(Stage.class, PrivateMemory.class, SystemRandom.class, Native.class)) {
            String from = Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
            Path to = temporary.resolve("classes" + parts.size());
            assertEquals("", output("cp", "-r", from, to.toString()));
            assertEquals("", output("chmod", "-R", "a+rX", to.toString()));
            parts.add(to.toString());
        }
        return String.join(":", parts);
    }

    private static String output(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertEquals(0, process.waitFor(), said);
        return said;
    }
}
