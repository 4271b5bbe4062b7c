package dev.sessionvault.relay.server;

import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Why a file could not be used, in words. */
final class Reasons {
    private Reasons() {}

    static String of(Exception e) {
        if (e instanceof NoSuchFileException) {
            return "is not there";
        }
        if (e instanceof AccessDeniedException) {
            return "may not be read";
        }
        String message = e.getMessage();
        return e instanceof IllegalArgumentException && message != null ? message : "cannot be read";
    }
}
