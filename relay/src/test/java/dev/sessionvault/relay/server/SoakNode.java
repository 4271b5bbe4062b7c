package dev.sessionvault.relay.server;

import dev.sessionvault.relay.wire.RelayName;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A relay as it is shipped, watched from outside. */
final class SoakNode implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    final RelayName name;
    final int port;
    final List<Vitals> vitals = new ArrayList<>();
    final Process process;
    private final Path log;
    private final int adminPort;
    final long descriptorsAtRest;

    private SoakNode(RelayName name, int port, int adminPort, Path log, Process process) throws Exception {
        this.name = name;
        this.port = port;
        this.adminPort = adminPort;
        this.log = log;
        this.process = process;
        RelayProcess.awaitPort(new InetSocketAddress("127.0.0.1", adminPort));
        RelayProcess.awaitPort(new InetSocketAddress("127.0.0.1", port));
        metrics();
        this.descriptorsAtRest = Vitals.descriptors(process.pid());
    }

    /** @param names the first is its own; with the others it takes over */
    static SoakNode start(
            Path directory, TlsFiles files, Path tokens, int port, List<RelayName> names, RelayName successor)
            throws Exception {
        int adminPort = FreePort.take();
        Path config = directory.resolve("relay" + port + ".toml");
        Files.writeString(
                config,
                "listen = \"127.0.0.1:" + port + "\"\nadmin = \"127.0.0.1:" + adminPort + "\"\ntokens = \"" + tokens
                        + "\"\nnames = [\""
                        + String.join(
                                "\", \"", names.stream().map(RelayName::value).toList())
                        + "\"]\n[tls]\ncertificate = \"" + files.certificate() + "\"\nkey = \"" + files.key()
                        + "\"\n[limits]\nidle = \"30m\"\n[drain]\nspread = \"40s\"\npatience = \"5m\"\nto = \""
                        + successor.value() + "\"\n");
        Path log = directory.resolve("relay" + port + ".log");
        List<String> java = List.of("-Xmx512m", "-XX:+UseSerialGC"); // as sv-relay.service has it
        Process process = RelayProcess.launch(log, RelayProcess.command(java, List.of("--config", config.toString())));
        return new SoakNode(names.get(0), port, adminPort, log, process);
    }

    Map<String, Long> metrics() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + adminPort + "/metrics"))
                .build();
        Map<String, Long> metrics = new TreeMap<>();
        HTTP.send(request, HttpResponse.BodyHandlers.ofString())
                .body()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .forEach(line -> metrics.put(
                        line.substring(0, line.lastIndexOf(' ')),
                        Long.parseLong(line.substring(line.lastIndexOf(' ') + 1))));
        return metrics;
    }

    long metric(String name) throws Exception {
        Long value = metrics().get(name);
        if (value == null) {
            throw new IOException("no metric " + name);
        }
        return value;
    }

    /** All of a labelled counter. */
    long sum(String name) throws Exception {
        return metrics().entrySet().stream()
                .filter(each -> each.getKey().startsWith(name + "{"))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    void look(long second) throws Exception {
        vitals.add(Vitals.of(process.pid(), second, metric("sv_relay_legs") + metric("sv_relay_pending")));
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }
}
