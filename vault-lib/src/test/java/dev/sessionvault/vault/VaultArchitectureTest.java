package dev.sessionvault.vault;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.sessionvault.secret.SecretAccess;
import dev.sessionvault.secret.SecretBytes;

/** The module's arrows: vault → format.v1, store; format.v1 → crypto; store → MapDB; crypto → BouncyCastle. */
@AnalyzeClasses(
        packages = {"dev.sessionvault.crypto", "dev.sessionvault.vault"},
        importOptions = ImportOption.DoNotIncludeTests.class)
class VaultArchitectureTest {
    private static final String CRYPTO = "dev.sessionvault.crypto..";
    private static final String VAULT = "dev.sessionvault.vault";
    private static final String FORMAT = "dev.sessionvault.vault.format..";
    private static final String STORE = "dev.sessionvault.vault.store..";
    private static final String TOOL = "dev.sessionvault.vault.tool..";

    @ArchTest
    static final ArchRule only_crypto_uses_bouncycastle = noClasses()
            .that()
            .resideOutsideOfPackage(CRYPTO)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.bouncycastle..");

    @ArchTest
    static final ArchRule only_store_uses_mapdb = noClasses()
            .that()
            .resideOutsideOfPackage(STORE)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.mapdb..");

    /** Reading a table must not load MapDB: that would cost more than all the rest of a launch. */
    @ArchTest
    static final ArchRule in_store_only_the_table_writer_uses_mapdb = noClasses()
            .that()
            .resideInAPackage(STORE)
            .and()
            .doNotHaveSimpleName("TableWriter")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.mapdb..");

    @ArchTest
    static final ArchRule only_tool_reads_toml = noClasses()
            .that()
            .resideOutsideOfPackage(TOOL)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.tomlj..");

    @ArchTest
    static final ArchRule the_vault_knows_no_tools = noClasses()
            .that()
            .resideInAnyPackage(VAULT, FORMAT, STORE, CRYPTO)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(TOOL);

    @ArchTest
    static final ArchRule crypto_knows_only_secrets = noClasses()
            .that()
            .resideInAPackage(CRYPTO)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(VAULT + "..", "dev.sessionvault.root..");

    @ArchTest
    static final ArchRule the_format_knows_no_files_and_no_vault = noClasses()
            .that()
            .resideInAPackage(FORMAT)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(VAULT, STORE, "dev.sessionvault.root..", "java.io..", "java.nio.file..", "java.time..");

    @ArchTest
    static final ArchRule the_store_knows_no_secrets = noClasses()
            .that()
            .resideInAPackage(STORE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(VAULT, FORMAT, CRYPTO, "dev.sessionvault.secret..", "dev.sessionvault.root..");

    @ArchTest
    static final ArchRule no_cycles =
            slices().matching("dev.sessionvault.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule nothing_of_the_launcher = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.sessionvault.launcher..", "dev.sessionvault.agent..", "com.sun.jna..", "picocli..");

    @ArchTest
    static final ArchRule secrets_are_read_in_few_packages = noClasses()
            .that()
            .resideOutsideOfPackages(CRYPTO, FORMAT, VAULT, "dev.sessionvault.secret..", "dev.sessionvault.root..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(SecretAccess.class);

    @ArchTest
    static final ArchRule no_record_holds_a_secret = noFields()
            .that()
            .areDeclaredInClassesThat()
            .areRecords()
            .and()
            .areNotStatic()
            .should()
            .haveRawType(SecretBytes.class)
            .orShould()
            .haveRawType(char[].class);

    @ArchTest
    static final ArchRule records_hold_bytes_in_the_format_only = noFields()
            .that()
            .areDeclaredInClassesThat()
            .areRecords()
            .and()
            .areDeclaredInClassesThat()
            .resideOutsideOfPackage(FORMAT)
            .and()
            .areNotStatic()
            .should()
            .haveRawType(byte[].class);

    @ArchTest
    static final ArchRule nothing_is_printed =
            noClasses().should().accessField(System.class, "out").orShould().accessField(System.class, "err");

    /** Each costs tens of milliseconds when first used, and all that crypto and format do is done at every start. */
    @ArchTest
    static final ArchRule crypto_and_format_load_nothing_dear = noClasses()
            .that()
            .resideInAnyPackage(CRYPTO, FORMAT)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.security..", "javax.crypto..", "java.util.stream..", "java.util.regex..")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.UUID");

    @ArchTest
    static final ArchRule names_say_what_things_are =
            noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Impl)");

    @ArchTest
    static final ArchRule public_classes_are_final_or_sealed = classes()
            .that()
            .arePublic()
            .and()
            .areNotInterfaces()
            .and()
            .resideInAnyPackage(VAULT + "..", CRYPTO)
            .should(new IsFinal());

    private static final class IsFinal extends com.tngtech.archunit.lang.ArchCondition<JavaClass> {
        IsFinal() {
            super("be final");
        }

        @Override
        public void check(JavaClass item, com.tngtech.archunit.lang.ConditionEvents events) {
            boolean isFinal = item.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.FINAL);
            String message = item.getName() + (isFinal ? " is final" : " is not final");
            events.add(new com.tngtech.archunit.lang.SimpleConditionEvent(item, isFinal || item.isEnum(), message));
        }
    }
}
