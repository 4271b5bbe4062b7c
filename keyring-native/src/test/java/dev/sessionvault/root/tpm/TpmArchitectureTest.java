package dev.sessionvault.root.tpm;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Opening is what {@code sv run} waits for, so it loads nothing that is slow to load. */
class TpmArchitectureTest {
    private static final String TPM = "dev.sessionvault.root.tpm";

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.sessionvault");

    @Test
    void onlyTpmCrypto_andTheCheckOfWindowsBlobs_useTheCryptographicLibrary() {
        noClasses()
                .that()
                .haveNameNotMatching(".*\\.(TpmCrypto|CheckedBlob)(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.bouncycastle..")
                .check(classes);
    }

    @Test
    void theLibrarysProviders_areUsedByNobody() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.bouncycastle.jce..", "org.bouncycastle.jcajce..")
                .check(classes);
    }

    @Test
    void tpm_needsNoProviderStreamSocketOrEnvironment() {
        noClasses()
                .that()
                .resideInAPackage(TPM)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.security..",
                        "javax.crypto..",
                        "java.util.stream..",
                        "java.util.regex..",
                        "java.util.function..",
                        "java.net..",
                        "java.nio.channels..",
                        "com.sun.jna..")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(System.class, "getProperty", String.class)
                .check(classes);
    }

    /** A lambda, a string concatenation by method handle and a record's methods each cost tens of milliseconds once. */
    @Test
    void tpm_linksNothingDynamically() throws Exception {
        Path directory =
                Path.of(TpmRoot.class.getResource("TpmRoot.class").toURI()).getParent();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.class")) {
            int seen = 0;
            for (Path file : files) {
                String constants = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                assertFalse(constants.contains("java/lang/invoke/"), file.toString());
                seen++;
            }
            assertTrue(seen > 10, "classes: " + seen);
        }
    }
}
