package dev.sessionvault.launcher.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

/** When and on what it was measured, and what the numbers contain. */
final class Footer {
    private static final String NOTES = """
            - Medians; ratios are medians of the rounds' ratios. All commands were started once a round, in a new order
              each round, after rounds to warm up. "JVM" is the bare JVM's row, "floor" the C program's.
            - CPU is the started process's own, with the children it waited for. What a daemon does for it is in the wall
              time only: gnome-keyring, gpg-agent, swtpm.
            - TPM2 is swtpm behind a terminal in raw mode, bound as /dev/tpmrm0. The detour costs %s ms a command (a
              write, a read, two changes of process), and the root makes about %d of them. A chip on a bus is slower
              than either.
            - The passphrase root spends its time and memory in Argon2id (64 MiB, 3 passes), by design.
            """;

    private final Stage stage;
    private final Row tpm;

    Footer(Stage stage, Row tpm) {
        this.stage = stage;
        this.tpm = tpm;
    }

    String print() throws IOException {
        Detour detour = Detour.measure(stage, tpm);
        return Table.format(NOTES, Table.format("%.2f", detour.millisEach()), detour.commands())
                + "\n" + LocalDate.now(ZoneOffset.UTC) + ", "
                + processor() + ", " + Runtime.getRuntime().availableProcessors() + " cores, Linux "
                + Files.readString(Path.of("/proc/sys/kernel/osrelease")).strip() + ", JDK " + stage.jdk.version()
                + ", "
                + Shell.run(stage, Map.of(), ". /etc/os-release; echo $PRETTY_NAME")
                        .strip() + ".\n";
    }

    private static String processor() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/cpuinfo"))) {
            if (line.startsWith("model name")) {
                return line.substring(line.indexOf(':') + 2).strip();
            }
        }
        return System.getProperty("os.arch");
    }
}
