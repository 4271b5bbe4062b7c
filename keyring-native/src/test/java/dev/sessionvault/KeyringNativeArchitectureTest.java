package dev.sessionvault;

import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.sessionvault.secret.SecretAccess;
import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.secret.SystemRandom;
import org.jspecify.annotations.NullMarked;

/** The module's tree as sentences. */
@AnalyzeClasses(packages = "dev.sessionvault", importOptions = ImportOption.DoNotIncludeTests.class)
class KeyringNativeArchitectureTest {

    @ArchTest
    static final ArchRule jna_onlyInFfi = noClasses()
            .that()
            .resideOutsideOfPackage("dev.sessionvault.root.ffi")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.sun.jna..")
            .because("a wrong native call ends the process: one small package makes them");

    @ArchTest
    static final ArchRule bouncyCastle_onlyInTpmAndWindows = noClasses()
            .that()
            .resideOutsideOfPackages("dev.sessionvault.root.tpm", "dev.sessionvault.root.windows")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.bouncycastle..")
            .because(
                    "the TPM's protocol and the check of what Windows gives back are the only cryptography of this module");

    @ArchTest
    static final ArchRule secret_importsNothingOfOurs = classes()
            .that()
            .resideInAPackage("dev.sessionvault.secret")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "dev.sessionvault.secret")
            .because("every module holds its secrets in it");

    @ArchTest
    static final ArchRule module_knowsNoVaultToolOrNetwork = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "org.jspecify..",
                    "com.sun.jna..",
                    "org.bouncycastle..",
                    "dev.sessionvault.secret",
                    "dev.sessionvault.root..")
            .because("roots seal bytes, whatever these are for");

    @ArchTest
    static final ArchRule tpm_knowsNoOtherRoot = noClasses()
            .that()
            .resideInAPackage("dev.sessionvault.root.tpm")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.sessionvault.root.secretservice",
                    "dev.sessionvault.root.windows",
                    "dev.sessionvault.root.choice")
            .because("what is true of one root is not true of another");

    @ArchTest
    static final ArchRule secretService_knowsNoOtherRoot = noClasses()
            .that()
            .resideInAPackage("dev.sessionvault.root.secretservice")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.sessionvault.root.tpm", "dev.sessionvault.root.windows", "dev.sessionvault.root.choice")
            .because("what is true of one root is not true of another");

    @ArchTest
    static final ArchRule windows_knowsNoOtherRoot = noClasses()
            .that()
            .resideInAPackage("dev.sessionvault.root.windows")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.sessionvault.root.tpm", "dev.sessionvault.root.secretservice", "dev.sessionvault.root.choice")
            .because("what is true of one root is not true of another");

    @ArchTest
    static final ArchRule macos_knowsNoOtherRoot = noClasses()
            .that()
            .resideInAPackage("dev.sessionvault.root.macos")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.sessionvault.root.tpm",
                    "dev.sessionvault.root.secretservice",
                    "dev.sessionvault.root.windows",
                    "dev.sessionvault.root.choice")
            .because("what is true of one root is not true of another");

    @ArchTest
    static final ArchRule kernel_knowsNoRoot = noClasses()
            .that()
            .resideInAPackage("dev.sessionvault.root.kernel")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.sessionvault.root.tpm",
                    "dev.sessionvault.root.secretservice",
                    "dev.sessionvault.root.windows",
                    "dev.sessionvault.root.macos",
                    "dev.sessionvault.root.choice")
            .because("it keeps what any of them has opened");

    @ArchTest
    static final ArchRule packages_haveNoCycles =
            slices().matching("dev.sessionvault.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule secrets_areReadHereOnly = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "dev.sessionvault.secret",
                    "dev.sessionvault.root.tpm",
                    "dev.sessionvault.root.secretservice",
                    "dev.sessionvault.root.macos",
                    "dev.sessionvault.root.windows",
                    "dev.sessionvault.root.kernel")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(SecretAccess.class)
            .because("each place that reads a secret is one to look at");

    @ArchTest
    static final ArchRule records_holdNoSecret = noFields()
            .that()
            .areDeclaredInClassesThat(are(DescribedPredicate.describe("records", JavaClass::isRecord)))
            .and()
            .areNotStatic()
            .should()
            .haveRawType(SecretBytes.class)
            .orShould()
            .haveRawType(byte[].class)
            .orShould()
            .haveRawType(char[].class)
            .because("a record's accessors, toString and equals are for everyone");

    @ArchTest
    static final ArchRule names_saySomething = noClasses()
            .should()
            .haveNameMatching(".*(Impl|Utils?|Helper|Manager)")
            .because("a class is named by what it is");

    @ArchTest
    static final ArchRule nothingPrints = noClasses()
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .because("the terminal is the tool's");

    @ArchTest
    static final ArchRule startOfATool_loadsNothingSlow = noClasses()
            .that()
            .resideOutsideOfPackage("dev.sessionvault.root.choice")
            .and()
            .areNotAssignableTo(SystemRandom.class)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.util.stream..",
                    "java.util.regex..",
                    "java.util.logging..",
                    "java.security..",
                    "javax.crypto..",
                    "java.lang.invoke..",
                    "java.lang.reflect..")
            .because(
                    "each of these costs tens of milliseconds at its first use, and every start of a tool opens a root");

    @ArchTest
    static final ArchRule everyPackage_isNullMarked = classes().should(beInANullMarkedPackage());

    private static ArchCondition<JavaClass> beInANullMarkedPackage() {
        return new ArchCondition<>("be in a package whose package-info says @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(type, marked, type.getPackageName() + " of " + type.getName()));
            }
        };
    }
}
