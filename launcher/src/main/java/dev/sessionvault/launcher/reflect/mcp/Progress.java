package dev.sessionvault.launcher.reflect.mcp;

import dev.sessionvault.launcher.reflect.Visible;
import io.modelcontextprotocol.server.McpAsyncServerExchange;
import io.modelcontextprotocol.spec.McpSchema.ProgressNotification;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Tells the client how far a call is, if it wants to know: bytes so far, and the last line of them. */
final class Progress {
    private static final long PAUSE_NANOS = 100_000_000;
    private static final int LINE_CHARS = 200;

    private final McpAsyncServerExchange exchange;
    private final @Nullable Object token;
    private double bytes;
    private long toldAt;
    private boolean told;

    Progress(McpAsyncServerExchange exchange, @Nullable Object token) {
        this.exchange = exchange;
        this.token = token;
    }

    /** At most ten times a second. */
    void wrote(byte[] output) {
        bytes += output.length;
        if (token != null && (!told || System.nanoTime() - toldAt >= PAUSE_NANOS)) {
            tell(token, lastLine(output));
        }
    }

    /** Counts as nothing written; a client wants the number to grow, and the first output makes it. */
    void waits() {
        if (token != null) {
            tell(token, "waiting for the owner to say yes");
        }
    }

    private void tell(Object to, String line) {
        told = true;
        toldAt = System.nanoTime();
        exchange.progressNotification(new ProgressNotification(to, bytes, null, line))
                .subscribe(done -> {}, failed -> {});
    }

    private static String lastLine(byte[] output) {
        String text = new String(output, StandardCharsets.UTF_8).stripTrailing();
        String line = text.substring(text.lastIndexOf('\n') + 1);
        return Visible.line(line.length() > LINE_CHARS ? line.substring(0, LINE_CHARS) : line);
    }
}
