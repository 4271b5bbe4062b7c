package dev.sessionvault.launcher.reflect.mcp;

import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpServerSession;
import io.modelcontextprotocol.spec.McpServerTransport;
import io.modelcontextprotocol.spec.McpServerTransportProvider;
import io.modelcontextprotocol.spec.ProtocolVersions;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;

/**
 * One message a line, both ways. The SDK's own transport drops {@code notifications/cancelled}, and ends at the first
 * line that is no message.
 */
final class StdioTransport implements McpServerTransportProvider, McpServerTransport {
    private static final String CANCELLED = "notifications/cancelled";

    private final McpJsonMapper json;
    private final Lines in;
    private final OutputStream out;
    private final Map<Object, Disposable> pending = new ConcurrentHashMap<>();
    private @Nullable McpServerSession session;
    private boolean listChangesAreHeld;

    StdioTransport(McpJsonMapper json, InputStream in, OutputStream out) {
        this.json = json;
        this.in = new Lines(in);
        this.out = out;
    }

    @Override
    public List<String> protocolVersions() {
        return List.of(
                ProtocolVersions.MCP_2024_11_05,
                ProtocolVersions.MCP_2025_03_26,
                ProtocolVersions.MCP_2025_06_18,
                ProtocolVersions.MCP_2025_11_25);
    }

    @Override
    public void setSessionFactory(McpServerSession.Factory factory) {
        session = factory.create(this);
    }

    /** Returns when the client has closed its end, or takes nothing more; what was pending then is cancelled. */
    void serve() {
        try {
            for (byte[] line = in.next(); line != null; line = in.next()) {
                take(line);
            }
        } catch (IOException e) {
            // The client is gone: the same as an end.
        }
        pending.values().forEach(Disposable::dispose);
    }

    private void take(byte[] line) throws IOException {
        JSONRPCMessage message = read(line);
        if (message == null) {
            write(json.writeValueAsBytes(Refusals.unreadable()));
        } else if (message instanceof JSONRPCNotification note && note.method().equals(CANCELLED)) {
            cancel(note.params());
        } else {
            handle(message);
        }
    }

    private @Nullable JSONRPCMessage read(byte[] line) {
        try {
            return McpSchema.deserializeJsonRpcMessage(json, new String(line, java.nio.charset.StandardCharsets.UTF_8));
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }

    /** A request that is dropped gets no answer, and what it started hears of it. */
    private void cancel(@Nullable Object params) {
        Object id = params instanceof Map<?, ?> map ? map.get("requestId") : null;
        Disposable request = id == null ? null : pending.remove(id);
        if (request != null) {
            request.dispose();
        }
    }

    private void handle(JSONRPCMessage message) {
        McpServerSession current = session;
        if (current == null) {
            throw new IllegalStateException("no server");
        }
        Object id = message instanceof JSONRPCRequest request ? request.id() : null;
        if (id == null) {
            current.handle(message).subscribe(done -> {}, failed -> {});
            return;
        }
        Disposable.Swap slot = Disposables.swap();
        pending.put(id, slot);
        slot.update(current.handle(message)
                .doFinally(signal -> pending.remove(id, slot))
                .subscribe(done -> {}, failed -> {}));
    }

    @Override
    public Mono<Void> sendMessage(JSONRPCMessage message) {
        return Mono.fromRunnable(() -> {
            try {
                write(json.writeValueAsBytes(message));
            } catch (IOException e) {
                in.close();
            }
        });
    }

    /** JSON has no line break inside. */
    private void write(byte[] message) throws IOException {
        synchronized (out) {
            out.write(message);
            out.write('\n');
            out.flush();
        }
    }

    /** While this runs, the client is not told of each tool that comes or goes. */
    synchronized void atOnce(Runnable changes) {
        listChangesAreHeld = true;
        try {
            changes.run();
        } finally {
            listChangesAreHeld = false;
        }
    }

    @Override
    public Mono<Void> notifyClients(String method, Object params) {
        McpServerSession current = session;
        boolean held = listChangesAreHeld && method.equals(McpSchema.METHOD_NOTIFICATION_TOOLS_LIST_CHANGED);
        return current == null || held ? Mono.empty() : current.sendNotification(method, params);
    }

    @Override
    public <T> T unmarshalFrom(Object data, TypeRef<T> type) {
        return json.convertValue(data, type);
    }

    @Override
    public Mono<Void> closeGracefully() {
        return Mono.fromRunnable(in::close);
    }

    @Override
    public void close() {
        in.close();
    }
}
