package dev.sessionvault.launcher.health;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where a key in a tool's memory may come to lie, and who sees the user's processes: only notes. */
final class MachineMemory implements Examination {
    @Override
    public String id() {
        return "memory";
    }

    @Override
    public String title() {
        return "memory";
    }

    @Override
    public void examine(Patient patient, Chart chart) throws IOException {
        Path system = patient.where.system();
        lookAtSwap(system, chart);
        lookAtCoreDumps(system, chart);
        lookAtProcesses(system, chart);
        chart.summary(chart.isEmpty() ? "no swap in the clear, no core dumps" : "notes only");
    }

    private static void lookAtSwap(Path system, Chart chart) throws IOException {
        Path swaps = system.resolve("proc/swaps");
        List<String> lines = Files.exists(swaps) ? Files.readAllLines(swaps) : List.of();
        for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
            String name = line.split("\\s")[0];
            String device = name.substring(name.lastIndexOf('/') + 1);
            boolean compressed = device.startsWith("zram");
            if (!compressed && !isEncrypted(system, device)) {
                String what = line.contains("partition") && !device.startsWith("dm-")
                        ? name + ": swap that is not encrypted: a tool's memory, with its key, may come to lie there"
                        : name + ": swap, and whether it is encrypted is not seen from here";
                chart.note("swap", what, "");
            }
        }
    }

    private static boolean isEncrypted(Path system, String device) throws IOException {
        Path uuid = system.resolve("sys/block/" + device + "/dm/uuid");
        return Files.exists(uuid)
                && Files.readString(uuid, StandardCharsets.US_ASCII).startsWith("CRYPT-");
    }

    private static void lookAtCoreDumps(Path system, Chart chart) throws IOException {
        Path limits = system.resolve("proc/self/limits");
        Path pattern = system.resolve("proc/sys/kernel/core_pattern");
        if (!Files.exists(limits) || !Files.exists(pattern)) {
            return;
        }
        boolean off = Files.readAllLines(limits).stream().anyMatch(line -> line.matches("Max core file size +0 +.*"));
        String where = Files.readString(pattern).strip();
        boolean piped = where.startsWith("|");
        if (!off || piped) {
            String how = piped ? "given to " + where.substring(1).split(" ")[0] : "written to " + where;
            chart.note(
                    "core",
                    "a tool that crashes may leave a core dump, with its key in it: it is " + how,
                    "ulimit -c 0");
        }
    }

    private static void lookAtProcesses(Path system, Chart chart) throws IOException {
        Mounts.Mount proc = Mounts.read(system).of(Path.of("/proc"));
        boolean shown = proc != null
                && proc.type().equals("proc")
                && !proc.options().matches(".*\\bhidepid=(1|2|4|noaccess|invisible|ptraceable)\\b.*");
        if (shown) {
            chart.note(
                    "hidepid",
                    "other users see which processes you run, and their arguments; not their environments",
                    "");
        }
    }
}
