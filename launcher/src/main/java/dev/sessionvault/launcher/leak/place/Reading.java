package dev.sessionvault.launcher.leak.place;

import dev.sessionvault.launcher.leak.Finding;
import dev.sessionvault.launcher.leak.Search;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** One known file: searched as it is, unless its program writes values in another form. */
final class Reading {
    private static final int HEAD_BYTES = 16;

    private static final int MAX_ENCODED_BYTES = 64 << 20;

    private final Path file;
    private final Search search;

    Reading(Path file, Search search) {
        this.file = file;
        this.search = search;
    }

    void perform() {
        try {
            Finding login = EncryptedLogin.in(file);
            if (login != null) {
                search.found(login);
                return;
            }
            searchBytes();
        } catch (IOException e) {
            // Whoever searches it will find the same, and says it.
            search.file(file);
        }
    }

    private void searchBytes() throws IOException {
        Encoding encoding = Encoding.of(file, head());
        byte @Nullable [] bytes = encoding == Encoding.NONE ? null : bytes();
        if (bytes == null) {
            search.file(file);
            return;
        }
        try (Decoded decoded = encoding.decode(bytes)) {
            search.bytes(decoded.text(), (offset, length, line, column) -> decoded.place(file, offset, length));
        }
    }

    private byte[] head() throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(HEAD_BYTES);
        }
    }

    private byte @Nullable [] bytes() throws IOException {
        return Files.size(file) > MAX_ENCODED_BYTES ? null : Files.readAllBytes(file);
    }
}
