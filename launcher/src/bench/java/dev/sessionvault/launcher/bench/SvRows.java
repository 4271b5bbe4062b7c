package dev.sessionvault.launcher.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The built program on each kind of root. Each vault has ten entries, unless its row says otherwise. */
final class SvRows {
    static final String SECRET_SERVICE = "sv run, Secret Service";
    static final String TPM = "sv run, TPM2 (swtpm)";
    static final String PASSPHRASE = "sv run, passphrase";
    static final String MANY = "sv run, Secret Service, 10,000 entries";

    private static final int FEW = 10;
    private static final int LOTS = 10_000;

    private final Stage stage;
    private final Path sv;

    SvRows(Stage stage) {
        this.stage = stage;
        this.sv = stage.image.resolve("bin/sv");
    }

    List<Row> all() throws IOException {
        Row many = made(MANY, "many", "secret-service");
        fill(many, LOTS - FEW);
        Path passphrase = Files.writeString(stage.path("passphrase"), "four words on paper\n");
        return List.of(
                made(SECRET_SERVICE, "service", "secret-service"),
                many,
                made(TPM, "tpm2", "tpm2"),
                made(PASSPHRASE, "passphrase", "passphrase").withThird(passphrase));
    }

    /** A vault of its own, with the project's key and nine of other projects. */
    private Row made(String name, String home, String root) throws IOException {
        Map<String, String> more = new TreeMap<>(stage.session());
        more.put("HOME", stage.path("home").toString());
        more.put("SV_HOME", stage.path("sv-" + home).toString());
        String option = root.equals("passphrase") ? " --passphrase-fd=3" : "";
        Files.writeString(stage.path("passphrase"), "four words on paper\n");
        StringBuilder script = new StringBuilder("exec 3< " + stage.path("passphrase") + "\n");
        script.append(sv + " init --root=" + root + option + " --recovery-fd=4 4> " + stage.path("recovery") + "\n");
        for (int i = 0; i < FEW; i++) {
            Path project = i == 0 ? stage.project() : Files.createDirectories(stage.path("other" + i));
            script.append("exec 3< " + stage.path("passphrase") + "\nprintf %s " + Stage.KEY + " | " + sv
                    + " add claude --stdin --project=" + project + option + "\n");
        }
        List<String> words = new ArrayList<>(List.of(sv.toString(), "run"));
        if (!option.isEmpty()) {
            words.add(option.strip());
        }
        words.add("claude");
        Row row = Row.of(name, stage, more, words);
        Shell.run(
                row.endingIn(stage.end(false)),
                stage.withTpm(List.of("sh", "-euc", script.toString())),
                stage.project());
        return row;
    }

    private void fill(Row row, int count) throws IOException {
        List<String> command = List.of(
                stage.jdk.home().resolve("bin/java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.sessionvault.vault.ManyEntries",
                row.environment().get("SV_HOME") + "/data",
                row.environment().get("SV_HOME") + "/log",
                String.valueOf(count));
        Shell.run(row.endingIn(stage.end(false)), command, stage.project());
    }
}
