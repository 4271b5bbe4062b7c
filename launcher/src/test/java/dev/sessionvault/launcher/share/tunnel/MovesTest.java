package dev.sessionvault.launcher.share.tunnel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sessionvault.relay.wire.RelayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MovesTest {
    @ParameterizedTest
    @CsvSource({
        "relay.example.org:443, relay.example.org:8443, true",
        "relay-a.example.org:443, relay-b.example.org:443, true",
        "127.0.0.1:1, 127.0.0.1:2, true",
        "localhost:1, localhost:2, true",
        "relay.example.org:443, example.org:443, false",
        "relay.example.org:443, evil.example.com:443, false",
        "relay.example.org:443, 10.0.0.1:443, false",
        "10.0.0.1:443, 10.0.0.2:443, false",
        "relay.org:443, other.org:443, false",
        "localhost:1, intranet:1, false",
        "[::1]:1, [::2]:1, false",
    })
    void restartedRelay_sendsItsLegsNearby(String from, String to, boolean near) {
        assertEquals(near, Moves.isNear(new RelayName(from), new RelayName(to)));
    }
}
