package dev.sessionvault.relay.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What a {@link Child} is told, from its side. */
final class Orders {
    private static final BufferedReader IN =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));

    private Orders() {}

    /** @return null when there are no more */
    static @Nullable String next() {
        try {
            return IN.readLine();
        } catch (IOException e) {
            return null;
        }
    }
}
