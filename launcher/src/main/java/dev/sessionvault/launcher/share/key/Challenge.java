package dev.sessionvault.launcher.share.key;

import dev.sessionvault.launcher.share.text.CheckedText;
import dev.sessionvault.launcher.share.text.TextException;
import dev.sessionvault.launcher.share.text.TextException.Fault;
import dev.sessionvault.secret.SystemRandom;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/**
 * What a contact signs to prove that the key is theirs: made for one alias, good for a day, never the same twice (SHARE.md,
 * "Keys").
 */
public final class Challenge {
    /** How long somebody has to answer. */
    public static final Duration TIME = Duration.ofHours(24);

    static final String PREFIX = "svc1-";
    static final String ANSWER_PREFIX = "sva1-";

    private static final int NONCE_BYTES = 16;
    private static final int ALIAS_POS = NONCE_BYTES + Long.BYTES;

    private final byte[] bytes;
    private final Alias alias;
    private final Instant until;

    private Challenge(byte[] bytes, Alias alias, Instant until) {
        this.bytes = bytes;
        this.alias = alias;
        this.until = until;
    }

    static Challenge fresh(Alias alias, Instant now) {
        byte[] name = alias.value().getBytes(StandardCharsets.US_ASCII);
        Instant until = Instant.ofEpochSecond(now.plus(TIME).getEpochSecond());
        byte[] bytes = ByteBuffer.allocate(ALIAS_POS + name.length)
                .put(SystemRandom.bytes(NONCE_BYTES))
                .putLong(until.getEpochSecond())
                .put(name)
                .array();
        return new Challenge(bytes, alias, until);
    }

    /** @param text as {@link #toString} writes it */
    public static Challenge parse(String text) throws TextException {
        byte[] bytes = CheckedText.read(PREFIX, text.getBytes(StandardCharsets.UTF_8));
        String name = bytes.length <= ALIAS_POS
                ? ""
                : new String(bytes, ALIAS_POS, bytes.length - ALIAS_POS, StandardCharsets.ISO_8859_1);
        long until = Alias.isValid(name) ? ByteBuffer.wrap(bytes).getLong(NONCE_BYTES) : -1;
        if (until < 0 || until > Instant.MAX.getEpochSecond()) {
            throw new TextException(Fault.MEANING, "it is no challenge");
        }
        return new Challenge(bytes, new Alias(name), Instant.ofEpochSecond(until));
    }

    /** What the asker calls whoever answers. */
    public Alias alias() {
        return alias;
    }

    public Instant until() {
        return until;
    }

    public boolean isOver(Instant now) {
        return !now.isBefore(until);
    }

    /** The answer of whoever has this identity. */
    public String answer(Identity identity) {
        byte[] signature = identity.sign(Purpose.POSSESSION, bytes);
        return new String(CheckedText.write(ANSWER_PREFIX, signature), StandardCharsets.US_ASCII);
    }

    /**
     * Whether the holder of this key gave the answer.
     *
     * @throws TextException if it is the answer to nothing
     */
    boolean isAnswered(IdentityKey key, String answer) throws TextException {
        byte[] signature = CheckedText.read(ANSWER_PREFIX, answer.getBytes(StandardCharsets.UTF_8));
        return key.verify(Purpose.POSSESSION, bytes, signature);
    }

    /** One word. */
    @Override
    public String toString() {
        return new String(CheckedText.write(PREFIX, bytes), StandardCharsets.US_ASCII);
    }
}
