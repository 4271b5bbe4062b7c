package dev.sessionvault.vault.format.v1;

import dev.sessionvault.secret.SecretAccess;
import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.secret.SecretReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What is sealed in a record: FORMAT.md "Record body". Closing it wipes the key. */
public final class RecordBody implements AutoCloseable {
    public static final int MAX_KEY_BYTES = 16384;

    /** Bodies are filled up to a multiple of this, so that the file does not show how long a key is. */
    private static final int BLOCK_BYTES = 64;

    private static final String SECTION = "record";
    private static final int GLOBAL = 0;
    private static final int PROJECT = 1;

    private final Facts facts;
    private final SecretBytes key;

    /**
     * Everything but the key. Texts are UTF-8; what they may say is the vault's business.
     *
     * @param path {@code null} when the entry is global
     */
    public record Facts(
            String tool,
            @Nullable String path,
            String account,
            String label,
            long createdEpochSecond,
            long usedEpochSecond,
            long idleSeconds,
            long deadlineEpochSecond) {}

    /** Takes the key over. */
    public RecordBody(Facts facts, SecretBytes key) {
        this.facts = facts;
        this.key = key;
    }

    public Facts facts() {
        return facts;
    }

    public SecretBytes key() {
        return key;
    }

    @Override
    public void close() {
        key.close();
    }

    static RecordBody parse(byte[] plaintext) throws FormatException {
        ByteReader reader = new ByteReader(SECTION, plaintext);
        Facts facts = facts(reader);
        byte[] key = key(reader);
        try {
            int padding = reader.remaining();
            if (padding >= BLOCK_BYTES || plaintext.length % BLOCK_BYTES != 0) {
                throw reader.damaged("padding of the wrong size");
            }
            reader.zeros(padding);
            return new RecordBody(facts, SecretBytes.copyOf(key));
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private static Facts facts(ByteReader reader) throws FormatException {
        String tool = reader.text("tool", reader.u8());
        String path = path(reader);
        String account = reader.text("account", reader.u8());
        String label = reader.text("label", reader.u16());
        return new Facts(
                tool,
                path,
                account,
                label,
                reader.u63("time of creation"),
                reader.u63("time of use"),
                reader.u63("idle time"),
                reader.u63("deadline"));
    }

    private static @Nullable String path(ByteReader reader) throws FormatException {
        int scope = reader.u8();
        return switch (scope) {
            case GLOBAL -> null;
            case PROJECT -> reader.text("path", reader.u16());
            default -> throw reader.damaged("unknown scope " + scope);
        };
    }

    private static byte[] key(ByteReader reader) throws FormatException {
        int size = reader.u16();
        if (size == 0 || size > MAX_KEY_BYTES) {
            throw reader.damaged("key of " + size + " bytes");
        }
        return reader.bytes(size);
    }

    /** The plaintext, which the caller wipes. */
    byte[] encode() {
        return key.read(SecretAccess.granted(), new SecretReader<byte[], RuntimeException>() {
            @Override
            public byte[] read(byte[] bytes) {
                return encode(bytes);
            }
        });
    }

    private byte[] encode(byte[] keyBytes) {
        try (ByteWriter writer = new ByteWriter()) {
            writeFacts(writer);
            writer.u16(keyBytes.length).bytes(keyBytes);
            writer.zeros((BLOCK_BYTES - writer.size() % BLOCK_BYTES) % BLOCK_BYTES);
            return writer.toBytes();
        }
    }

    private void writeFacts(ByteWriter writer) {
        byte[] tool = utf8(facts.tool());
        byte[] account = utf8(facts.account());
        byte[] label = utf8(facts.label());
        String path = facts.path();
        writer.u8(tool.length).bytes(tool);
        if (path == null) {
            writer.u8(GLOBAL);
        } else {
            byte[] pathBytes = utf8(path);
            writer.u8(PROJECT).u16(pathBytes.length).bytes(pathBytes);
        }
        writer.u8(account.length).bytes(account).u16(label.length).bytes(label);
        writer.u64(facts.createdEpochSecond()).u64(facts.usedEpochSecond());
        writer.u64(facts.idleSeconds()).u64(facts.deadlineEpochSecond());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
