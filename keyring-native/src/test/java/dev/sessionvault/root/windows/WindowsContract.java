package dev.sessionvault.root.windows;

import dev.sessionvault.root.HostSystem;
import dev.sessionvault.root.contract.RootContract;
import dev.sessionvault.root.contract.Subject;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** The suite inside a Windows runtime: one line for each test, with what came of it; more of a failure goes to stderr. */
final class WindowsContract {
    static final String PASSED = "passed";

    private WindowsContract() {}

    public static void main(String[] arguments) {
        if (HostSystem.current() != HostSystem.WINDOWS) {
            throw new IllegalStateException("this is no Windows");
        }
        try (Stream<DynamicTest> tests = RootContract.of(environment(arguments[0]), Path.of(arguments[1]))) {
            tests.forEach(test -> System.out.println(test.getDisplayName() + "\t" + outcome(test)));
        }
    }

    private static Subject.Environment environment(String name) {
        return Stream.of(new UserProtection(), new KeyStoreStandIn.Place())
                .filter(environment -> environment.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String outcome(DynamicTest test) {
        try {
            test.getExecutable().execute();
            return PASSED;
        } catch (Throwable e) {
            e.printStackTrace();
            return List.of(e.toString().split("\\R")).toString();
        }
    }
}
