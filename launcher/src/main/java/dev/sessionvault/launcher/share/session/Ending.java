package dev.sessionvault.launcher.share.session;

import dev.sessionvault.launcher.share.executor.Finish;
import java.time.Instant;

/** How a call went, and what it gave back. */
public record Ending(Instant began, Instant ended, Finish finish, Written stdout, Written stderr) {

    /**
     * What was handed on, masked as the recipient got it.
     *
     * @param sha256 in hexadecimal
     */
    public record Written(long bytes, String sha256) {}
}
