package dev.sessionvault.launcher.bench;

import dev.sessionvault.root.tpm.Swtpm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the way through a terminal adds to each command for the TPM simulator, and how many commands sv gives it. */
record Detour(double millisEach, long commands) {

    static Detour measure(Stage stage, Row tpm) throws IOException {
        Path exchange = stage.compiled("exchange");
        Row row = Row.of("detour", stage, Map.of(), List.of()).endingIn(stage.end(false));
        List<String> device = stage.withTpm(List.of(exchange.toString(), "/dev/tpmrm0"));
        double through = Double.parseDouble(Shell.run(row, device, stage.directory));
        try (Swtpm other = Swtpm.startUnix(Files.createDirectory(stage.path("tpm-direct")))) {
            String socket = other.address().substring("unix:".length());
            double direct = Double.parseDouble(Shell.run(row, List.of(exchange.toString(), socket), stage.directory));
            return new Detour((through - direct) / 1000, commands(stage, tpm.endingIn(stage.end(false))));
        }
    }

    private static long commands(Stage stage, Row tpm) throws IOException {
        Path trace = stage.path("commands");
        List<String> strace = List.of("strace", "-f", "-y", "-e", "trace=write", "-o", trace.toString());
        List<String> command = new ArrayList<>(strace);
        command.addAll(tpm.command());
        Shell.run(tpm, stage.withTpm(command), tpm.directory());
        return Files.readAllLines(trace).stream()
                .filter(line -> line.contains("</dev/tpmrm0>") || line.contains("</dev/pts/"))
                .count();
    }
}
