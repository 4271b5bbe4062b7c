package dev.sessionvault.launcher.share.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.share.scope.Scope;
import dev.sessionvault.launcher.share.verb.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTest {
    private static final String KEY = "svk1-" + "a".repeat(56);
    private static final String OTHER_KEY = "svk1-" + "b".repeat(56);

    /** Alice is on call; Bob is nobody special. */
    private static final Account ALICE = new Account(4001, Set.of(4001, 4100));

    private static final Account BOB = new Account(4002, Set.of(4002));

    private static final String WEB = """
            version = 1
            [[rule]]
            effect = "allow"
            users = ["alice"]
            verbs = ["ssh.tail_logs"]
            where = { service = ["web", "api"], lines = "1..200" }
            """;

    @TempDir
    Path temporary;

    private AccountNames names;

    @BeforeEach
    void writeNames() throws IOException {
        Path passwd = Files.writeString(
                temporary.resolve("passwd"), "alice:x:4001:4001::/:/bin/sh\nbob:x:4002:4002::/:/bin/sh\n");
        Path group = Files.writeString(temporary.resolve("group"), "oncall:x:4100:\nops:x:4200:\n");
        names = new AccountNames(passwd, group, "/usr/bin/getent");
    }

    @Test
    void nothing_isAllowed_unlessARuleSaysSo() throws Exception {
        assertDenied(
                "version = 1",
                ALICE,
                "ssh.restart_service:service=web",
                "no rule allows ssh.restart_service:service=web");
        assertDenied(WEB, BOB, "ssh.tail_logs:service=web,lines=5", "no rule allows");
        assertAllowed(WEB, ALICE, "ssh.tail_logs:service=web,lines=5");
        assertDenied(WEB, ALICE, "ssh.tail_logs:service=db,lines=5", "no rule allows ssh.tail_logs:lines=5,service=db");
        assertDenied(
                WEB,
                ALICE,
                "ssh.tail_logs:service=web,lines=1..201",
                "no rule allows ssh.tail_logs:lines=201..201,service=web");
        assertDenied(WEB, ALICE, "ssh.restart_service:service=web", "no rule allows");
    }

    @Test
    void rules_thatAllow_addUp() throws Exception {
        String two = WEB + WEB.replace("version = 1\n", "").replace("1..200", "201..500");
        assertAllowed(two, ALICE, "ssh.tail_logs:service=web|api,lines=*");
        assertDenied(
                two,
                ALICE,
                "ssh.tail_logs:service=*,lines=*",
                "no rule allows ssh.tail_logs:lines=201..500,service=db");
    }

    @Test
    void denial_wins_whereverItStands() throws Exception {
        String denial = "[[rule]]\neffect = \"deny\"\nusers = [\"*\"]\nverbs = [\"ssh.*\"]\nwhere.service = \"api\"\n";
        for (String policy : List.of(WEB + denial, WEB.replace("version = 1\n", "version = 1\n" + denial))) {
            assertDenied(policy, ALICE, "ssh.tail_logs:service=web|api,lines=5", "denies some of it");
            assertDenied(policy, ALICE, "ssh.tail_logs:service=api,lines=5", "denies some of it");
            assertAllowed(policy, ALICE, "ssh.tail_logs:service=web,lines=5");
        }
    }

    /** A rule about all verbs of a group is about those only that have what it names. */
    @Test
    void aRuleThatAllows_hasToSpeakOfEveryParameter() throws Exception {
        assertDenied(
                allow("verbs = [\"ssh.tail_logs\"]\nwhere.service = \"web\""),
                ALICE,
                "ssh.tail_logs:service=web,lines=5",
                "no rule");
        assertDenied(allow("verbs = [\"ssh.tail_logs\"]"), ALICE, "ssh.tail_logs:service=web,lines=5", "no rule");
        assertAllowed(
                allow("verbs = [\"ssh.tail_logs\"]\nwhere = { service = \"web\", \"*\" = \"*\" }"),
                ALICE,
                "ssh.tail_logs:service=web,lines=*");
        assertAllowed(allow("verbs = [\"*\"]\nwhere = { \"*\" = \"*\" }"), ALICE, "file.grep:text=*,file=*");
        assertAllowed(
                allow("verbs = [\"ssh.*\"]\nwhere = { service = \"web\", \"*\" = \"*\" }"),
                ALICE,
                "ssh.restart_service:service=web");
        assertDenied(
                allow("verbs = [\"*\"]\nwhere = { service = \"web\", \"*\" = \"*\" }"),
                ALICE,
                "file.grep:text=*,file=*",
                "no rule");
    }

    @Test
    void groups_areTheLoginsGroups() throws Exception {
        String oncall = WEB.replace("users = [\"alice\"]", "groups = [\"oncall\"]");
        assertAllowed(oncall, ALICE, "ssh.tail_logs:service=web,lines=5");
        assertDenied(oncall, BOB, "ssh.tail_logs:service=web,lines=5", "no rule");
        assertDenied(oncall.replace("oncall", "ops"), ALICE, "ssh.tail_logs:service=web,lines=5", "no rule");
    }

    /** What no database answers: for the rule that denies, against the rule that allows. */
    @Test
    void aName_thatCannotBeLookedUp_isNeverForTheLender() throws Exception {
        names = new AccountNames(temporary.resolve("passwd"), temporary.resolve("group"), "/bin/false");
        assertDenied(WEB.replace("alice", "someone"), ALICE, "ssh.tail_logs:service=web,lines=5", "no rule");
        assertDenied(
                WEB + "[[rule]]\neffect = \"deny\"\ngroups = [\"someones\"]\nverbs = [\"*\"]\n",
                ALICE,
                "ssh.tail_logs:service=web,lines=5",
                "denies some of it");
    }

    @Test
    void aName_thatTheMachinesDatabasesLack_isNobodys() throws Exception {
        assertAllowed(
                WEB + "[[rule]]\neffect = \"deny\"\nusers = [\"no_such_user_here\"]\nverbs = [\"*\"]\n",
                ALICE,
                "ssh.tail_logs:service=web,lines=5");
        assertEquals(
                new AccountNames.Answer(AccountNames.State.FOUND, 0),
                new AccountNames(temporary.resolve("group"), temporary.resolve("group"), "/usr/bin/getent")
                        .user("root"));
    }

    /** Its answer does not fit into a pipe, so it ends only when it is read. */
    @Test
    void aGroup_withVeryManyMembers_isFound() throws Exception {
        Path many = Files.writeString(
                temporary.resolve("many"),
                "#!/bin/sh\nprintf 'crowd:x:4300:'\nhead -c 200000 /dev/zero | tr '\\0' m\necho\n");
        Files.setPosixFilePermissions(many, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertEquals(
                new AccountNames.Answer(AccountNames.State.FOUND, 4300),
                new AccountNames(temporary.resolve("group"), temporary.resolve("group"), many.toString())
                        .group("crowd"));
    }

    @Test
    void recipients_areNamedByKey_andBearersExpressly() throws Exception {
        String named = WEB + "recipients = [\"" + KEY + "\"]\n";
        assertTrue(
                decide(named, ALICE, KEY, "ssh.tail_logs:service=web,lines=5").allowed());
        assertFalse(decide(named, ALICE, OTHER_KEY, "ssh.tail_logs:service=web,lines=5")
                .allowed());
        assertFalse(
                decide(named, ALICE, null, "ssh.tail_logs:service=web,lines=5").allowed());
        assertFalse(
                decide(WEB, ALICE, null, "ssh.tail_logs:service=web,lines=5").allowed());
        assertTrue(decide(WEB + "bearer = true\n", ALICE, null, "ssh.tail_logs:service=web,lines=5")
                .allowed());
        String denied = WEB + "bearer = true\n[[rule]]\neffect = \"deny\"\nusers = [\"*\"]\nverbs = [\"*\"]\n";
        assertFalse(
                decide(denied, ALICE, null, "ssh.tail_logs:service=web,lines=5").allowed());
        assertTrue(decide(denied + "recipients = [\"" + KEY + "\"]\n", ALICE, null, "ssh.tail_logs:service=web,lines=5")
                .allowed());
    }

    @Test
    void caps_areTheNarrowestOfAllThatAllow() throws Exception {
        String two = WEB + "caps = { minutes = 10, calls = 50 }\n"
                + WEB.replace("version = 1\n", "").replace("1..200", "100..300")
                + "caps = { minutes = 20, calls = 5, approve = true }\n";

        assertEquals(
                new Caps(Duration.ofMinutes(10), 50, false),
                decide(two, ALICE, KEY, "ssh.tail_logs:service=web,lines=5").caps());
        assertEquals(
                new Caps(Duration.ofMinutes(10), 5, true),
                decide(two, ALICE, KEY, "ssh.tail_logs:service=web,lines=5..300")
                        .caps());
        Decision call = policy(two)
                .decide(
                        new Lending(ALICE, KEY),
                        Samples.verb("ssh.tail_logs"),
                        Samples.arguments("ssh.tail_logs", Map.of("service", "web", "lines", "250")));
        assertEquals(new Caps(Duration.ofMinutes(20), 5, true), call.caps());
        assertEquals("rule 2 (line 8) allows it", call.why());
        assertEquals(new Caps(Duration.ofMinutes(30), 10_000, false), Caps.WIDEST);
    }

    /** A denial of one verb that names what the verb does not take: nobody knows what was meant. */
    @Test
    void aDenial_thatIsMistaken_deniesTheVerb() throws Exception {
        String denial = WEB
                + "[[rule]]\neffect = \"deny\"\nusers = [\"*\"]\nverbs = [\"ssh.tail_logs\"]\nwhere.service = \"wbe\"\n";
        assertDenied(denial, ALICE, "ssh.tail_logs:service=web,lines=5", "rule 2 (line 7) denies some of it");
    }

    @Test
    void granted_isAllThatCanBeLent() throws Exception {
        String denial =
                WEB + "[[rule]]\neffect = \"deny\"\nusers = [\"*\"]\nverbs = [\"*\"]\nwhere.lines = \"50..60\"\n";
        assertEquals(
                "ssh.tail_logs:lines=1..49,service=api|web\nssh.tail_logs:lines=61..200,service=api|web",
                policy(denial).granted(new Lending(ALICE, KEY), Samples.verbs()).toString());
        assertTrue(
                policy(denial).granted(new Lending(BOB, KEY), Samples.verbs()).isEmpty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '§', quoteCharacter = '`', textBlock = """
            version = 1          § version = "1"                     § line 1, column 1: version: has the wrong type
            [[rule]]             § [[rules]]                         § line 2, column 1: rules: is not a key that is known here
            [[rule]]             § [rule]                            § rule: has the wrong type: want tables, each written [[rule]]
            effect = "allow"     § effect = "Allow"                  § line 3, column 1: rule.effect: is not allow or deny
            effect = "allow"     §                                   § rule.effect: is missing
            users = ["alice"]    § user = ["alice"]                  § rule.user: is not a key that is known here
            users = ["alice"]    §                                   § the rule is about nobody
            users = ["alice"]    § users = []                        § rule.users: is an empty list
            users = ["alice"]    § users = ["al:ice"]                § has something that is no name
            users = ["alice"]    § groups = ["*"]                    § has something that is no name
            verbs =              § verb =                            § rule.verb
            ["ssh.tail_logs"]    § []                                § rule.verbs: is missing or empty
            ["ssh.tail_logs"]    § ["ssh"]                           § neither GROUP.ACTION nor GROUP.* nor *
            ["ssh.tail_logs"]    § ["ssh.tail*"]                     § neither GROUP.ACTION nor GROUP.* nor *
            "1..200"             § 1.5                               § rule.where.lines: has the wrong type
            "1..200"             § []                                § rule.where.lines: is an empty list
            lines = "1..200"     § "*" = "web"                       § rule.where.*: can only be "*"
            version = 1          § version = 1⏎default = "allow"     § default: is not a key
            """)
    void whatIsWrong_isSaid_withItsPlace(String from, String to, String said) {
        assertTrue(WEB.contains(from), from);
        assertMalformed(WEB.replace(from, to == null ? "" : to.replace("⏎", "\n")), said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '§', quoteCharacter = '`', textBlock = """
            recipients = ["alice"]                    § rule.recipients: has something that is no key
            recipients = []                           § rule.recipients: is an empty list
            bearer = "yes"                            § rule.bearer: has the wrong type
            caps = { minutes = 31 }                   § rule.caps.minutes: is 31: want 1 to 30
            caps = { minutes = 0 }                    § rule.caps.minutes: is 0: want 1 to 30
            caps = { calls = 0 }                      § rule.caps.calls: is 0: want 1 to 10000
            caps = { ttl = "30m" }                    § rule.caps.ttl: is not a key
            """)
    void whatIsWrongInARule_isSaid(String line, String said) {
        assertMalformed(WEB + line, said);
    }

    @Test
    void caps_haveNoMeaningInADenial() {
        assertMalformed(WEB.replace("allow", "deny") + "caps = { calls = 1 }", "rule.caps: has no meaning");
    }

    private void assertMalformed(String text, String said) {
        LauncherException refused = assertThrows(LauncherException.class, () -> policy(text));
        assertEquals(ExitCode.DENIED, refused.code());
        assertTrue(String.valueOf(refused.getMessage()).contains(said), refused.getMessage());
    }

    private static String allow(String rest) {
        return "version = 1\n[[rule]]\neffect = \"allow\"\nusers = [\"alice\"]\n" + rest;
    }

    private void assertAllowed(String policy, Account account, String scope) throws LauncherException {
        Decision decision = decide(policy, account, KEY, scope);
        assertTrue(decision.allowed(), decision.why());
    }

    private void assertDenied(String policy, Account account, String scope, String why) throws LauncherException {
        Decision decision = decide(policy, account, KEY, scope);
        assertFalse(decision.allowed(), decision.why());
        assertTrue(decision.why().contains(why), decision.why());
    }

    private Decision decide(String policy, Account account, @Nullable String recipient, String scope)
            throws LauncherException {
        return policy(policy)
                .decide(new Lending(account, recipient), Scope.parse(List.of(scope), Samples.verbs()), Samples.verbs());
    }

    private Policy policy(String text) throws LauncherException {
        return Policy.parse("policy.toml", text, names);
    }
}
