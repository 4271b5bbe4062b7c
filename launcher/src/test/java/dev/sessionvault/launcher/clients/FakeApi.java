package dev.sessionvault.launcher.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Answers as the tools' providers do, and keeps what it was sent and who was running while the answer was awaited. */
final class FakeApi implements AutoCloseable {
    private static final String NO_KEY =
            "{\"type\":\"error\",\"error\":{\"type\":\"authentication_error\",\"message\":\"no key\"}}";

    private final List<HttpServer> servers = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Gate gate;
    private final Supplier<List<RunningProgram>> programs;

    FakeApi(Gate gate, Supplier<List<RunningProgram>> programs) {
        this.gate = gate;
        this.programs = programs;
    }

    /** What a request meets before the canned answers: a refusal, or an answer of the gate's own. */
    interface Gate {
        Optional<Reply> reply(Request request);
    }

    record Reply(int status, String body) {}

    /** With a gate that lets pass whoever has any key. */
    static FakeApi start(int port, Supplier<List<RunningProgram>> programs) throws IOException {
        return new FakeApi(FakeApi::withKey, programs).listen(HttpServer.create(loopback(port), 0));
    }

    static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** @param server bound and not started; closed with this */
    FakeApi listen(HttpServer server) {
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
        servers.add(server);
        return this;
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        servers.forEach(server -> server.stop(0));
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String line = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        Request request = new Request(line, headers(exchange), body, programs.get());
        requests.add(request);
        Reply reply = gate.reply(request).orElseGet(() -> canned(exchange, body));
        send(exchange, reply.status(), reply.body());
    }

    private static Reply canned(HttpExchange exchange, String body) {
        boolean streaming = body.contains("\"stream\":true");
        return switch (exchange.getRequestMethod() + " "
                + exchange.getRequestURI().getPath()) {
            case "POST /v1/messages" -> new Reply(200, streaming ? Answers.messageEvents(body) : Answers.message());
            case "POST /v1/messages/count_tokens" -> new Reply(200, "{\"input_tokens\":1}");
            case "POST /v1/responses", "POST /backend-api/codex/responses" -> new Reply(200, Answers.responseEvents());
            case "POST /v1internal:loadCodeAssist" -> new Reply(200, Answers.codeAssist());
            case "POST /v1internal:streamGenerateContent" -> new Reply(200, Answers.contentEvents());
            default -> new Reply(404, "{\"error\":{\"type\":\"not_found_error\",\"message\":\"not here\"}}");
        };
    }

    private static Optional<Reply> withKey(Request request) {
        boolean hasKey = !request.header("x-api-key").isBlank()
                || request.header("authorization").matches("Bearer \\S+");
        return hasKey ? Optional.empty() : Optional.of(new Reply(401, NO_KEY));
    }

    private static Map<String, String> headers(HttpExchange exchange) {
        Map<String, String> headers = new TreeMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
        return headers;
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        String type = text.startsWith("event:") || text.startsWith("data:") ? "text/event-stream" : "application/json";
        exchange.getResponseHeaders().set("Content-Type", type);
        boolean bodiless = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, bodiless ? -1 : bytes.length);
        if (!bodiless) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }
}
