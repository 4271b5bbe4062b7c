package dev.sessionvault.relay.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * This relay, from the jar and with the options of Java that its service file has. Its limits are counted against, but
 * lie where nothing reaches them; pings are rare, so that bytes can be counted.
 */
final class Ours {
    private static final String TOKENS = """
            [[token]]
            key = "%s"
            made = "2026-01-01T00:00:00Z"
            sessions = 1000000
            hellos_per_second = 1000000
            hellos_burst = 1000000
            bytes_per_second = 100000000000
            bytes_burst = 100000000000
            """;
    private static final String CONFIGURATION = """
            listen = "127.0.0.1:%1$d"
            admin = ""
            names = ["127.0.0.1:%1$d"]
            tokens = "%2$s"
            [limits]
            waiting = "10m"
            sessions = 1000000
            frames_per_second = 100000000
            frames_burst = 100000000
            [sockets]
            ping = "5m"
            """;
    private static final String TLS = """
            [tls]
            certificate = "%s"
            key = "%s"
            """;

    private Ours() {}

    static Peer.Running start(Place place, Net net, Certificate tls, boolean secure) throws Exception {
        String name = secure ? "ours-tls" : "ours";
        Signer deployment = new Signer();
        Path tokens = place.write(name + "-tokens.toml", String.format(TOKENS, deployment.publicKey()));
        InetSocketAddress at = place.free();
        String text = String.format(CONFIGURATION, at.getPort(), tokens)
                + (secure ? String.format(TLS, tls.chain, tls.key) : "");
        List<String> command = new ArrayList<>(java());
        command.addAll(
                List.of("serve", "--config", place.write(name + ".toml", text).toString()));
        if (!secure) {
            command.add("--plain");
        }
        Tree tree = place.serve(name, at, command);
        return new Peer.Running(tree, new Rendezvous(net, at, secure, deployment));
    }

    /** What is shipped: the service's own command, with another Java and another place of the jar. */
    private static List<String> java() throws IOException {
        String start = Files.readAllLines(Path.of(System.getProperty("bench.service"))).stream()
                .filter(line -> line.startsWith("ExecStart="))
                .findFirst()
                .orElseThrow();
        List<String> words = Arrays.asList(start.split(" ", -1));
        List<String> command = new ArrayList<>(words.subList(0, words.indexOf("-jar") + 1));
        command.set(0, Path.of(javaHome(), "bin", "java").toString());
        command.add(System.getProperty("bench.jar"));
        return command;
    }

    static String javaHome() {
        return System.getProperty("bench.java", System.getProperty("java.home"));
    }
}
