package dev.sessionvault.root.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.sessionvault.root.contract.RootContract;
import dev.sessionvault.root.contract.Subject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The suite of all roots in a Windows runtime, by wine, with DPAPI as wine has it and with the stand-in for ncrypt.dll.
 * Each test there is a test here; one that was not run is no pass.
 */
@Tag("nightly")
class WindowsContractIT {
    @TempDir
    static Path directory;

    private static Wine wine;

    @BeforeAll
    static void start() throws Exception {
        wine = new Wine(Files.createDirectory(directory.resolve("wine")));
    }

    @AfterAll
    static void end() throws Exception {
        wine.close();
    }

    @TestFactory
    Stream<DynamicTest> dpapi() throws Exception {
        return contract(new UserProtection(), Map.of(), List.of());
    }

    @TestFactory
    Stream<DynamicTest> ncrypt() throws Exception {
        Path standIn = Files.createDirectory(directory.resolve("stand-in"));
        Wine.compile(WindowsContractIT.class, "ncrypt.c", standIn.resolve("ncrypt.dll"), "-shared");
        return contract(
                new KeyStoreStandIn.Place(),
                Map.of("WINEDLLOVERRIDES", "ncrypt=n"),
                List.of("-Djna.library.path=" + Wine.path(standIn)));
    }

    private static Stream<DynamicTest> contract(
            Subject.Environment environment, Map<String, String> variables, List<String> options) throws Exception {
        Path place = Files.createDirectory(directory.resolve(environment.name()));
        Wine.Ended ended =
                wine.java(variables, options, WindowsContract.class.getName(), environment.name(), Wine.path(place));
        Map<String, String> outcomes = new HashMap<>();
        ended.out().lines().map(line -> line.split("\t", 2)).forEach(line -> outcomes.put(line[0], line[1]));
        return RootContract.of(environment, place)
                .map(DynamicTest::getDisplayName)
                .map(name -> dynamicTest(name, () -> {
                    String outcome = outcomes.getOrDefault(name, "was not run");
                    assertEquals(WindowsContract.PASSED, outcome, ended.err());
                }));
    }
}
