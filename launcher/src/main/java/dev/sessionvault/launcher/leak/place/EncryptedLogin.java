package dev.sessionvault.launcher.leak.place;

import dev.sessionvault.launcher.leak.Evidence;
import dev.sessionvault.launcher.leak.Finding;
import dev.sessionvault.launcher.leak.Kind;
import dev.sessionvault.launcher.leak.Place;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A login that only looks encrypted: whoever can read the file can make, or find, what opens it. */
final class EncryptedLogin {
    private static final Kind GEMINI =
            new Kind("gemini-login", "Gemini CLI login or key", "gemini", "https://aistudio.google.com/apikey");
    private static final Kind DROID = new Kind("droid-login", "Droid login", "droid", null);

    private static final Set<String> GEMINI_FILES = Set.of("gemini-credentials.json", "mcp-oauth-tokens-v2.json");
    private static final String GEMINI_WHY =
            "its key is derived from a fixed word, the host's name and the user's name, so anybody here can make it";

    private static final String DROID_FILE = "auth.v2.file";
    private static final String DROID_KEY = "auth.v2.key";
    private static final String DROID_WHY = "what opens it lies beside it, in " + DROID_KEY;

    /** A nonce of 16 bytes in hexadecimal, a colon, and so on; the older form is plain JSON. */
    private static final int NONCE_DIGITS = 32;

    private EncryptedLogin() {}

    /** The finding, or {@code null} if the file is to be searched like any other. */
    static @Nullable Finding in(Path file) throws IOException {
        String name = file.getFileName().toString();
        if (GEMINI_FILES.contains(name) && isEncrypted(file)) {
            return finding(GEMINI, file, GEMINI_WHY);
        }
        if (name.equals(DROID_FILE) && Files.size(file) > 0 && Files.isRegularFile(file.resolveSibling(DROID_KEY))) {
            return finding(DROID, file, DROID_WHY);
        }
        return null;
    }

    private static boolean isEncrypted(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(NONCE_DIGITS + 1);
            for (int i = 0; i < NONCE_DIGITS; i++) {
                if (i >= head.length || Character.digit(head[i], 16) < 0) {
                    return false;
                }
            }
            return head.length > NONCE_DIGITS && head[NONCE_DIGITS] == ':';
        }
    }

    private static Finding finding(Kind kind, Path file, String why) {
        return new Finding(kind, Evidence.FORM, new Place.InStore(file, why), "", "");
    }
}
