package dev.sessionvault.launcher.health;

import dev.sessionvault.root.tpm.Swtpm;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A machine of each test's own, with a vault that a TPM simulator opens. */
abstract class Admitted {
    @TempDir
    static Path tpmState;

    static Swtpm tpm;

    @TempDir
    Path temporary;

    Ward ward;

    @BeforeAll
    static void powerOn() {
        tpm = Swtpm.startTcp(tpmState);
    }

    @AfterAll
    static void powerOff() {
        tpm.close();
    }

    @BeforeEach
    void admit() throws Exception {
        ward = new Ward(temporary, tpm.root()).withVault();
    }
}
