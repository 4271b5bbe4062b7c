package dev.sessionvault.launcher.leak.git;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A git that runs. It is ended if it keeps us waiting too long, and at the latest when this is closed. */
public final class GitChild implements AutoCloseable {
    /** Listing the past of a large repository takes some of it before the first line. */
    static final Duration LIMIT = Duration.ofMinutes(2);

    private static final int BUFFER_BYTES = 1 << 16;

    private final Process process;
    private final Duration limit;
    private final InputStream output;
    private final OutputStream input;
    private final LastWords words;
    private final Patience patience;

    GitChild(Process process, Duration limit) {
        this.process = process;
        this.limit = limit;
        this.output = new BufferedInputStream(process.getInputStream(), BUFFER_BYTES);
        this.input = process.getOutputStream();
        this.words = new LastWords(process.getErrorStream());
        this.patience = new Patience(process, limit);
        words.start();
        patience.start();
    }

    /** What ends before {@code end}, or {@code null} after the last. */
    public @Nullable String line(char end) throws IOException {
        byte[] line = lineBytes(end);
        return line == null ? null : new String(line, StandardCharsets.UTF_8);
    }

    /** The same as it was written: names of files need not be UTF-8. */
    public byte @Nullable [] lineBytes(char end) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        patience.begins();
        try {
            int b = output.read();
            while (b >= 0 && b != end) {
                line.write(b);
                b = output.read();
            }
            return b < 0 && line.size() == 0 ? null : line.toByteArray();
        } finally {
            patience.ends();
        }
    }

    public void write(String text) throws IOException {
        try {
            input.write(text.getBytes(StandardCharsets.US_ASCII));
            input.flush();
        } catch (IOException e) {
            // It ended: why, it has said.
            requireSuccess();
            throw e;
        }
    }

    /** @throws IOException if there is less */
    public void read(byte[] bytes, int from, int to) throws IOException {
        patience.begins();
        try {
            if (output.readNBytes(bytes, from, to - from) < to - from) {
                throw ended();
            }
        } finally {
            patience.ends();
        }
    }

    public void skip(long bytes) throws IOException {
        patience.begins();
        try {
            output.skipNBytes(bytes);
        } finally {
            patience.ends();
        }
    }

    /** That it failed, in its own words. */
    public IOException ended() throws IOException {
        requireSuccess();
        return new IOException("git ended too early");
    }

    public void requireSuccess() throws IOException {
        if (patience.isOver()) {
            throw new IOException("git gave no answer for " + seconds());
        }
        if (exitCode() != 0) {
            throw new IOException("git: " + words.text());
        }
    }

    private int exitCode() throws IOException {
        try {
            input.close();
        } catch (IOException e) {
            // It ended before it had read all.
        }
        try {
            if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
                throw new IOException("git did not end in " + seconds());
            }
            words.join(limit.toMillis());
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private String seconds() {
        return limit.toSeconds() + " s";
    }

    @Override
    public void close() {
        patience.stop();
        process.destroyForcibly();
    }
}
