package dev.sessionvault.launcher.share.channel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sessionvault.launcher.share.key.Identity;
import dev.sessionvault.launcher.share.key.IdentityKey;
import dev.sessionvault.relay.wire.RendezvousId;
import dev.sessionvault.relay.wire.Role;
import dev.sessionvault.secret.SecretBytes;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HandshakeVectorTest {
    private final Map<String, String> vector =
            Vectors.lines("handshake.txt").stream().collect(Collectors.toMap(words -> words[0], words -> words[1]));

    private final HandleKeys keys = HandleKeys.of(SecretBytes.copyOf(hex("secret")));

    private byte[] hex(String name) {
        return HexFormat.of().parseHex(vector.get(name));
    }

    @Test
    void psk_isTheVectors() throws Exception {
        byte[] message = new byte[40];
        new Random(1).nextBytes(message);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(hex("psk"), "HmacSHA256"));
        assertArrayEquals(mac.doFinal(message), keys.authenticate(message));
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void confirmation_isTheVectors(Role role) throws Exception {
        IdentityKey owner = Identity.of(hex("owner-seed")).publicKey();
        IdentityKey guest = Identity.of(hex("guest-seed")).publicKey();
        assertEquals(IdentityKey.of(hex("owner-key")), owner);
        assertEquals(IdentityKey.of(hex("guest-key")), guest);
        String name = role == Role.OWNER ? "owner" : "guest";
        assertArrayEquals(
                hex("confirm-" + name),
                Confirmation.of(
                        keys,
                        role,
                        RendezvousId.parsePath("/v1/" + vector.get("id")),
                        Long.parseLong(vector.get("epoch")),
                        owner,
                        guest,
                        hex("exported-" + name)));
    }
}
