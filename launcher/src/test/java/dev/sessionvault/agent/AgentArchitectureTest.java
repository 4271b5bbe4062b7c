package dev.sessionvault.agent;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.instrument.Instrumentation;
import org.junit.jupiter.api.Test;

/** The agent's zones, each rule a sentence. */
final class AgentArchitectureTest {
    private static final String AGENT = "dev.sessionvault.agent";
    private static final String BOOT = "dev.sessionvault.agent.boot";
    private static final String ADVICE = "dev.sessionvault.agent.advice";
    private static final String INSTALL = "dev.sessionvault.agent.install";

    /** An annotation for compilers, which no class file of a running agent needs. */
    private static final String NULLNESS = "org.jspecify.annotations";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(AGENT);

    @Test
    void entry_importsJavaOnly() {
        check(classes().that().resideInAPackage(AGENT).should().onlyDependOnClassesThat(in("java..", AGENT, NULLNESS)));
    }

    @Test
    void boot_importsJavaBaseOnly() {
        check(classes()
                .that()
                .resideInAPackage(BOOT)
                .should()
                .onlyDependOnClassesThat(in(
                        "java.io",
                        "java.lang",
                        "java.lang.invoke",
                        "java.util",
                        "java.util.function",
                        "java.nio..",
                        BOOT,
                        NULLNESS)));
    }

    @Test
    void advice_callsBootOnly_andHasNoState() {
        check(classes()
                .that()
                .resideInAPackage(ADVICE)
                .should()
                .onlyDependOnClassesThat(in("java.lang", "java.util", BOOT, ADVICE, NULLNESS)));
        check(noFields().should().beDeclaredInClassesThat(resideInAPackage(ADVICE)));
        check(methods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage(ADVICE)
                .should()
                .beStatic());
    }

    @Test
    void onlyInstall_importsAsm() {
        check(noClasses()
                .that(not(resideInAPackage(INSTALL)))
                .should()
                .dependOnClassesThat(resideInAPackage("org.objectweb.asm..")));
    }

    @Test
    void install_importsNothingElse() {
        check(classes()
                .that()
                .resideInAPackage(INSTALL)
                .should()
                .onlyDependOnClassesThat(in("java..", "org.objectweb.asm", BOOT, INSTALL, NULLNESS)));
    }

    /** It is a door to every class of the JVM. */
    @Test
    void nothing_keepsInstrumentation() {
        check(fields().should().notHaveRawType(Instrumentation.class));
    }

    @Test
    void program_hasNothingOfTheAgent() {
        JavaClasses program = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.sessionvault.launcher");
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage("dev.sessionvault.agent..", "org.objectweb.asm.."))
                .check(program);
    }

    private static DescribedPredicate<JavaClass> in(String... packages) {
        return resideInAnyPackage(packages)
                .or(DescribedPredicate.describe("primitives and arrays", type -> type.isPrimitive() || type.isArray()));
    }

    private static void check(ArchRule rule) {
        rule.check(CLASSES);
    }
}
