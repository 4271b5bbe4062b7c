package dev.sessionvault.root.secretservice;

import dev.sessionvault.root.contract.RootContract;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class GnomeKeyringContractIT {
    @TempDir
    Path directory;

    @TestFactory
    Stream<DynamicTest> contract() {
        return RootContract.of(new LoginEnvironment("gnome-keyring", KeyringProvider.Gnome::new), directory);
    }
}
