package dev.sessionvault.launcher.reflect.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.reflect.Lender;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client that writes lines of its own choosing to a server in this process, and sees every line that comes back. */
final class RawClient implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** The system's pipes: Java's own break when the thread that wrote last has ended. */
    private final OutputStream toServer;

    private final BlockingQueue<JsonNode> received = new LinkedBlockingQueue<>();
    private final List<JsonNode> skipped = new ArrayList<>();
    private final Thread server;

    RawClient(Lender lender) throws IOException {
        Pipe there = Pipe.open();
        Pipe back = Pipe.open();
        toServer = Channels.newOutputStream(there.sink());
        InputStream in = Channels.newInputStream(there.source());
        OutputStream fromServer = Channels.newOutputStream(back.sink());
        InputStream answers = Channels.newInputStream(back.source());
        server = new Thread(() -> new ToolServer(lender, in, fromServer).serve(), "server");
        server.setDaemon(true);
        server.start();
        Thread reader = new Thread(() -> read(answers), "reader");
        reader.setDaemon(true);
        reader.start();
    }

    /** With the two messages by which every client begins. */
    static RawClient ready(Lender lender) throws IOException {
        RawClient client = new RawClient(lender);
        client.send("{'jsonrpc':'2.0','id':0,'method':'initialize','params':{'protocolVersion':'2025-11-25',"
                + "'capabilities':{},'clientInfo':{'name':'raw','version':'1'}}}");
        client.answer(0);
        client.send("{'jsonrpc':'2.0','method':'notifications/initialized'}");
        return client;
    }

    private void read(InputStream answers) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(answers, UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                received.add(JSON.readTree(line));
            }
        } catch (IOException e) {
            // The server has ended.
        }
    }

    /** @param message with ' for " */
    void send(String message) throws IOException {
        toServer.write((message.replace('\'', '"') + "\n").getBytes(UTF_8));
        toServer.flush();
    }

    void call(int id, String tool, String arguments) throws IOException {
        send("{'jsonrpc':'2.0','id':" + id + ",'method':'tools/call','params':{'name':'" + tool + "','arguments':"
                + arguments + ",'_meta':{'progressToken':'p" + id + "'}}}");
    }

    JsonNode answer(int id) {
        Predicate<JsonNode> wanted = message -> message.path("id").asInt(-1) == id;
        return skipped.stream().filter(wanted).findFirst().orElseGet(() -> await(wanted));
    }

    JsonNode notification(String method) {
        return await(message -> message.path("method").asString("").equals(method));
    }

    /** Everything that came before what was awaited. */
    List<JsonNode> skipped() {
        return skipped;
    }

    JsonNode await(Predicate<JsonNode> wanted) {
        try {
            for (int i = 0; i < 100_000; i++) {
                JsonNode message = received.poll(10, TimeUnit.SECONDS);
                assertNotNull(message, () -> "nothing more came after " + skipped);
                if (wanted.test(message)) {
                    return message;
                }
                skipped.add(message);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new AssertionError("not among " + skipped);
    }

    void end() throws IOException, InterruptedException {
        toServer.close();
        server.join(1000);
        assertTrue(!server.isAlive(), "the server does not end with its input");
    }

    @Override
    public void close() throws IOException {
        toServer.close();
    }
}
