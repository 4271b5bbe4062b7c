package dev.sessionvault.launcher.clients;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One process as the kernel shows it: the file it runs, its arguments, its environment, what its descriptors name. */
record RunningProgram(long pid, String file, List<String> arguments, List<String> environment, List<String> descriptors)
        implements Serializable {

    /** The process and all below it; one that ended meanwhile is left out. */
    static List<RunningProgram> treeOf(ProcessHandle root) {
        List<RunningProgram> programs = new ArrayList<>();
        Stream.concat(Stream.of(root), root.descendants()).forEach(process -> read(process.pid(), programs));
        return List.copyOf(programs);
    }

    boolean has(String variable) {
        return environment.stream().anyMatch(each -> each.startsWith(variable + "="));
    }

    String value(String variable) {
        return environment.stream()
                .filter(each -> each.startsWith(variable + "="))
                .map(each -> each.substring(variable.length() + 1))
                .findFirst()
                .orElse("");
    }

    private static void read(long pid, List<RunningProgram> programs) {
        Path proc = Path.of("/proc", Long.toString(pid));
        try {
            String file = Files.readSymbolicLink(proc.resolve("exe")).toString();
            programs.add(
                    new RunningProgram(pid, file, strings(proc, "cmdline"), strings(proc, "environ"), links(proc)));
        } catch (IOException | UncheckedIOException ended) {
            // Short-lived children of the tool come and go while we look.
        }
    }

    private static List<String> strings(Path proc, String name) throws IOException {
        String all = new String(Files.readAllBytes(proc.resolve(name)), StandardCharsets.ISO_8859_1);
        return all.isEmpty() ? List.of() : List.of(all.split("\0"));
    }

    private static List<String> links(Path proc) throws IOException {
        List<String> links = new ArrayList<>();
        try (Stream<Path> descriptors = Files.list(proc.resolve("fd"))) {
            descriptors.forEach(descriptor -> link(descriptor).ifPresent(links::add));
        }
        return List.copyOf(links);
    }

    private static Optional<String> link(Path descriptor) {
        try {
            return Optional.of(Files.readSymbolicLink(descriptor).toString());
        } catch (IOException closedMeanwhile) {
            return Optional.empty();
        }
    }
}
