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
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Answers as the tools' providers do, and keeps what it was sent and who was running while the answer was awaited. */
final class FakeApi implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Supplier<List<RunningProgram>> programs;

    private FakeApi(HttpServer server, Supplier<List<RunningProgram>> programs) {
        this.server = server;
        this.programs = programs;
    }

    static FakeApi start(int port, Supplier<List<RunningProgram>> programs) throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        FakeApi api = new FakeApi(HttpServer.create(address, 0), programs);
        api.server.setExecutor(api.threads);
        api.server.createContext("/", api::answer);
        api.server.start();
        return api;
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String line = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        Request request = new Request(line, headers(exchange), body, programs.get());
        requests.add(request);
        if (!hasKey(request)) {
            send(
                    exchange,
                    401,
                    "{\"type\":\"error\",\"error\":{\"type\":\"authentication_error\",\"message\":\"no key\"}}");
            return;
        }
        boolean streaming = body.contains("\"stream\":true");
        switch (exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath()) {
            case "POST /v1/messages" ->
                send(exchange, 200, streaming ? Answers.messageEvents(body) : Answers.message());
            case "POST /v1/messages/count_tokens" -> send(exchange, 200, "{\"input_tokens\":1}");
            case "POST /v1/responses" -> send(exchange, 200, Answers.responseEvents());
            default -> send(exchange, 404, "{\"error\":{\"type\":\"not_found_error\",\"message\":\"not here\"}}");
        }
    }

    private static boolean hasKey(Request request) {
        return !request.header("x-api-key").isBlank()
                || request.header("authorization").matches("Bearer \\S+");
    }

    private static Map<String, String> headers(HttpExchange exchange) {
        Map<String, String> headers = new TreeMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
        return headers;
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        String type = text.startsWith("event:") ? "text/event-stream" : "application/json";
        exchange.getResponseHeaders().set("Content-Type", type);
        boolean bodiless = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, bodiless ? -1 : bytes.length);
        if (!bodiless) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }
}
