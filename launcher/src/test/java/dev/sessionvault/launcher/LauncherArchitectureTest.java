package dev.sessionvault.launcher;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.sessionvault.secret.SecretAccess;
import dev.sessionvault.secret.SecretBytes;
import java.io.Console;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** The module's tree, each rule a sentence. */
class LauncherArchitectureTest {
    private static final String OURS = "dev.sessionvault.launcher..";
    private static final String COMMAND = "dev.sessionvault.launcher.command..";
    private static final String TERMINAL = "dev.sessionvault.launcher.terminal..";
    private static final String EXEC = "dev.sessionvault.launcher.exec..";
    private static final String POSIX = "dev.sessionvault.launcher.posix..";
    private static final String WINDOWS = "dev.sessionvault.launcher.windows..";
    private static final String SHELL = "dev.sessionvault.launcher.shell..";
    private static final String CACHE = "dev.sessionvault.launcher.cache..";
    private static final String EXIT = "dev.sessionvault.launcher.exit..";

    private static final String CONTAINER = "dev.sessionvault.launcher.container..";
    private static final String EDIT = "dev.sessionvault.launcher.edit..";
    private static final String SETTING = "dev.sessionvault.launcher.setting..";
    private static final String IDE = "dev.sessionvault.launcher.ide..";
    private static final String LEAK = "dev.sessionvault.launcher.leak..";
    private static final String KEEPER = "dev.sessionvault.launcher.keeper..";
    private static final String LOGIN = "dev.sessionvault.launcher.login..";
    private static final String HEALTH = "dev.sessionvault.launcher.health..";
    private static final String SHARE = "dev.sessionvault.launcher.share..";
    private static final String SHARE_TEXT = "dev.sessionvault.launcher.share.text..";
    private static final String SHARE_FILE = "dev.sessionvault.launcher.share.file..";
    private static final String SHARE_KEY = "dev.sessionvault.launcher.share.key..";
    private static final String SHARE_LOG = "dev.sessionvault.launcher.share.log..";
    private static final String SHARE_OWNER = "dev.sessionvault.launcher.share.owner..";
    private static final String REFLECT = "dev.sessionvault.launcher.reflect..";
    private static final String REFLECT_MCP = "dev.sessionvault.launcher.reflect.mcp..";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.sessionvault.launcher");

    @Test
    void onlyPosixAndWindows_importJna() {
        check(noClasses()
                .that(resideInAPackage(OURS).and(not(resideInAnyPackage(POSIX, WINDOWS))))
                .should()
                .dependOnClassesThat(resideInAPackage("com.sun.jna..")));
    }

    @Test
    void onlyCommand_importsPicocli() {
        check(onlyIn("picocli..", COMMAND));
    }

    @Test
    void onlyTerminal_prints() {
        check(noClasses()
                .that(resideInAPackage(OURS).and(not(resideInAPackage(TERMINAL))))
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .accessField(System.class, "in")
                .orShould()
                .callMethod(System.class, "console")
                .orShould()
                .dependOnClassesThat(belongToAnyOf(Console.class)));
    }

    @Test
    void nothing_logs() {
        check(noClasses().should().dependOnClassesThat(belongToAnyOf(Logger.class)));
    }

    @Test
    void exit_dependsOnNothingOfOurs() {
        check(dependsOnNoOthersOfOurs(EXIT, EXIT));
    }

    @Test
    void posix_dependsOnExitAtMost() {
        check(dependsOnNoOthersOfOurs(POSIX, POSIX, EXIT));
    }

    @Test
    void windows_dependsOnExitAtMost() {
        check(dependsOnNoOthersOfOurs(WINDOWS, WINDOWS, EXIT));
    }

    @Test
    void exec_dependsOnPosixAndExitOnly() {
        check(dependsOnNoOthersOfOurs(EXEC, EXEC, POSIX, EXIT));
    }

    @Test
    void shell_dependsOnExecEditPosixAndExitOnly() {
        check(dependsOnNoOthersOfOurs(SHELL, SHELL, EXEC, EDIT, POSIX, EXIT));
    }

    @Test
    void terminal_dependsOnPosixAndExitOnly() {
        check(dependsOnNoOthersOfOurs(TERMINAL, TERMINAL, POSIX, EXIT));
    }

    @Test
    void cache_dependsOnExitOnly() {
        check(dependsOnNoOthersOfOurs(CACHE, CACHE, EXIT));
    }

    @Test
    void container_dependsOnPosixAndExitOnly() {
        check(dependsOnNoOthersOfOurs(CONTAINER, CONTAINER, POSIX, EXIT));
    }

    @Test
    void edit_dependsOnExitOnly() {
        check(dependsOnNoOthersOfOurs(EDIT, EDIT, EXIT));
    }

    @Test
    void setting_dependsOnEditAndExitOnly() {
        check(dependsOnNoOthersOfOurs(SETTING, SETTING, EDIT, EXIT));
    }

    @Test
    void onlyEdit_readsToml() {
        check(onlyIn("org.tomlj..", EDIT));
    }

    @Test
    void ide_dependsOnEditAndExitOnly() {
        check(dependsOnNoOthersOfOurs(IDE, IDE, EDIT, EXIT));
    }

    @Test
    void leak_dependsOnEditPosixAndExitOnly() {
        check(dependsOnNoOthersOfOurs(LEAK, LEAK, EDIT, POSIX, EXIT));
    }

    @Test
    void keeper_dependsOnPosixAndExitOnly() {
        check(dependsOnNoOthersOfOurs(KEEPER, KEEPER, POSIX, EXIT));
    }

    @Test
    void login_dependsOnEditPosixAndExitOnly() {
        check(dependsOnNoOthersOfOurs(LOGIN, LOGIN, EDIT, POSIX, EXIT));
    }

    @Test
    void health_dependsOnWhatItLooksAtOnly() {
        check(dependsOnNoOthersOfOurs(
                HEALTH, HEALTH, CACHE, SHARE, LEAK, LOGIN, KEEPER, SHELL, SETTING, EDIT, EXEC, POSIX, EXIT));
    }

    @Test
    void share_dependsOnEditPosixAndExitOnly() {
        check(dependsOnNoOthersOfOurs(SHARE, SHARE, EDIT, POSIX, EXIT));
    }

    @Test
    void shareKey_dependsOnItsFilesAndWordsOnly() {
        check(dependsOnNoOthersOfOurs(SHARE_KEY, SHARE_KEY, SHARE_FILE, SHARE_TEXT, EXIT));
        check(dependsOnNoOthersOfOurs(SHARE_LOG, SHARE_LOG, SHARE_KEY, SHARE_FILE, SHARE_TEXT, EXIT));
        check(dependsOnNoOthersOfOurs(SHARE_OWNER, SHARE_OWNER, SHARE_LOG, SHARE_KEY, SHARE_FILE, SHARE_TEXT, EXIT));
        check(dependsOnNoOthersOfOurs(SHARE_FILE, SHARE_FILE, EXIT));
        check(dependsOnNoOthersOfOurs(SHARE_TEXT, SHARE_TEXT));
        String address = "dev.sessionvault.launcher.share.address..";
        check(dependsOnNoOthersOfOurs(address, address));
        String codec = "dev.sessionvault.launcher.share.codec..";
        String message = "dev.sessionvault.launcher.share.message..";
        check(dependsOnNoOthersOfOurs(codec, codec));
        check(dependsOnNoOthersOfOurs(message, message, codec));
    }

    @Test
    void shareAndReflect_knowARelay_byItsFramesOnly() {
        check(noClasses()
                .that(resideInAPackage(OURS).and(not(resideInAnyPackage(SHARE, REFLECT, COMMAND))))
                .should()
                .dependOnClassesThat(resideInAPackage("dev.sessionvault.relay..")));
        check(noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "dev.sessionvault.relay.server..", "dev.sessionvault.relay.pairing..", "io.netty..")));
    }

    @Test
    void reflect_dependsOnShareTerminalAndExitOnly() {
        check(dependsOnNoOthersOfOurs(REFLECT, REFLECT, SHARE, TERMINAL, EXIT));
    }

    /** It is no part of sv's module, for its libraries are large and slow to start. */
    @Test
    void onlyReflectMcp_speaksMcp_andNothingLeadsToIt() {
        for (String library :
                new String[] {"io.modelcontextprotocol..", "reactor..", "tools.jackson..", "com.networknt.."}) {
            check(onlyIn(library, REFLECT_MCP));
        }
        check(noClasses()
                .that(resideInAPackage(OURS).and(not(resideInAPackage(REFLECT_MCP))))
                .should()
                .dependOnClassesThat(resideInAPackage(REFLECT_MCP)));
    }

    @Test
    void whatIsLent_knowsNothingOfHowItIsLent() {
        String verb = "dev.sessionvault.launcher.share.verb..";
        String scope = "dev.sessionvault.launcher.share.scope..";
        String key = "dev.sessionvault.launcher.share.key..";
        String text = "dev.sessionvault.launcher.share.text..";
        check(dependsOnNoOthersOfOurs(verb, verb, text, EDIT, POSIX, EXIT));
        check(dependsOnNoOthersOfOurs(scope, scope, verb, EXIT));
        check(dependsOnNoOthersOfOurs(
                "dev.sessionvault.launcher.share.policy..",
                "dev.sessionvault.launcher.share.policy..",
                scope,
                verb,
                EDIT,
                POSIX,
                EXIT));
        check(dependsOnNoOthersOfOurs(
                "dev.sessionvault.launcher.share.passport..",
                "dev.sessionvault.launcher.share.passport..",
                "dev.sessionvault.launcher.share.codec..",
                scope,
                verb,
                key,
                text));
    }

    @Test
    void recipient_hasNothingOfTheOwners() {
        check(noClasses()
                .that(resideInAPackage(REFLECT))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "dev.sessionvault.launcher.share.policy..",
                        "dev.sessionvault.launcher.share.session..",
                        "dev.sessionvault.launcher.share.executor..",
                        "dev.sessionvault.vault.."))
                .allowEmptyShould(true));
    }

    @Test
    void command_isUsedByTheMainClassOnly() {
        check(noClasses()
                .that(resideInAnyPackage(
                        TERMINAL, SHELL, EXEC, POSIX, WINDOWS, EXIT, CONTAINER, EDIT, SETTING, IDE, LEAK, HEALTH,
                        KEEPER, LOGIN, SHARE, REFLECT, CACHE))
                .should()
                .dependOnClassesThat(resideInAnyPackage(COMMAND, "dev.sessionvault.launcher")));
    }

    @Test
    void packages_haveNoCycles() {
        check(slices().matching("dev.sessionvault.launcher.(*)..").should().beFreeOfCycles());
    }

    @Test
    void secrets_areReadInSevenPackagesOnly() {
        check(noClasses()
                .that(resideInAPackage(OURS)
                        .and(not(resideInAnyPackage(EXEC, WINDOWS, TERMINAL, COMMAND, LOGIN, KEEPER, SHARE))))
                .should()
                .dependOnClassesThat(belongToAnyOf(SecretAccess.class)));
    }

    @Test
    void records_holdNoSecret() {
        check(classes().that().areRecords().should(haveNoSecretComponent()));
    }

    @Test
    void names_sayWhatAThingIs() {
        check(noClasses()
                .should()
                .haveNameMatching(".*(Impl|Util|Utils|Helper|Manager)(\\$.*)?")
                .orShould()
                .resideInAnyPackage("..util..", "..common..", "..impl..", "..misc.."));
    }

    @Test
    void everyPackage_hasClassesToCheck() {
        for (String name : new String[] {
            "exec",
            "shell",
            "posix",
            "windows",
            "exit",
            "cache",
            "container",
            "edit",
            "setting",
            "ide",
            "leak",
            "health",
            "keeper",
            "login"
        }) {
            check(classes()
                    .that()
                    .resideInAPackage("dev.sessionvault.launcher." + name)
                    .should()
                    .haveNameMatching(".*"));
        }
    }

    private static ArchRule onlyIn(String library, String home) {
        return noClasses()
                .that(resideInAPackage(OURS).and(not(resideInAPackage(home))))
                .should()
                .dependOnClassesThat(resideInAPackage(library));
    }

    private static ArchRule dependsOnNoOthersOfOurs(String from, String... allowed) {
        return noClasses()
                .that(resideInAPackage(from))
                .should()
                .dependOnClassesThat(resideInAPackage(OURS).and(not(resideInAnyPackage(allowed))))
                .allowEmptyShould(true);
    }

    private static ArchCondition<JavaClass> haveNoSecretComponent() {
        return new ArchCondition<>("have no component that holds a secret") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean secret = type.getFields().stream()
                        .anyMatch(field -> field.getRawType().isEquivalentTo(SecretBytes.class)
                                || field.getRawType().isEquivalentTo(char[].class));
                events.add(new SimpleConditionEvent(type, !secret, type.getName()));
            }
        };
    }

    private static void check(ArchRule rule) {
        rule.check(CLASSES);
    }
}
