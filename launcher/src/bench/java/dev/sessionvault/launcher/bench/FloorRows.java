package dev.sessionvault.launcher.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What nobody can beat, and the runtime that sv is made of. */
final class FloorRows {
    static final String DIRECT = "/bin/true, started directly";
    static final String FLOOR = "C: read, decrypt (libsodium), exec";
    static final String BARE_JVM = "bare JVM: java Hello";
    static final String SCRIPT = "bin/sv with /bin/true as its runtime";

    private final Stage stage;

    FloorRows(Stage stage) {
        this.stage = stage;
    }

    List<Row> all() throws IOException {
        return List.of(direct(), floor(), script(), bareJvm());
    }

    private Row direct() {
        return Row.of(DIRECT, stage, Map.of("ANTHROPIC_API_KEY", Stage.KEY), List.of(Row.END + "/claude"));
    }

    private Row floor() throws IOException {
        Path floor = stage.compiled("floor", "libsodium");
        Path sealed = stage.path("sealed");
        Shell.run(stage, Map.of(), "printf %s " + Stage.KEY + " | " + floor + " seal " + sealed);
        List<String> command = List.of(floor.toString(), "run", sealed.toString(), Row.END + "/claude");
        return Row.of(FLOOR, stage, Map.of(), command);
    }

    /** The image's script, as it is shipped, beside a runtime that ends at once. */
    private Row script() throws IOException {
        Path copy = stage.path("script");
        Files.createDirectories(copy.resolve("bin"));
        Files.createDirectories(copy.resolve("runtime/bin"));
        Files.copy(stage.image.resolve("bin/sv"), copy.resolve("bin/sv"));
        copy.resolve("bin/sv").toFile().setExecutable(true);
        Files.createSymbolicLink(copy.resolve("lib"), stage.image.resolve("lib"));
        Files.createSymbolicLink(copy.resolve("runtime/bin/java"), Path.of("/bin/true"));
        Path release = stage.image.resolve("runtime/release");
        Files.copy(
                Files.exists(release) ? release : stage.jdk.home().resolve("release"), copy.resolve("runtime/release"));
        return Row.of(SCRIPT, stage, Map.of(), List.of(copy.resolve("bin/sv").toString(), "run", "claude"));
    }

    private Row bareJvm() throws IOException {
        Path classes = Files.createDirectories(stage.path("hello"));
        Path source = Files.writeString(
                classes.resolve("Hello.java"),
                "class Hello { public static void main(String[] a) { System.out.println(\"Hello\"); } }\n");
        Path bin = stage.jdk.home().resolve("bin");
        Shell.run(stage, Map.of(), bin.resolve("javac") + " -d " + classes + " " + source);
        List<String> command =
                List.of(bin.resolve("java").toString(), "-Xshare:auto", "-cp", classes.toString(), "Hello");
        return Row.of(BARE_JVM, stage, Map.of(), command);
    }
}
