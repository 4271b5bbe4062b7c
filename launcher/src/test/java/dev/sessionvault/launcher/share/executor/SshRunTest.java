package dev.sessionvault.launcher.share.executor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.share.executor.Finish.Kind;
import dev.sessionvault.launcher.share.verb.RefusedException;
import dev.sessionvault.launcher.share.verb.Verb;
import dev.sessionvault.launcher.share.verb.VerbName;
import dev.sessionvault.launcher.share.verb.Verbs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real sshd of the test's own. */
class SshRunTest {
    private static final String[] HOSTILE = {
        "$(touch HERE)",
        "`touch HERE`",
        "'; touch HERE; '",
        "a b  c",
        "-oProxyCommand=touch HERE",
        "$HOME",
        "*",
        "\\",
        "\"",
        "!!",
        "&",
        ""
    };

    @TempDir
    static Path directory;

    private static SshServer server;

    private final Recorder recorder = new Recorder();

    @BeforeAll
    static void start() throws Exception {
        server = new SshServer(directory);
        script("journal", "for i in $(seq \"$2\"); do echo \"$1 line $i\"; done");
        script("restart", "echo \"restarted $1\" | tee \"" + directory.resolve("restarted") + "\"");
        script("show", "printf '<%s>' \"$@\"");
    }

    private static void script(String name, String body) throws Exception {
        Path file = directory.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        assertTrue(file.toFile().setExecutable(true));
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    private static Verb verb(String name, Path known, String argv, String... parameters) throws Exception {
        String text = "version = 1\n[" + name + "]\ndescription = \"d\"\n"
                + String.join("\n", parameters)
                + "\n[" + name + ".ssh]\nhost = \"127.0.0.1\"\nport = " + server.port + "\nuser = \""
                + System.getProperty("user.name") + "\"\nknown_hosts = \"" + known + "\"\nidentity_file = \""
                + server.userKey() + "\"\nargv = " + argv + "\n";
        return Verbs.parse("test.toml", text).find(new VerbName(name)).orElseThrow();
    }

    private static String service(String verb) {
        return "[" + verb + ".parameters.service]\ntype = \"enum\"\nvalues = [\"web\", \"api\"]";
    }

    private static String text(String verb, String name) {
        return "[" + verb + ".parameters." + name
                + "]\ntype = \"string\"\npattern = \"^.*$\"\nmax_bytes = 200\nleading_dash = true";
    }

    private Running start(Verb verb, Map<String, String> values) throws RefusedException {
        return new Executor(
                        Map.of("PATH", "/usr/bin:/bin", "HOME", directory.toString()), (socket, host, port) -> socket)
                .start(
                        "m" + System.nanoTime(),
                        verb.invocation(verb.check(values)),
                        verb.limits(),
                        null,
                        null,
                        recorder);
    }

    @Test
    void logsAreTailed_andServicesRestarted() throws Exception {
        Verb tail = verb(
                "ssh.tail_logs",
                server.known("host"),
                "[\"" + directory.resolve("journal") + "\", \"{service}\", \"{lines}\"]",
                service("ssh.tail_logs"),
                "[ssh.tail_logs.parameters.lines]\ntype = \"int\"\nmin = 1\nmax = 200\ndefault = 3");
        assertEquals(
                Finish.ended(Kind.EXITED, 0),
                start(tail, Map.of("service", "web")).finish(),
                recorder::err);
        assertEquals("web line 1\nweb line 2\nweb line 3\n", recorder.out());
        Verb restart = verb(
                "ssh.restart_service",
                server.known("host"),
                "[\"" + directory.resolve("restart") + "\", \"{service}\"]",
                service("ssh.restart_service"));
        assertEquals(
                Finish.ended(Kind.EXITED, 0),
                start(restart, Map.of("service", "web")).finish(),
                recorder::err);
        assertEquals("restarted web\n", Files.readString(directory.resolve("restarted")));
        assertThrows(RefusedException.class, () -> start(restart, Map.of("service", "db")));
    }

    @Test
    void hostileValues_areOneWordThere() throws Exception {
        Path touched = directory.resolve("touched");
        List<String> words = new ArrayList<>();
        List<String> parameters = new ArrayList<>();
        Map<String, String> values = new HashMap<>();
        for (String value : HOSTILE) {
            String name = "v" + values.size();
            words.add("\"{" + name + "}\"");
            parameters.add(text("ssh.show", name));
            values.put(name, value.replace("HERE", touched.toString()));
        }
        Verb show = verb(
                "ssh.show",
                server.known("host"),
                "[\"" + directory.resolve("show") + "\", \"--\", " + String.join(", ", words) + "]",
                parameters.toArray(new String[0]));
        assertEquals(Finish.ended(Kind.EXITED, 0), start(show, values).finish(), recorder::err);
        String expected = String.join("><", HOSTILE).replace("HERE", touched.toString());
        assertEquals("<--><" + expected + ">", recorder.out());
        assertTrue(Files.notExists(touched));
    }

    @Test
    void wrongHostKey_isRefused_andNothingIsAsked() throws Exception {
        Verb show = verb("ssh.show", server.known("other_host"), "[\"" + directory.resolve("show") + "\", \"a\"]");
        assertEquals(Finish.ended(Kind.EXITED, 255), start(show, Map.of()).finish());
        assertEquals("", recorder.out());
        assertTrue(recorder.err().contains("Host key verification failed"), recorder.err());
    }

    @Test
    void unknownHostKey_isRefused_andNotLearnt() throws Exception {
        Path empty = Files.writeString(directory.resolve("empty.known"), "");
        Verb show = verb("ssh.show", empty, "[\"" + directory.resolve("show") + "\", \"a\"]");
        assertEquals(Finish.ended(Kind.EXITED, 255), start(show, Map.of()).finish());
        assertEquals("", Files.readString(empty));
        assertTrue(Files.notExists(directory.resolve(".ssh")));
    }

    @Test
    void stopped_theClientIsGone() throws Exception {
        Verb sleep = verb("ssh.sleep", server.known("host"), "[\"/bin/sh\", \"-c\", \"echo ready; exec sleep 71.5\"]");
        Running running = start(sleep, Map.of());
        CompletableFuture<Finish> finish = CompletableFuture.supplyAsync(running::finish);
        recorder.awaitOut("ready");
        running.stop(Stop.REVOKED);
        assertEquals(Stop.REVOKED.name(), finish.get(10, TimeUnit.SECONDS).reason());
    }
}
