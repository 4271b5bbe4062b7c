package dev.sessionvault.launcher.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** A mount namespace with an /etc/sv of its own: the machine's is neither seen nor touched. For root only. */
final class EtcSv implements AutoCloseable {
    /** All of /etc in memory, since the machine may have no /etc/sv to mount something on. */
    private static final String MAKE = """
            mount -t tmpfs -o mode=755 tmpfs "$1"
            cp -a /etc/. "$1"
            rm -rf "$1/sv"
            mount --move "$1" /etc
            mkdir -p /etc/sv/verbs.d
            echo made
            read -r line
            """;

    private final Process holder;

    private EtcSv(Process holder) {
        this.holder = holder;
    }

    /** @param empty a directory in which it is put together */
    static EtcSv make(Path empty) throws IOException {
        Process holder = new ProcessBuilder(
                        "unshare", "--mount", "--propagation", "private", "sh", "-euc", MAKE, "sh", empty.toString())
                .redirectErrorStream(true)
                .start();
        BufferedReader said = holder.inputReader(StandardCharsets.UTF_8);
        assertEquals("made", said.readLine());
        return new EtcSv(holder);
    }

    /** What stands before a command that shall run there. */
    List<String> enter(Path where) {
        return List.of("nsenter", "--mount=/proc/" + holder.pid() + "/ns/mnt", "--", "env", "-C", where.toString());
    }

    /** A file of it, as seen from outside. */
    Path path(String name) {
        return Path.of("/proc", String.valueOf(holder.pid()), "root/etc/sv", name);
    }

    void write(String name, String text) throws IOException {
        Path file = path(name);
        Files.deleteIfExists(file); // it may be a link
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    }

    @Override
    public void close() {
        holder.destroy();
    }
}
