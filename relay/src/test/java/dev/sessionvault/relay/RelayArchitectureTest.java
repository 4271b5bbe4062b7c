package dev.sessionvault.relay;

import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

/** Blind by construction: what is not here cannot decrypt. */
@AnalyzeClasses(packages = "dev.sessionvault.relay", importOptions = ImportOption.DoNotIncludeTests.class)
class RelayArchitectureTest {
    private static final String WIRE = "dev.sessionvault.relay.wire";
    private static final String PAIRING = "dev.sessionvault.relay.pairing";

    @ArchTest
    static final ArchRule relay_knowsNoOtherModuleOfOurs = noClasses()
            .should()
            .dependOnClassesThat(are(DescribedPredicate.describe(
                    "ours, and not the relay's",
                    type -> type.getPackageName().startsWith("dev.sessionvault.")
                            && !type.getPackageName().startsWith("dev.sessionvault.relay"))))
            .because("it stands alone, so that it has nothing to decrypt with");

    @ArchTest
    static final ArchRule wire_needsNothingButJava = classes()
            .that()
            .resideInAPackage(WIRE)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java.lang..",
                    "java.util..",
                    "java.math..",
                    "java.nio.charset..",
                    "java.io..",
                    "java.security..",
                    "javax.crypto..",
                    "org.jspecify..",
                    WIRE)
            .because("the launcher uses it too");

    @ArchTest
    static final ArchRule pairing_knowsNoSocket = classes()
            .that()
            .resideInAPackage(PAIRING)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java.lang..", "java.util..", "java.time..", "org.jspecify..", WIRE, PAIRING)
            .because("its tests need no network and no time");

    @ArchTest
    static final ArchRule cryptography_isForTokensAndTlsOnly = noClasses()
            .that()
            .haveNameNotMatching(".*\\.wire\\.(Ed25519(\\$.*)?|LegKey|RendezvousId|Instance|Challenge)")
            .and()
            .haveNameNotMatching(".*\\.server\\.(TokenCommand|HelloCheck|OwnCertificate|Certificates)")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.security..", "javax.crypto..")
            .because("a relay that knows no cipher reads nothing");

    @ArchTest
    static final ArchRule noCipher_anywhere = noClasses()
            .should()
            .dependOnClassesThat(are(DescribedPredicate.describe(
                    "a cipher or a key agreement",
                    type -> type.getName().matches("javax\\.crypto\\.(Cipher|KeyAgreement|KEM).*"))))
            .because("tokens are signatures, and TLS is Netty's");

    @ArchTest
    static final ArchRule foreignCryptography_isOneSignature = noClasses()
            .should()
            .dependOnClassesThat(are(DescribedPredicate.describe(
                    "of BouncyCastle, but for Ed25519",
                    type -> type.getName().startsWith("org.bouncycastle.")
                            && !type.getName().startsWith("org.bouncycastle.math.ec.rfc8032.Ed25519"))))
            .because("the jar has no more of it");

    @ArchTest
    static final ArchRule handles_areTheEndsAffair = noClasses()
            .that()
            .resideOutsideOfPackage(WIRE)
            .should()
            .callMethod("dev.sessionvault.relay.wire.LegKey", "ofGuest", "[B")
            .because("no relay is ever given a handle's secret");

    @ArchTest
    static final ArchRule records_holdNoBytes = noFields()
            .that()
            .areDeclaredInClassesThat(are(DescribedPredicate.describe("records", JavaClass::isRecord)))
            .and()
            .areNotStatic()
            .should()
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
