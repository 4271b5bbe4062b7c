package dev.sessionvault.root.macos;

import dev.sessionvault.root.contract.RootContract;
import dev.sessionvault.root.contract.Subject;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Against the stand-in: our calls are right; whether macOS answers so is another question. */
class SecureEnclaveContractIT {
    @TempDir
    Path directory;

    @TestFactory
    Stream<DynamicTest> contract() {
        return RootContract.of(new Macs(), directory);
    }

    private static final class Macs implements Subject.Environment {
        @Override
        public String name() {
            return "secure-enclave-stand-in";
        }

        @Override
        public Subject start(Path directory) throws Exception {
            return StandIn.start(directory, SecureEnclaveRoot::new);
        }
    }
}
