package dev.sessionvault.launcher.share.scope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.share.verb.Arguments;
import dev.sessionvault.launcher.share.verb.RefusedException;
import dev.sessionvault.launcher.share.verb.RefusedException.Reason;
import dev.sessionvault.launcher.share.verb.Samples;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScopeTextTest {

    /** What is typed, and what it comes to, which typed again comes to the same. */
    @ParameterizedTest
    @CsvSource(delimiter = '§', textBlock = """
            ssh.tail_logs:service=web,lines=*             § ssh.tail_logs:lines=1..500,service=web
            ssh.tail_logs:service=*,lines=200             § ssh.tail_logs:lines=200,service=api|db|web
            ssh.tail_logs:service=web|api,lines=1..200    § ssh.tail_logs:lines=1..200,service=api|web
            ssh.tail_logs:service="web",lines=5|7         § ssh.tail_logs:lines=5|7,service=web
            ssh.restart_service:service=web               § ssh.restart_service:service=web
            file.grep:text="a, b|c",file=*                § file.grep:file=*,text="a, b|c"
            file.grep:text="a..b"|x=y,file=app.log        § BAD
            file.grep:text="a..b"|z,file=app.log          § file.grep:file=/var/log/app.log,text="a..b"|z
            file.grep:text="1..2",file=/var/log/a         § file.grep:file=/var/log/a,text="1..2"
            """)
    void text_isRead_andWritten(String typed, String meant) throws Exception {
        if (meant.equals("BAD")) {
            assertThrows(LauncherException.class, () -> parse(typed));
            return;
        }
        assertEquals(meant, parse(typed).toString());
        assertEquals(meant, parse(meant).toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '§', quoteCharacter = '`', textBlock = """
            ssh                                           § the verb's name is not GROUP.ACTION
            ssh.reboot:service=web                        § ssh.reboot is not declared on this machine
            ssh.restart_service                           § service: is left open
            ssh.tail_logs:service=web                     § lines: is left open
            ssh.tail_logs:lines=*                         § service: is left open
            ssh.restart_service:service=web,target=b      § target: is no parameter of ssh.restart_service
            ssh.restart_service:service=web,service=api   § service: is given twice
            ssh.restart_service:service=web,              § want parameter=values behind the comma
            ssh.restart_service:                          § want parameter=values behind the colon
            ssh.restart_service:service=                  § service: has no value
            ssh.restart_service:service=web|              § service: has no value
            ssh.restart_service:service=web|*             § service: * is neither a value nor a range
            ssh.restart_service:service=mail              § service: "mail" is not one of its values
            ssh.restart_service:service=1..3              § service: 1..3 is a range, and it takes no integers
            ssh.restart_service:service="web              § service: its quote is not closed
            ssh.restart_service:service="web"x            § service: something follows its closing quote
            ssh.restart_service:service=we"b"             § service: a quote or backslash stands inside
            ssh.tail_logs:service=web,lines=1..501        § lines: 501 is not in 1..500
            ssh.tail_logs:service=web,lines=0..5          § lines: 0 is not in 1..500
            ssh.tail_logs:service=web,lines=01..5         § lines: "01" is not a number
            ssh.tail_logs:service=web,lines=9..5          § lines: 9..5 ends before it begins
            ssh.tail_logs:service=web,lines=1..2|5        § lines: 1..2 is neither a value nor a range
            file.grep:text=a..b,file=*                    § text: a..b is neither a value nor a range
            file.grep:text=a,file=../etc/passwd           § file: ../etc/passwd is neither a value nor a range
            file.grep:text=a,file="../etc/passwd"         § file: "../etc/passwd" is not a clean path
            file.grep:text=a,file=/etc/passwd             § file: "/etc/passwd" is not under /var/log
            """)
    void whatIsWrong_isSaid(String typed, String said) {
        LauncherException refused = assertThrows(LauncherException.class, () -> parse(typed));

        assertEquals(ExitCode.USAGE, refused.code());
        assertTrue(String.valueOf(refused.getMessage()).contains(": " + said), refused.getMessage());
    }

    @Test
    void pins_areFilledIn_andNotTaken() throws Exception {
        Scope scope = parse("ssh.tail_logs:service=web,lines=1..300");

        Arguments arguments = scope.arguments(Samples.verb("ssh.tail_logs"), Map.of("lines", "5"));

        assertEquals("lines=5 service=web", arguments.toString());
        assertEquals("lines=200 service=web", arguments(scope, Map.of()).toString());
        assertRefused(Reason.UNDECLARED, "service", scope, Map.of("service", "web"));
        assertRefused(Reason.UNDECLARED, null, scope, Map.of("host", "web"));
        assertRefused(Reason.NOT_LENT, "lines", scope, Map.of("lines", "301"));
        assertRefused(Reason.BAD_VALUE, "lines", scope, Map.of("lines", "0301"));
    }

    /** A default is a value as any other. */
    @Test
    void aDefault_thatWasNotLent_isRefused() throws Exception {
        assertRefused(Reason.NOT_LENT, "lines", parse("ssh.tail_logs:service=web,lines=1..50"), Map.of());
    }

    @Test
    void grants_thatDiffer_areKeptApart() throws Exception {
        Scope scope = parse("ssh.tail_logs:service=web,lines=1..10", "ssh.tail_logs:service=db,lines=5..300");

        arguments(scope, Map.of("service", "db", "lines", "300"));
        assertRefused(Reason.NOT_LENT, null, scope, Map.of("service", "web", "lines", "300"));
        assertRefused(Reason.NOT_LENT, "service", scope, Map.of("service", "api", "lines", "5"));
        assertRefused(Reason.MISSING, "service", scope, Map.of("lines", "5"));
    }

    @Test
    void verb_thatWasNotLent_isRefused() throws Exception {
        Scope scope = parse("ssh.restart_service:service=web");
        assertRefused(Reason.NOT_LENT, null, scope, Map.of("service", "web"));
    }

    @Test
    void reach_saysWhatItComesTo() throws Exception {
        assertEquals(
                List.of("ssh.tail_logs", "  lines = 1..200", "  service = web", "  200 different calls"),
                Reach.of(parse("ssh.tail_logs:service=web,lines=1..200")).lines());
        assertEquals(
                List.of("ssh.restart_service", "  service = web", "  one call"),
                Reach.of(parse("ssh.restart_service:service=web")).lines());
        assertTrue(Reach.of(parse("file.grep:text=*,file=a")).lines().get(3).contains("as many"));
    }

    private static Arguments arguments(Scope scope, Map<String, String> given) throws RefusedException {
        return scope.arguments(Samples.verb("ssh.tail_logs"), given);
    }

    private static void assertRefused(
            Reason reason, @Nullable String parameter, Scope scope, Map<String, String> given) {
        RefusedException refused = assertThrows(RefusedException.class, () -> arguments(scope, given));
        assertEquals(reason, refused.reason(), refused.text());
        assertEquals(parameter, refused.parameter(), refused.text());
    }

    private static Scope parse(String... texts) throws LauncherException {
        return Scope.parse(List.of(texts), Samples.verbs());
    }
}
