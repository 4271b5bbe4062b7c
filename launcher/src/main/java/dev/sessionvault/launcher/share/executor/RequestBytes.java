package dev.sessionvault.launcher.share.executor;

import dev.sessionvault.launcher.share.verb.Invocation;
import dev.sessionvault.launcher.share.verb.KeyUse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A request as HTTP/1.1 has it. The key is written by itself, so that it never becomes part of a text. */
final class RequestBytes {
    private final byte[] head;
    private final byte[] key;
    private final byte[] rest;

    RequestBytes(Invocation.Request request, Target target, @Nullable KeyUse use, byte[] key) throws IOException {
        byte[] body = request.body() == null ? new byte[0] : request.body().getBytes(StandardCharsets.UTF_8);
        StringBuilder text = new StringBuilder();
        text.append(request.method()).append(' ').append(target.path()).append(" HTTP/1.1\r\n");
        headers(request, target, body.length)
                .forEach((name, value) ->
                        text.append(name).append(": ").append(value).append("\r\n"));
        if (use != null) {
            requireHeaderValue(key);
            text.append(use.place()).append(": ").append(use.prefix());
        }
        this.head = text.toString().getBytes(StandardCharsets.US_ASCII);
        this.key = use == null ? new byte[0] : key.clone();
        ByteArrayOutputStream behind = new ByteArrayOutputStream();
        behind.writeBytes((use == null ? "\r\n" : "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        behind.writeBytes(body);
        this.rest = behind.toByteArray();
    }

    private static Map<String, String> headers(Invocation.Request request, Target target, int bodyBytes)
            throws IOException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("Accept", "*/*");
        headers.put("User-Agent", "sv");
        headers.putAll(request.headers());
        headers.put("Accept-Encoding", "identity"); // or a key in the answer could not be seen
        headers.put("Connection", "close");
        headers.put("Host", target.authority());
        if (request.body() != null) {
            headers.put("Content-Length", String.valueOf(bodyBytes));
        }
        for (Map.Entry<String, String> header : headers.entrySet()) {
            requireHeaderValue(header.getValue().getBytes(StandardCharsets.UTF_8));
        }
        return headers;
    }

    /** Printable ASCII: a line break would begin a header of its own. */
    private static void requireHeaderValue(byte[] value) throws IOException {
        for (byte c : value) {
            if (c < ' ' || c > '~') {
                throw new IOException("a header would hold what no header can");
            }
        }
    }

    /** Writes it, once. */
    void writeTo(OutputStream out) throws IOException {
        byte[] all = Arrays.copyOf(head, head.length + key.length + rest.length);
        try {
            System.arraycopy(key, 0, all, head.length, key.length);
            System.arraycopy(rest, 0, all, head.length + key.length, rest.length);
            out.write(all);
            out.flush();
        } finally {
            Arrays.fill(all, (byte) 0);
            wipe();
        }
    }

    void wipe() {
        Arrays.fill(key, (byte) 0);
    }
}
