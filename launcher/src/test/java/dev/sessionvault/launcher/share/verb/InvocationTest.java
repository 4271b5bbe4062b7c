package dev.sessionvault.launcher.share.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.share.verb.Invocation.Request;
import dev.sessionvault.launcher.share.verb.Invocation.Start;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What would be run. */
class InvocationTest {
    @TempDir
    Path temporary;

    @Test
    void ssh_hasTheWordsInQuotes_andNoConfigurationOfTheUsers() throws Exception {
        Start start = (Start) invocation("ssh.restart_service", Map.of("service", "web"));

        assertEquals("/usr/bin/ssh", start.argv().get(0));
        assertTrue(start.argv().containsAll(List.of("none", "BatchMode=yes", "StrictHostKeyChecking=yes")));
        assertEquals(
                List.of("--", "web1.example.org", "'sudo' 'systemctl' 'restart' 'web.service'"),
                start.argv().subList(start.argv().size() - 3, start.argv().size()));
    }

    /** A real shell makes the same words of it again. */
    @Test
    void ssh_quotesEachWord_forEveryShell() throws Exception {
        List<String> words =
                List.of("printf", "%s\\n", "a b", "'", "''x'", "$(id)", "`id`", "\\", "*", "-n", "\"", "!", "~");

        Process shell = new ProcessBuilder("/bin/sh", "-c", Ssh.remote(words)).start();

        String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(words.subList(2, words.size()), output.lines().toList());
    }

    @Test
    void program_getsEachValueAsOneWord() throws Exception {
        Start start = (Start) new Argvs("/bin/grep", "-F", "--", "{text}", "{file}")
                .invocation(Map.of("text", "-e x", "file", "/var/log/a b"));

        assertEquals(List.of("/bin/grep", "-F", "--", "-e x", "/var/log/a b"), start.argv());
    }

    @Test
    void value_isNeverAnOption() {
        RefusedException refused = assertThrows(
                RefusedException.class,
                () -> new Argvs("/bin/x", "{a}{b}", "--", "{b}").invocation(Map.of("a", "", "b", "-rf")));

        assertEquals("a: \"-rf\" begins with - and would be taken for an option", refused.text());
    }

    @Test
    void http_escapesForEachPlace() throws Exception {
        Request request = (Request) invocation("api.deploy", Map.of("tag", "a b&c?d#e%2e", "note", "x\"\\ é"));

        assertEquals("https://api.example.org/v1/tags/a%20b%26c%3Fd%23e%252e/deploy", request.url());
        assertEquals("{\"note\": \"say \\\"x\\\"\\\\ é\\\"\"}", request.body());
        assertEquals("application/json", request.headers().get("Content-Type"));
        assertTrue(request.isDone(204));
    }

    @Test
    void http_hasNoWayUpInItsPath() {
        for (String value : List.of("..", ".")) {
            assertThrows(RefusedException.class, () -> invocation("api.deploy", Map.of("tag", value)), value);
        }
    }

    @Test
    void path_isFollowed_andMustStayUnderItsRoot() throws Exception {
        Path root = Files.createDirectory(temporary.resolve("root")).toRealPath();
        Path outside = Files.writeString(temporary.resolve("outside"), "x");
        Files.writeString(root.resolve("file"), "x");
        Files.createSymbolicLink(root.resolve("inside"), root.resolve("file"));
        Files.createSymbolicLink(root.resolve("out"), outside);
        Files.createSymbolicLink(root.resolve("up"), Path.of(".."));
        Files.createSymbolicLink(root.resolve("dangling"), root.resolve("nothing"));
        PathType type = new PathType(root.toString(), true);

        assertEquals(root + "/file", type.resolve("p", root + "/inside"));
        assertEquals(root + "/new/deep", type.resolve("p", root + "/new/deep"));
        for (String bad : List.of("/out", "/up/outside", "/up/root2/x", "/dangling", "/up")) {
            assertThrows(RefusedException.class, () -> type.resolve("p", root + bad), bad);
        }
        assertEquals(root + "/out", new PathType(root.toString(), false).resolve("p", root + "/out"));
    }

    @Test
    void path_isFollowedAtTheCall() throws Exception {
        Path root = Files.createDirectory(temporary.resolve("root")).toRealPath();
        Verb verb = Verbs.parse("x", Samples.TEXT.replace("/var/log", root.toString()))
                .find(new VerbName("file.grep"))
                .orElseThrow();
        Arguments arguments = verb.check(Map.of("text", "a", "file", "f"));
        assertEquals(root + "/f", ((Start) verb.invocation(arguments)).argv().get(4));

        Files.writeString(temporary.resolve("elsewhere"), "x");
        Files.createSymbolicLink(root.resolve("f"), temporary.resolve("elsewhere"));

        assertThrows(RefusedException.class, () -> verb.invocation(arguments));
    }

    @Test
    void encoding_ofArguments_isOneForEach() {
        Arguments arguments = Samples.arguments("ssh.tail_logs", Map.of("service", "web"));

        assertEquals(
                "\0\rssh.tail_logs\0\5lines\0\3" + "200\0\7service\0\3web",
                new String(arguments.encode(), StandardCharsets.UTF_8));
        assertEquals("lines=200 service=web", arguments.toString());
    }

    private static Invocation invocation(String name, Map<String, String> given) throws RefusedException {
        Verb verb = Samples.verb(name);
        return verb.invocation(verb.check(given));
    }

    /** A program with these words. */
    private record Argvs(String... words) {
        Invocation invocation(Map<String, String> values) throws RefusedException {
            List<Template> templates =
                    List.of(words).stream().map(Template::parse).toList();
            return new Program(new Argv(templates), "/", Map.of(), null).invocation(values);
        }
    }
}
