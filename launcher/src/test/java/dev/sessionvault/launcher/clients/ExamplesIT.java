package dev.sessionvault.launcher.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example does with the built launcher what its README says. */
@Tag("nightly")
final class ExamplesIT {
    @TempDir
    Path directory;

    static List<Path> examples() throws IOException {
        try (Stream<Path> examples = Files.list(Path.of("../examples"))) {
            return examples.filter(Files::isDirectory).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void run_endsWell(Path example) throws Exception {
        Path log = directory.resolve("log");
        ProcessBuilder builder = new ProcessBuilder("./run.sh").directory(example.toFile());
        builder.environment().put("SV", Sv.PROGRAM.toString());
        builder.environment().put("HOME", directory.toString());
        // One of them is built by Maven, which is where the user has it.
        builder.environment().putIfAbsent("MAVEN_USER_HOME", System.getProperty("user.home") + "/.m2");
        Process process = builder.redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(Redirect.to(log.toFile()))
                .start();

        assertTrue(process.waitFor(4, TimeUnit.MINUTES), () -> example + " does not end");
        String said = Files.readString(log);
        assertEquals(0, process.exitValue(), said);
        assertFalse(said.contains("left out"), said);
    }
}
