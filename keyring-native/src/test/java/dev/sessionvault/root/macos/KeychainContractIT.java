package dev.sessionvault.root.macos;

import dev.sessionvault.root.contract.RootContract;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Against the stand-in: our calls are right; whether macOS answers so is another question. */
class KeychainContractIT {
    @TempDir
    Path directory;

    @TestFactory
    Stream<DynamicTest> contract() {
        return RootContract.of(StandIn.environment("keychain-stand-in", KeychainRoot::new), directory);
    }
}
