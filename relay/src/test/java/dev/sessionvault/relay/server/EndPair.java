package dev.sessionvault.relay.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.sessionvault.relay.wire.FrameException;
import java.io.IOException;
import java.security.SecureRandom;

/** Two legs that have met. */
final class EndPair implements AutoCloseable {
    private static final SecureRandom RANDOM = new SecureRandom();

    final EndLeg owner;
    final EndLeg guest;

    EndPair(EndLeg owner, EndLeg guest) {
        this.owner = owner;
        this.guest = guest;
    }

    /** What one sends, and nothing else, is what the other gets. */
    void assertSound() throws IOException, FrameException {
        assertPasses(owner, guest, 1);
        assertPasses(guest, owner, 1_000);
    }

    static void assertPasses(EndLeg from, EndLeg to, int bytes) throws IOException, FrameException {
        byte[] payload = new byte[bytes];
        RANDOM.nextBytes(payload);
        from.send(payload);
        assertArrayEquals(payload, to.receive());
    }

    @Override
    public void close() throws IOException {
        owner.close();
        guest.close();
    }
}
