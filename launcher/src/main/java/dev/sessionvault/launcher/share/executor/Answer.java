package dev.sessionvault.launcher.share.executor;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** An answer of HTTP/1.1, read as it comes: status and headers, then {@link #read} until the body's end. */
final class Answer {
    private static final int MAX_HEAD_BYTES = 65_536;
    private static final long UNTIL_CLOSED = -1;

    private final InputStream in;
    private final Map<String, String> headers = new HashMap<>();
    private int headBytes;
    private int status;
    private boolean chunked;
    private long left;

    private Answer(InputStream in) {
        this.in = in;
    }

    /** @param hasBody false if the request was one that is answered without */
    static Answer read(InputStream in, boolean hasBody) throws IOException {
        Answer answer = new Answer(in);
        do {
            answer.readHead();
        } while (answer.status < 200); // 100 and 103 are not the answer
        answer.left = answer.bodyBytes(hasBody && answer.status != 204 && answer.status != 304);
        return answer;
    }

    int status() {
        return status;
    }

    private void readHead() throws IOException {
        String line = line();
        if (!line.matches("HTTP/1\\.[01] [1-5][0-9][0-9]( .*)?")) {
            throw new IOException("the server does not answer as HTTP/1.1 has it");
        }
        status = Integer.parseInt(line.substring(9, 12));
        headers.clear();
        for (line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new IOException("the server does not answer as HTTP/1.1 has it");
            }
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).trim());
        }
    }

    private long bodyBytes(boolean hasBody) throws IOException {
        if (!hasBody) {
            return 0;
        }
        String encoding = headers.get("transfer-encoding");
        if (encoding != null) {
            if (!encoding.equalsIgnoreCase("chunked")) {
                throw new IOException("the server answers in an encoding that was not asked for");
            }
            chunked = true;
            return nextChunk();
        }
        String length = headers.get("content-length");
        return length == null ? UNTIL_CLOSED : number(length, 10);
    }

    private long nextChunk() throws IOException {
        String size = line();
        int extension = size.indexOf(';');
        long bytes = number(
                extension < 0 ? size.trim() : size.substring(0, extension).trim(), 16);
        if (bytes == 0) {
            while (!line().isEmpty()) {
                // trailers, which nobody asked for
            }
        }
        return bytes;
    }

    private static long number(String text, int radix) throws IOException {
        if (!text.matches(radix == 16 ? "[0-9a-fA-F]{1,15}" : "[0-9]{1,15}")) {
            throw new IOException("the server does not answer as HTTP/1.1 has it");
        }
        return Long.parseLong(text, radix);
    }

    /** @return how many bytes of the body; 0 at its end */
    int read(byte[] into) throws IOException {
        if (left == 0) {
            return 0;
        }
        int wanted = left == UNTIL_CLOSED ? into.length : (int) Math.min(left, into.length);
        int count = in.read(into, 0, wanted);
        if (count < 0) {
            if (left == UNTIL_CLOSED) {
                return 0;
            }
            throw new EOFException("the answer ends too early");
        }
        if (left != UNTIL_CLOSED) {
            left -= count;
            if (left == 0 && chunked) {
                line();
                left = nextChunk();
            }
        }
        return count;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the answer ends too early");
            }
            if (++headBytes > MAX_HEAD_BYTES && !chunked) {
                throw new IOException("the answer's head is too long");
            }
            line.append((char) c);
            if (line.length() > MAX_HEAD_BYTES) {
                throw new IOException("the answer has too long a line");
            }
        }
        int end = line.length() > 0 && line.charAt(line.length() - 1) == '\r' ? line.length() - 1 : line.length();
        return line.substring(0, end);
    }
}
