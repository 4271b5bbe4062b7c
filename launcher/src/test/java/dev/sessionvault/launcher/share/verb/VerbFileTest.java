package dev.sessionvault.launcher.share.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerbFileTest {
    private static final String GOOD = """
            version = 1
            [a.b]
            description = "Does b"
            [a.b.parameters.p]
            type = "string"
            pattern = "^[a-z]+$"
            [a.b.parameters.n]
            type = "int"
            min = 0
            max = 9
            default = 3
            [a.b.exec]
            argv = ["/bin/echo", "{p}", "{n}"]
            """;

    @Test
    void samples_areRead() throws Exception {
        Verb tail = Samples.verb("ssh.tail_logs");

        assertEquals("ssh_tail_logs", tail.name().tool());
        assertEquals(new Limits(30, 512 * 1024, 1), tail.limits());
        assertEquals(new Hints(true, false, true, false), tail.hints());
        assertEquals("200", tail.parameter("lines").orElseThrow().fallback());
        assertTrue(Samples.verb("ssh.restart_service").approve());
        assertEquals(5 - 1, Samples.verbs().all().size());
        assertEquals(1, Verbs.parse("good.toml", GOOD).all().size());
    }

    /** What is replaced in a good file, by what, and what is said then. */
    @ParameterizedTest
    @CsvSource(delimiter = '§', quoteCharacter = '`', textBlock = """
            version = 1                § version = 2                         § line 1, column 1: version: is not 1
            version = 1                §                                     § version: is missing
            [a.b]                      § [a.B]                               § is not GROUP.ACTION
            [a.b]                      § [a_x.b]                             § a_x: is no group of verbs
            description = "Does b"     §                                     § a.b.description: is missing
            description = "Does b"     § description = "two\\nlines"         § is not one line
            description = "Does b"     § description = 5                     § line 3, column 1: a.b.description: has the wrong type: want a string
            description = "Does b"     § descripton = "Does b"               § a.b.description: is missing
            description = "Does b"     § description = "x"⏎allow = true    § line 4, column 1: a.b.allow: is not a key that is known here
            description = "Does b"     § description = "x"⏎approve = 1     § a.b.approve: has the wrong type: want true or false
            description = "Does b"     § description = "x"⏎limits.seconds = 1801 § a.b.limits.seconds: is 1801: want 1 to 1800
            description = "Does b"     § description = "x"⏎limits.second = 1 § a.b.limits.second: is not a key
            description = "Does b"     § description = "x"⏎hints.readonly = true § a.b.hints.readonly: is not a key
            type = "string"            § type = "text"                       § line 5, column 1: a.b.parameters.p.type: is not enum, int, string or path
            type = "string"            § type = "enum"                       § is not a list of 1 to 1000 different strings
            type = "string"            § type = "enum"⏎values = ["a", "a"] § is not a list of 1 to 1000 different strings
            type = "string"            § type = "enum"⏎values = ["a", 1]   § want a list of strings
            type = "string"            § type = "enum"⏎values = ["ä"]      § "\\u00e4" is not 1 to 200 printable ASCII
            type = "string"            § type = "enum"⏎values = ["a"]      § a.b.parameters.p.pattern: is not a key
            type = "string"⏎pattern = "^[a-z]+$" § type = "enum"⏎values = ["-a"] § has {p}, which may begin with -, where an option could stand
            type = "string"            § type = "string"⏎leading_dash = true § has {p}, which may begin with -, where an option could stand
            type = "string"            § type = "path"⏎root = "var/log"    § is not an absolute, clean path
            type = "string"            § type = "path"⏎root = "/var/../log" § is not an absolute, clean path
            type = "string"            § type = "path"⏎root = "/var/log/"  § is not an absolute, clean path
            type = "string"            § type = "path"⏎root = "/v"⏎links = "followed" § is not "unchecked"
            type = "string"            § type = "string"⏎default = "A"     § default: is refused: p: "A" is not of the form
            pattern = "^[a-z]+$"       §                                     § pattern: is missing
            pattern = "^[a-z]+$"       § pattern = "[a-z]+$"                 § is not anchored
            pattern = "^[a-z]+$"       § pattern = "^[a-z]+"                 § is not anchored
            pattern = "^[a-z]+$"       § pattern = '^[a-z]\\$'               § its $ at the end is escaped
            pattern = "^[a-z]+$"       § pattern = "^a|b$"                   § put what | divides in ( )
            pattern = "^[a-z]+$"       § pattern = "^(a$|^b)$"               § has $ inside
            pattern = "^[a-z]+$"       § pattern = "^(?s).$"                 § has (?
            pattern = "^[a-z]+$"       § pattern = "^(?=a)a$"                § has (?
            pattern = "^[a-z]+$"       § pattern = '^(a)\\1$'                § has \\1
            pattern = "^[a-z]+$"       § pattern = '^\\Qa$'                  § has \\Q
            pattern = "^[a-z]+$"       § pattern = "^(a$"                    § does not close
            pattern = "^[a-z]+$"       § pattern = "^a)(b$"                  § closes a ( that is not open
            pattern = "^[a-z]+$"       § pattern = "^[[:alpha:]]$"           § has a [ in a [ ]
            pattern = "^[a-z]+$"       § pattern = "^a{3$"                   § has a { that is no number of times
            pattern = "^[a-z]+$"       § pattern = "^((a*){40}){60,}$"       § is too large
            pattern = "^[a-z]+$"       § pattern = "^[z-a]$"                 § is no regular expression
            pattern = "^[a-z]+$"       § pattern = "^(a{50}){50}$"           § is too large
            min = 0                    § min = 10                            § is below min
            min = 0                    § min = -1                            § has {n}, which may begin with -, where an option could stand
            min = 0                    § min = 0.5                           § min: has the wrong type: want an integer
            default = 3                § default = 10                        § is refused: n: 10 is not in 0..9
            default = 3                § default = "3"                       § default: has the wrong type: want an integer
            [a.b.exec]                 § [a.b.run]                           § a.b: has not exactly one of exec, ssh and http
            [a.b.exec]                 § http.url = "x"⏎[a.b.exec]         § line 12, column 1: a.b.parameters.n.http: is not a key
            argv =                     § argv = []⏎args =                  § begins with no program's name
            "/bin/echo"                § "echo"                              § begins with no program's absolute path
            "/bin/echo"                § "/bin/{p}"                          § begins with no program's name, written out
            "/bin/echo"                § "/bin/../echo"                      § begins with no program's absolute path
            "/bin/echo"                § "/bin/sh -c"                        § begins with no program's name
            "{p}"                      § "{q}"                               § a.b.exec.argv: has {q}, which is no parameter of the verb
            "{p}"                      § "p"                                 § a.b.parameters.p: stands in no place of the verb
            "{p}"                      § "{p"                                § has a { that begins no {parameter}
            "{p}"                      § "{p} }"                             § has a } without a {
            "{p}"                      § "{p}\\n"                          § has a control character
            [a.b.exec]                 § [a.b.exec]⏎directory = "tmp"      § directory: is not an absolute
            [a.b.exec]                 § [a.b.exec]⏎shell = true           § a.b.exec.shell: is not a key
            [a.b.exec]                 § [a.b.exec]⏎environment."A B" = "" § is no name of a variable
            [a.b.exec]                 § [a.b.exec]⏎key.variable = "K"     § a.b.exec.key.tool: is missing
            argv = ["/bin/echo",       § argv = ["/bin/echo" "x",            § it is no TOML here
            """)
    void whatIsWrong_isSaid_withItsPlace(String from, String to, String said) {
        String old = from.replace("⏎", "\n");
        assertTrue(GOOD.contains(old), old);
        String text = GOOD.replace(old, to == null ? "" : to.replace("⏎", "\n"));

        LauncherException refused = assertThrows(LauncherException.class, () -> Verbs.parse("/x/y.toml", text));

        String message = String.valueOf(refused.getMessage());
        assertTrue(message.startsWith("read the verbs: /x/y.toml: line "), message);
        assertTrue(message.contains(said), message);
        assertEquals(ExitCode.DENIED, refused.code());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '§', quoteCharacter = '`', textBlock = """
            host = "web1.example.org"  § host = "{service}.example.org"      § is neither a host nor a place for an enum of hosts
            host = "web1.example.org"  § host = "-oProxyCommand=x"           § is neither a host nor a place for an enum of hosts
            host = "web1.example.org"  § host = "{lines}"                    § is neither a host nor a place for an enum of hosts
            user = "deploy"            § user = "-l"                         § is no user's name
            user = "deploy"            § user = "deploy"⏎port = 0          § is 0: want 1 to 65535
            known_hosts =              § known_host =                        § known_hosts: is missing
            "/etc/sv/known_hosts"      § "/etc/sv/%h"                        § is not an absolute, clean path
            "journalctl"               § "journalctl -f"                     § begins with no program's name
            type = "enum"              § type = "path"⏎root = "/var/log"   § values: is not a key
            """)
    void ssh_namesItsMachines_andChecksThem(String from, String to, String said) {
        whatIsWrong(from, to, said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '§', quoteCharacter = '`', textBlock = """
            "https://api.example.org/  § "https://{tag}.example.org/         § with the host written out
            "https://api.example.org/  § "https://api.example.org{tag}/      § with the host written out
            "https://api.example.org/  § "https://user@api.example.org/      § with the host written out
            "https://api.example.org/  § "ftp://api.example.org/             § with the host written out
            "https://api.example.org/  § "http://api.example.org/            § would be sent in clear: want https
            "POST"                     § "GET"                               § has a body where none can be
            "POST"                     § "TRACE"                             § is not one of DELETE, GET
            "Authorization"            § "Host"                              § is no header that can be set
            "say \\"{note}\\""         § {note}                              § is no JSON
            prefix = "Bearer "         § prefix = "Bearer\\n"              § is not up to 40 printable
            """)
    void http_hasItsServerWrittenOut_andPlacesInStrings(String from, String to, String said) {
        whatIsWrong(from, to, said);
    }

    private static void whatIsWrong(String from, String to, String said) {
        assertTrue(Samples.TEXT.contains(from), from);
        String text = Samples.TEXT.replace(from, to.replace("⏎", "\n"));
        LauncherException refused = assertThrows(LauncherException.class, () -> Verbs.parse("y.toml", text));
        assertTrue(String.valueOf(refused.getMessage()).contains(said), refused.getMessage());
    }

    @Test
    void aPathOnAnotherMachine_isToBeAdmittedAsUnchecked() throws Exception {
        String text = GOOD.replace("type = \"string\"\npattern = \"^[a-z]+$\"", "type = \"path\"\nroot = \"/var/log\"")
                .replace(
                        "[a.b.exec]\nargv = [\"/bin/echo\"",
                        "[a.b.ssh]\nhost=\"h\"\nuser=\"u\"\nknown_hosts=\"/k\"\nargv = [\"cat\"");

        LauncherException refused = assertThrows(LauncherException.class, () -> Verbs.parse("y.toml", text));

        assertTrue(
                String.valueOf(refused.getMessage()).contains("whose links cannot be followed"), refused.getMessage());
        Verbs.parse("y.toml", text.replace("root = \"/var/log\"", "root = \"/var/log\"\nlinks = \"unchecked\""));
    }
}
