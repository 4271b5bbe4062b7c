package dev.sessionvault.launcher.exec;

import dev.sessionvault.secret.SecretAccess;
import dev.sessionvault.secret.SecretBytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The end of what a child prints, kept in memory while it runs. The key in it is never shown. */
final class Captured extends Thread {
    private static final int SHOWN_BYTES = 4096;
    private static final int KEPT_BYTES = 64 * 1024;
    private static final byte[] COVER = "[the key]".getBytes(StandardCharsets.US_ASCII);

    private final InputStream printed;
    private final byte[] kept = new byte[KEPT_BYTES];
    private int size;
    private boolean cut;

    Captured(InputStream printed) {
        super("sv-captured");
        this.printed = printed;
        setDaemon(true);
    }

    @Override
    public void run() {
        byte[] piece = new byte[8192];
        try (printed) {
            for (int count = printed.read(piece); count >= 0; count = printed.read(piece)) {
                keep(piece, count);
            }
        } catch (IOException e) {
            // What was printed until then is what there is.
        } finally {
            Arrays.fill(piece, (byte) 0);
        }
    }

    private synchronized void keep(byte[] piece, int count) {
        int tooMany = Math.max(0, size + count - KEPT_BYTES);
        cut |= tooMany > 0;
        System.arraycopy(kept, tooMany, kept, 0, size - tooMany);
        System.arraycopy(piece, 0, kept, size - tooMany, count);
        size += count - tooMany;
    }

    /** The last part, every place where the key stands covered. What was kept is wiped. */
    synchronized String tail(SecretBytes key) {
        // A key may have been cut where the kept bytes begin.
        int from = cut ? Math.min(size, key.size()) : 0;
        byte[] covered =
                key.read(SecretAccess.granted(), secret -> cover(Arrays.copyOfRange(kept, from, size), secret));
        Arrays.fill(kept, (byte) 0);
        int start = Math.max(0, covered.length - SHOWN_BYTES);
        return new String(covered, start, covered.length - start, StandardCharsets.UTF_8).strip();
    }

    private static byte[] cover(byte[] text, byte[] secret) {
        ByteArrayOutputStream covered = new ByteArrayOutputStream();
        int at = 0;
        while (at < text.length) {
            boolean isKey = startsWith(text, at, secret);
            covered.write(isKey ? COVER : text, isKey ? 0 : at, isKey ? COVER.length : 1);
            at += isKey ? secret.length : 1;
        }
        Arrays.fill(text, (byte) 0);
        return covered.toByteArray();
    }

    private static boolean startsWith(byte[] text, int at, byte[] secret) {
        return at + secret.length <= text.length
                && Arrays.equals(text, at, at + secret.length, secret, 0, secret.length);
    }
}
