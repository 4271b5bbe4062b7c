package dev.sessionvault.relay.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class HelloTest {
    private static final RelayName NAME = new RelayName("relay.example.org:443");

    private final LegKey deployment;
    private final LegKey guest;
    private final Instance instance;
    private final Challenge challenge;
    private final RendezvousId id;

    HelloTest() throws Exception {
        deployment = LegKey.of(Vectors.key("deployment_seed"));
        guest = LegKey.ofGuest(Vectors.key("secret"));
        instance = Instance.of(Vectors.key("instance"));
        challenge = challenge(Vectors.key("nonce"));
        id = RendezvousId.of(deployment.publicKey(), guest.publicKey());
    }

    private static Challenge challenge(byte[] nonce) throws FrameException {
        return Challenge.decode(
                new Writer().u8(Challenge.TYPE).u8(1).bytes(nonce).toBytes());
    }

    @Test
    void keysAndId_areDerivedAsTheVectorsSay() throws Exception {
        assertArrayEquals(Vectors.key("deployment_key"), deployment.publicKey().bytes());
        assertArrayEquals(Vectors.key("guest_key"), guest.publicKey().bytes());
        assertArrayEquals(
                Vectors.key("guest_key"),
                LegKey.of(Vectors.key("guest_seed")).publicKey().bytes());
        assertEquals("/v1/9555cff72ef20b6242cf01a0ce66e67e", id.path());
    }

    @Test
    void hellosMadeHere_areTheVectorsBytes() throws Exception {
        Hello owner = Hello.owner(deployment, guest.publicKey(), instance, 1800, NAME, challenge);
        Hello invited = Hello.guest(deployment.publicKey(), guest, instance, NAME, challenge);
        assertArrayEquals(proof("owner").bytes(), owner.encode());
        assertArrayEquals(proof("guest").bytes(), invited.encode());
    }

    private static Vectors.Frame proof(String name) throws Exception {
        return Vectors.frames("proof").stream()
                .filter(vector -> vector.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyProof_isTakenOrRefusedAsItsLineSays() throws Exception {
        int seen = 0;
        for (Vectors.Frame vector : Vectors.frames("proof")) {
            Hello hello = Hello.decode(vector.bytes());
            if (vector.isGood()) {
                hello.verify(challenge, id);
            } else {
                FrameException refusal =
                        assertThrows(FrameException.class, () -> hello.verify(challenge, id), vector.name());
                assertEquals(vector.verdict(), refusal.code().name(), vector.name());
            }
            seen++;
        }
        assertTrue(seen >= 12, "proofs: " + seen);
    }

    @Test
    void aProofSeenOnce_answersNoOtherChallenge() throws Exception {
        Hello owner = Hello.decode(proof("owner").bytes());
        FrameException refusal =
                assertThrows(FrameException.class, () -> owner.verify(challenge(Vectors.key("secret")), id));
        assertEquals(CloseCode.REPLAYED, refusal.code());
    }

    @Test
    void anotherKeysRendezvous_isNotThis() throws Exception {
        PublicKey stranger = LegKey.of(Vectors.key("nonce")).publicKey();
        assertFalse(RendezvousId.of(stranger, guest.publicKey()).equals(id));
        assertFalse(RendezvousId.of(deployment.publicKey(), stranger).equals(id));
        assertEquals(id, RendezvousId.parsePath(id.path()));
    }

    @Test
    void aPathThatIsNotExactlyARendezvous_isRefused() {
        for (String path : new String[] {
            "/",
            "/v1/",
            "/v2/" + id,
            "/v1/" + id + "0",
            "/v1/" + id.toString().toUpperCase(Locale.ROOT),
            "/v1/" + id + "?",
            "/v1/" + id.toString().replace('9', 'g')
        }) {
            assertThrows(FrameException.class, () -> RendezvousId.parsePath(path), path);
        }
    }

    @Test
    void aKeyThatWasClosed_signsNothingThatVerifies() {
        byte[] message = {1, 2, 3};
        assertTrue(Ed25519.verify(guest.publicKey().bytes(), message, guest.sign(message)));
        guest.close();
        assertFalse(Ed25519.verify(guest.publicKey().bytes(), message, guest.sign(message)));
    }

    @Test
    void aPublicKey_hasOneText() {
        PublicKey key = deployment.publicKey();
        assertEquals(key, PublicKey.parse(key.toString()));
        assertThrows(IllegalArgumentException.class, () -> PublicKey.parse(key + "="));
        assertThrows(
                IllegalArgumentException.class,
                () -> PublicKey.parse(key.toString().substring(1)));
    }
}
