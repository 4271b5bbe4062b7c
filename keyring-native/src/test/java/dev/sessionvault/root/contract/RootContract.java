package dev.sessionvault.root.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;

/**
 * The suite that every root passes. An environment's test class has one factory method:
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicTest> contract() {
 *     return RootContract.of(new SwtpmEnvironment(), directory);
 * }
 * }</pre>
 *
 * <p>It needs JUnit and this module, so that it runs wherever a runtime does.
 */
public final class RootContract {
    private final Subject.Environment environment;
    private final Path directory;
    private int started;
    private @Nullable Subject peaceful;

    private RootContract(Subject.Environment environment, Path directory) {
        this.environment = environment;
        this.directory = directory;
    }

    /** Its tests: those of a root that is left in peace, on one subject; then each situation, on a subject of its own. */
    public static Stream<DynamicTest> of(Subject.Environment environment, Path directory) {
        RootContract contract = new RootContract(environment, directory);
        List<DynamicTest> tests = new ArrayList<>();
        for (InPeace check : InPeace.values()) {
            tests.add(dynamicTest(check.name(), () -> check.run(contract.peaceful())));
        }
        contract.addSituations(tests);
        return tests.stream().onClose(contract::close);
    }

    private void addSituations(List<DynamicTest> tests) {
        Set<Situation> made = SituationTable.row(environment.name());
        for (Situation situation : Situation.values()) {
            tests.add(
                    made.contains(situation)
                            ? dynamicTest(situation.name(), in(situation))
                            : dynamicTest(situation.name() + ": cannot be made here", never(situation)));
        }
    }

    private Subject peaceful() throws Exception {
        if (peaceful == null) {
            peaceful = start();
        }
        return peaceful;
    }

    private void close() {
        try {
            if (peaceful != null) {
                peaceful.close();
            }
        } catch (Exception e) {
            throw new AssertionError("does not close", e);
        }
    }

    private Executable in(Situation situation) {
        return () -> {
            try (Subject subject = start()) {
                new InTrouble(subject, situation).run();
            }
        };
    }

    private Executable never(Situation situation) {
        return () -> {
            try (Subject subject = start()) {
                subject.prepare(situation);
                Exception why = assertThrows(Exception.class, () -> subject.bring(situation));
                assertEquals(Subject.CannotBeMade.class, why.getClass(), "it can be made: add it to the table");
            }
        };
    }

    private Subject start() throws Exception {
        started++;
        return environment.start(Files.createDirectory(directory.resolve(environment.name() + started)));
    }
}
