package dev.sessionvault.relay.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * HELLO: which place a leg asks for, and the proof that it may have it.
 *
 * <p>What {@link #decode} gives is only alleged until {@link #verify} has passed.
 */
public final class Hello {
    public static final int TYPE = 0x01;
    public static final long MAX_LIFETIME_SECONDS = 86_400;

    private static final byte[] LABEL = "sv-relay/1 hello".getBytes(StandardCharsets.US_ASCII);

    private final HelloFields fields;
    private final byte[] nonce;
    private final byte[] signature;

    private Hello(HelloFields fields, byte[] nonce, byte[] signature) {
        this.fields = fields;
        this.nonce = nonce;
        this.signature = signature;
    }

    /** An owner's hello, by the deployment's key. */
    public static Hello owner(
            LegSigner deployment,
            PublicKey guest,
            Instance instance,
            long lifetimeSeconds,
            RelayName name,
            Challenge to) {
        HelloFields fields =
                new HelloFields(Role.OWNER, lifetimeSeconds, deployment.publicKey(), guest, instance, name);
        return signed(fields, to, deployment);
    }

    /** A guest's hello, by the key that is derived from the handle. */
    public static Hello guest(PublicKey deployment, LegSigner guest, Instance instance, RelayName name, Challenge to) {
        HelloFields fields = new HelloFields(Role.GUEST, 0, deployment, guest.publicKey(), instance, name);
        return signed(fields, to, guest);
    }

    private static Hello signed(HelloFields fields, Challenge to, LegSigner key) {
        byte[] nonce = to.nonce();
        return new Hello(fields, nonce, key.sign(message(fields, nonce)));
    }

    /** @throws FrameException if this is not a HELLO of our version */
    public static Hello decode(byte[] bytes) throws FrameException {
        Reader in = new Reader(bytes);
        in.type(TYPE);
        int version = in.u8();
        if (version != RelayFrame.VERSION) {
            throw new FrameException(CloseCode.UNKNOWN_VERSION, "version " + version + ": want " + RelayFrame.VERSION);
        }
        Role role = Role.of(in.u8());
        long lifetime = HelloFields.requireLifetime(role, in.u32());
        PublicKey deployment = PublicKey.read(in);
        PublicKey guest = PublicKey.read(in);
        Instance instance = Instance.read(in);
        byte[] nonce = in.take(Challenge.NONCE_BYTES);
        RelayName name = RelayName.decode(in.name());
        byte[] signature = in.take(PublicKey.SIGNATURE_BYTES);
        in.end();
        return new Hello(new HelloFields(role, lifetime, deployment, guest, instance, name), nonce, signature);
    }

    public byte[] encode() {
        return new Writer().bytes(unsigned(fields, nonce)).bytes(signature).toBytes();
    }

    private static byte[] unsigned(HelloFields fields, byte[] nonce) {
        return new Writer()
                .u8(TYPE)
                .u8(RelayFrame.VERSION)
                .u8(fields.role().number())
                .u32(fields.lifetimeSeconds())
                .bytes(fields.deployment().bytes())
                .bytes(fields.guest().bytes())
                .bytes(fields.instance().bytes())
                .bytes(nonce)
                .name(fields.name().value())
                .toBytes();
    }

    private static byte[] message(HelloFields fields, byte[] nonce) {
        return new Writer().bytes(LABEL).bytes(unsigned(fields, nonce)).toBytes();
    }

    /**
     * That whoever sent this on a connection with this challenge, to this rendezvous, has the key of the place.
     *
     * @throws FrameException REPLAYED or BAD_PROOF; whether the name is ours, and the deployment known, is the relay's
     *     to ask
     */
    public void verify(Challenge challenge, RendezvousId id) throws FrameException {
        verify(challenge, id, Ed25519::verify);
    }

    /** The same by another implementation of Ed25519. */
    public void verify(Challenge challenge, RendezvousId id, ProofCheck proof) throws FrameException {
        if (!challenge.isAnsweredBy(nonce)) {
            throw new FrameException(CloseCode.REPLAYED, "hello answers another challenge");
        }
        if (!id.equals(RendezvousId.of(fields.deployment(), fields.guest()))) {
            throw new FrameException(CloseCode.BAD_PROOF, "keys are not those of this rendezvous");
        }
        PublicKey key = fields.role() == Role.OWNER ? fields.deployment() : fields.guest();
        if (!proof.verifies(key.bytes(), message(fields, nonce), signature)) {
            throw new FrameException(CloseCode.BAD_PROOF, "signature does not match");
        }
    }

    public HelloFields fields() {
        return fields;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hello && Arrays.equals(encode(), ((Hello) other).encode());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(signature);
    }
}
