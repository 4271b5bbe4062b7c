package dev.sessionvault.launcher.share.tunnel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The beginning of an answer in HTTP/1.1, up to the empty line and not a byte further. */
final class HttpHead {
    private static final int MAX_BYTES = 16 * 1024;

    private final int status;
    private final Map<String, String> fields = new HashMap<>();

    private HttpHead(int status) {
        this.status = status;
    }

    static HttpHead read(InputStream in) throws IOException {
        String[] lines = text(in).split("\r?\n", -1);
        HttpHead head = new HttpHead(status(lines[0]));
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon > 0) {
                head.fields.put(
                        lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                        lines[i].substring(colon + 1).strip());
            }
        }
        return head;
    }

    private static String text(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int newlines = 0;
        while (newlines < 2) {
            int next = in.read();
            if (next < 0 || head.size() == MAX_BYTES) {
                throw new IOException(next < 0 ? "answer ends too early" : "answer is too long");
            }
            newlines = next == '\n' ? newlines + 1 : next == '\r' ? newlines : 0;
            head.write(next);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private static int status(String line) throws IOException {
        String[] words = line.split(" ", 3);
        if (words.length < 2 || !words[0].startsWith("HTTP/1.") || !words[1].matches("[1-5][0-9][0-9]")) {
            throw new IOException("answer is not HTTP");
        }
        return Integer.parseInt(words[1]);
    }

    int status() {
        return status;
    }

    /** @param name in lower case */
    @Nullable
    String field(String name) {
        return fields.get(name);
    }
}
