package dev.sessionvault.launcher.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.command.Sv.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --in}: what the engine is told, what it gets, and what arrives in a real container of Debian's podman. */
class ContainerIT {
    private static final String[] P = {"--passphrase-fd", "3"};
    private static final Canary CANARY = new Canary();
    /** What any container has without anybody's doing. */
    private static final Set<String> OF_ITS_OWN =
            Set.of("PATH", "HOME", "HOSTNAME", "TERM", "container", "PWD", "OLDPWD", "SHLVL");

    @TempDir
    static Path temporary;

    private static Sv sv;
    private static Path shop;
    private static Podman podman;

    @BeforeAll
    static void storeAKey() throws Exception {
        sv = Sv.built(temporary.resolve("home"));
        assertEquals(
                0,
                sv.run(sv.home, "init", "--root", "passphrase", "--recovery-fd", "4", P[0], P[1])
                        .code());
        shop = sv.project("work/shop");
        assertEquals(
                0,
                sv.feed(shop, CANARY.key, "add", "claude", "--stdin", P[0], P[1])
                        .code());
        // A recording stand-in: what it was told, and what it was given.
        sv.tool("docker", "printf '%s\\0' \"$@\" > \"$HOME/argv\"; cat /proc/$$/environ > \"$HOME/environ\"");
        sv.environment.put("OPENAI_API_KEY", CliIT.OTHER);
        sv.environment.put("HARMLESS", "yes");
        sv.environment.put("http_proxy", "http://proxy.example:3128");
        sv.environment.put("DOCKER_HOST", "unix:///run/my.sock");
        podman = Podman.at(temporary.toRealPath().resolve("podman"));
        sv.environment.putAll(podman.environment());
        podman.makeImage(
                "localhost/sv-test",
                "claude",
                "env; echo \"pwd=$(pwd)\"; echo \"args=$*\"; cat hello; echo done > made");
        Files.writeString(shop.resolve("hello"), "file=seen\n");
    }

    @AfterAll
    static void cleanUp() throws Exception {
        podman.close();
    }

    private static List<String> recorded(String file) throws IOException {
        return Arrays.asList(Files.readString(sv.home.resolve(file)).split("\0"));
    }

    @Test
    void theEngine_isToldNames_andTheValueIsInItsEnvironmentOnce() throws IOException {
        Answer answer = sv.run(shop, "run", "claude", P[0], P[1], "--in", "docker", "node:22", "--", "-p", "a  b");

        assertEquals(0, answer.code(), answer.err());
        List<String> argv = new ArrayList<>(recorded("argv"));
        List<String> identity = List.of("--user", uid() + ":" + gid());
        assertEquals(uid() == 0 ? -1 : 8, Collections.indexOfSubList(argv, identity));
        argv.removeAll(uid() == 0 ? List.of() : identity);
        String mount = "type=bind,source=" + shop + ",target=" + shop;
        assertEquals(
                List.of(
                        "run",
                        "--rm",
                        "--interactive",
                        "--mount",
                        mount,
                        "--workdir",
                        shop.toString(),
                        "--env",
                        "ANTHROPIC_API_KEY",
                        "--entrypoint",
                        "claude",
                        "node:22",
                        "-p",
                        "a  b"),
                argv);
        List<String> environment = recorded("environ");
        assertEquals(
                1,
                environment.stream().filter(entry -> entry.contains(CANARY.key)).count());
        assertTrue(environment.contains("ANTHROPIC_API_KEY=" + CANARY.key));
        assertTrue(environment.contains("DOCKER_HOST=unix:///run/my.sock"));
        assertFalse(environment.toString().contains(CliIT.OTHER));
        CANARY.assertAbsent(answer);
    }

    private static int uid() throws IOException {
        return (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
    }

    private static int gid() throws IOException {
        return (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:gid");
    }

    @Test
    void clean_leavesTheEngineItsSettings() throws IOException {
        assertEquals(
                0,
                sv.run(shop, "run", "--clean", "claude", P[0], P[1], "--in", "docker", "i")
                        .code());

        List<String> environment = recorded("environ");
        assertTrue(environment.contains("DOCKER_HOST=unix:///run/my.sock"));
        assertFalse(environment.contains("HARMLESS=yes"));
    }

    @Test
    void keptVariables_areForwardedByName_andFurtherArgumentsComeLast() throws IOException {
        Answer answer = sv.run(
                shop,
                "exec",
                "claude",
                P[0],
                P[1],
                "--in",
                "docker",
                "i",
                "--keep",
                "HARMLESS",
                "--keep",
                "NOT_SET",
                "--container-arg",
                "--network=none",
                "--",
                "npm",
                "test");

        assertEquals(0, answer.code(), answer.err());
        List<String> argv = recorded("argv");
        assertEquals(
                List.of(
                        "--env",
                        "ANTHROPIC_API_KEY",
                        "--env",
                        "HARMLESS",
                        "--network=none",
                        "--entrypoint",
                        "npm",
                        "i",
                        "test"),
                argv.subList(argv.indexOf("--env"), argv.size()));
    }

    @Test
    void inPodman_oneVariableAndOneDirectoryArrive() throws IOException {
        Answer answer =
                sv.run(shop, "run", "claude", P[0], P[1], "--in", "podman", "localhost/sv-test", "--", "x", "y z");

        assertEquals(0, answer.code(), answer.err());
        List<String> lines = answer.out().lines().toList();
        assertTrue(lines.contains("ANTHROPIC_API_KEY=" + CANARY.key), answer.out());
        assertTrue(lines.containsAll(List.of("pwd=" + shop, "args=x y z", "file=seen")), answer.out());
        Set<String> names = lines.stream()
                .filter(line -> line.matches("[A-Za-z_]+=.*"))
                .map(line -> line.substring(0, line.indexOf('=')))
                .collect(Collectors.toCollection(TreeSet::new));
        names.removeAll(OF_ITS_OWN);
        names.removeAll(Set.of("pwd", "args", "file"));
        assertEquals(Set.of("ANTHROPIC_API_KEY"), names);
        assertEquals(uid(), Files.getAttribute(shop.resolve("made"), "unix:uid"), "the user's own file");
    }

    @Test
    void whatIsWrittenInAConfiguration_opensNoHole() throws Exception {
        podman.configure("env_host = true\nhttp_proxy = true");
        try {
            Answer answer = sv.run(shop, "run", "claude", P[0], P[1], "--in", "podman", "localhost/sv-test");
            assertEquals(0, answer.code(), answer.err());
            assertFalse(answer.out().contains("HARMLESS") || answer.out().contains("proxy"), answer.out());
        } finally {
            podman.configure("");
        }
    }

    @Test
    void theToolsExitCode_isTheContainers() throws IOException {
        Answer answer = sv.run(
                shop, "exec", "claude", P[0], P[1], "--in", "podman", "localhost/sv-test", "--", "sh", "-c", "exit 7");
        assertEquals(7, answer.code(), answer.err());
    }
}
