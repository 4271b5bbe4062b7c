package dev.sessionvault.launcher.login;

import dev.sessionvault.secret.SecretAccess;
import dev.sessionvault.secret.SecretBytes;
import java.util.List;

/**
 * Whether the bytes of a login's file are a login: one whole JSON object (RFC 8259) in which a refresh token is where the
 * tool keeps it. Half a file, as somebody who writes in place leaves it for a moment, is none; nor is a login that the
 * tool has emptied; nor one in which a name comes twice in an object, since readers differ in which of them counts.
 */
public final class Soundness {
    private final RefreshPaths paths;

    /** @param refresh as a tool's row has them: names with dots between them, {@code *} for any name */
    public Soundness(List<String> refresh) {
        paths = RefreshPaths.of(refresh);
    }

    /** Of no value a string is made, nor anything else that would stay. */
    public boolean isIn(SecretBytes file) {
        return file.read(SecretAccess.granted(), bytes -> new JsonScan(bytes, paths).findsToken());
    }
}
