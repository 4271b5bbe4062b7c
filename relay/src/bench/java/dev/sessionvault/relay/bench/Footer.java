package dev.sessionvault.relay.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** When and on what it was measured, and what the numbers contain. */
final class Footer {
    private static final String NOTES = """
            - Medians of %d rounds, in each of which every peer was measured once; ratios are medians of the rounds'
              ratios. CPU is the peer's, all of its processes. Ends and peers share the cores, so MB/s and pairs a second
              say what is left beside the ends; CPU does not.
            - Ours and wormhole pair two ends that both dial; the others pass one dialling end on to a listening one, with
              TLS on both sides where there is TLS. TLS 1.3, AES-128-GCM, ECDSA P-256, nothing resumed, for all.
            - Frames of 16,000 bytes. A new pair is both connections with all handshakes, one KiB, and the end. Added round
              trip: less that of the same ends connected directly in the same round.
            - Idle: %,d pairs (descriptors here: %,d; a relay keeps a fifth of them free), proportional set size of a fresh
              process, ours after garbage collection, less the same before; kernel memory not counted. socat: 300 pairs,
              each is a process. Peak: the most that each process ever had, shared pages counted for each.
            """;

    private final Place place;
    private final int idlePairs;
    private final int rounds;

    Footer(Place place, int idlePairs, int rounds) {
        this.place = place;
        this.idlePairs = idlePairs;
        this.rounds = rounds;
    }

    String print() throws IOException, InterruptedException {
        return Table.format(NOTES, rounds, idlePairs, place.descriptors)
                + "\n" + LocalDate.now(ZoneOffset.UTC) + ", " + processor() + ", " + place.cores + " cores, Linux "
                + Files.readString(Path.of("/proc/sys/kernel/osrelease")).strip() + ", JDK " + jdk() + ", "
                + Shell.run(List.of("sh", "-c", ". /etc/os-release; echo $PRETTY_NAME"))
                        .strip() + ".\n";
    }

    private static String jdk() throws IOException, InterruptedException {
        String java = Path.of(Ours.javaHome(), "bin", "java").toString();
        return Shell.run(List.of(java, "--version")).lines().findFirst().orElse("");
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
