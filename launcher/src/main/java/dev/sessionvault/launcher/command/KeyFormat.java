package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.secret.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How {@code sv helper} prints a key. Each form is made in one array, which is wiped. */
enum KeyFormat {
    RAW,
    /** An object with the one member {@code key}. */
    JSON,
    /** What AWS's {@code credential_process} is to print; the key is {@code ID:SECRET} or {@code ID:SECRET:TOKEN}. */
    CREDENTIAL_PROCESS,
    /** The line of an HTTP request that carries the key. */
    HEADER;

    /** The letters of an escape {@code \\u00XX}, the longest form of a byte. */
    private static final int MAX_ESCAPE = 6;

    private static final int MIN_AWS_ID = 16;
    private static final int MAX_AWS_ID = 128;

    static KeyFormat of(@Nullable String name) throws LauncherException {
        switch (name == null ? "raw" : name) {
            case "raw":
                return RAW;
            case "json":
                return JSON;
            case "credential-process":
                return CREDENTIAL_PROCESS;
            case "header":
                return HEADER;
            default:
                throw Failure.usage("read --format: not a form of a key", "raw, json, credential-process or header");
        }
    }

    /**
     * @param variable the one that the tool reads its key from, which says whose the key is
     * @return {@code null}: the key has not the parts that this form needs
     */
    @Nullable
    SecretBytes write(String variable, byte[] key) {
        switch (this) {
            case JSON:
                return new Writer(key)
                        .text("{\"key\": \"")
                        .escaped(0, key.length)
                        .text("\"}")
                        .done();
            case CREDENTIAL_PROCESS:
                return credentials(key);
            case HEADER:
                return new Writer(key).text(header(variable)).plain().done();
            default:
                return new Writer(key).plain().done();
        }
    }

    private static String header(String variable) {
        switch (variable) {
            case "ANTHROPIC_API_KEY":
                return "x-api-key: ";
            case "GEMINI_API_KEY":
                return "x-goog-api-key: ";
            default:
                return "Authorization: Bearer ";
        }
    }

    private static @Nullable SecretBytes credentials(byte[] key) {
        int first = colon(key, 0);
        int second = first < 0 ? -1 : colon(key, first + 1);
        int end = second < 0 ? key.length : second;
        if (!isAwsId(key, first) || end == first + 1 || second == key.length - 1) {
            return null;
        }
        Writer writer =
                new Writer(key).text("{\"Version\": 1, \"AccessKeyId\": \"").escaped(0, first);
        writer.text("\", \"SecretAccessKey\": \"").escaped(first + 1, end);
        if (second >= 0) {
            writer.text("\", \"SessionToken\": \"").escaped(second + 1, key.length);
        }
        return writer.text("\"}").done();
    }

    private static boolean isAwsId(byte[] key, int size) {
        for (int i = 0; i < size; i++) {
            boolean plain = (key[i] >= 'A' && key[i] <= 'Z') || (key[i] >= '0' && key[i] <= '9');
            if (!plain) {
                return false;
            }
        }
        return size >= MIN_AWS_ID && size <= MAX_AWS_ID;
    }

    private static int colon(byte[] key, int from) {
        for (int i = from; i < key.length; i++) {
            if (key[i] == ':') {
                return i;
            }
        }
        return -1;
    }

    /** Room for every byte escaped, so that no copy is left behind by growing. */
    private static final class Writer {
        private static final int AROUND = 96;
        private static final String HEX = "0123456789abcdef";

        private final byte[] key;
        private final byte[] all;
        private int size;

        Writer(byte[] key) {
            this.key = key;
            this.all = new byte[key.length * MAX_ESCAPE + AROUND];
        }

        Writer text(String ascii) {
            for (byte b : ascii.getBytes(StandardCharsets.US_ASCII)) {
                all[size++] = b;
            }
            return this;
        }

        Writer plain() {
            System.arraycopy(key, 0, all, size, key.length);
            size += key.length;
            return this;
        }

        Writer escaped(int start, int end) {
            for (int i = start; i < end; i++) {
                byte b = key[i];
                if (b == '"' || b == '\\') {
                    all[size++] = '\\';
                }
                if (b >= 0 && b < ' ') {
                    text("\\u00").put(HEX.charAt(b >> 4)).put(HEX.charAt(b & 15));
                } else {
                    all[size++] = b;
                }
            }
            return this;
        }

        private Writer put(char c) {
            all[size++] = (byte) c;
            return this;
        }

        SecretBytes done() {
            byte[] exact = Arrays.copyOf(all, size);
            Arrays.fill(all, (byte) 0);
            return SecretBytes.takeFrom(exact);
        }
    }
}
