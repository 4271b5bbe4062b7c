package dev.sessionvault.vault.format.v1;

import dev.sessionvault.secret.SecretAccess;
import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.secret.SecretReader;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A record's key or login as it is sealed, apart from the facts: FORMAT.md "Key body". */
public final class KeyBody {
    public static final int MAX_KEY_BYTES = 16384;

    /** So that a record fits into the largest page of the table. */
    public static final int MAX_LOGIN_BYTES = 49152;

    private static final byte[] NONE = new byte[0];

    private KeyBody() {}

    /** The key, which the caller closes. */
    static SecretBytes parse(RecordKind kind, byte[] plaintext) throws FormatException {
        ByteReader reader = new ByteReader("record", plaintext);
        int size = reader.u16();
        if (size == 0 || size > kind.maxBodyBytes()) {
            throw reader.damaged("key of " + size + " bytes");
        }
        byte[] key = reader.bytes(size);
        try {
            Padding.requireAndEnd(reader, plaintext.length);
            return SecretBytes.copyOf(key);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /** The plaintext, which the caller wipes; a choice has no key, and a body all the same. */
    static byte[] encode(@Nullable SecretBytes key) {
        if (key == null) {
            return encode(NONE);
        }
        return key.read(SecretAccess.granted(), new SecretReader<byte[], RuntimeException>() {
            @Override
            public byte[] read(byte[] bytes) {
                return encode(bytes);
            }
        });
    }

    private static byte[] encode(byte[] key) {
        try (ByteWriter writer = new ByteWriter()) {
            return Padding.added(writer.u16(key.length).bytes(key));
        }
    }
}
