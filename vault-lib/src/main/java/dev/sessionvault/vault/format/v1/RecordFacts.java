package dev.sessionvault.vault.format.v1;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * All of a record but its key: FORMAT.md "Facts". Texts are UTF-8; what they may say is the vault's business.
 *
 * @param path {@code null} for everywhere
 * @param label and what follows: nothing of it is written of a choice but the time of creation
 * @param renewedEpochSecond from when the deadline is counted
 * @param fingerprint of the key, {@link #FINGERPRINT_BYTES}; none of a choice
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record RecordFacts(
        RecordKind kind,
        String tool,
        @Nullable String path,
        String account,
        String label,
        long createdEpochSecond,
        long renewedEpochSecond,
        long usedEpochSecond,
        long idleSeconds,
        long deadlineEpochSecond,
        byte[] fingerprint) {
    public static final int FINGERPRINT_BYTES = 5;

    private static final String SECTION = "record";
    private static final int EVERYWHERE = 0;
    private static final int DIRECTORY = 1;
    private static final byte[] NO_FINGERPRINT = new byte[0];

    /** That a place uses an account for a tool. */
    public static RecordFacts choice(String tool, @Nullable String path, String account, long createdEpochSecond) {
        long now = createdEpochSecond;
        return new RecordFacts(RecordKind.CHOICE, tool, path, account, "", now, now, now, 0, 0, NO_FINGERPRINT);
    }

    static RecordFacts parse(byte[] plaintext) throws FormatException {
        ByteReader reader = new ByteReader(SECTION, plaintext);
        RecordKind kind = kind(reader);
        String tool = reader.text("tool", reader.u8());
        String path = path(reader);
        String account = reader.text("account", reader.u8());
        RecordFacts facts = kind == RecordKind.CHOICE
                ? choice(tool, path, account, reader.u63("time of creation"))
                : ofKey(kind, tool, path, account, reader);
        Padding.requireAndEnd(reader, plaintext.length);
        return facts;
    }

    private static RecordFacts ofKey(
            RecordKind kind, String tool, @Nullable String path, String account, ByteReader reader)
            throws FormatException {
        return new RecordFacts(
                kind,
                tool,
                path,
                account,
                reader.text("label", reader.u16()),
                reader.u63("time of creation"),
                reader.u63("time of renewal"),
                reader.u63("time of use"),
                reader.u63("idle time"),
                reader.u63("deadline"),
                reader.bytes(FINGERPRINT_BYTES));
    }

    private static RecordKind kind(ByteReader reader) throws FormatException {
        int code = reader.u8();
        if (code == RecordKind.KEY.code()) {
            return RecordKind.KEY;
        }
        if (code == RecordKind.CHOICE.code()) {
            return RecordKind.CHOICE;
        }
        if (code == RecordKind.FORMER.code()) {
            return RecordKind.FORMER;
        }
        if (code == RecordKind.LOGIN.code()) {
            return RecordKind.LOGIN;
        }
        throw reader.damaged("unknown kind " + code);
    }

    private static @Nullable String path(ByteReader reader) throws FormatException {
        int scope = reader.u8();
        if (scope == EVERYWHERE) {
            return null;
        }
        if (scope == DIRECTORY) {
            return reader.text("path", reader.u16());
        }
        throw reader.damaged("unknown scope " + scope);
    }

    byte[] encode() {
        try (ByteWriter writer = new ByteWriter()) {
            writePlace(writer.u8(kind.code()));
            if (kind == RecordKind.CHOICE) {
                writer.u64(createdEpochSecond);
            } else {
                writeOfKey(writer);
            }
            return Padding.added(writer);
        }
    }

    private void writePlace(ByteWriter writer) {
        byte[] toolBytes = utf8(tool);
        byte[] accountBytes = utf8(account);
        writer.u8(toolBytes.length).bytes(toolBytes);
        if (path == null) {
            writer.u8(EVERYWHERE);
        } else {
            byte[] pathBytes = utf8(path);
            writer.u8(DIRECTORY).u16(pathBytes.length).bytes(pathBytes);
        }
        writer.u8(accountBytes.length).bytes(accountBytes);
    }

    private void writeOfKey(ByteWriter writer) {
        byte[] labelBytes = utf8(label);
        writer.u16(labelBytes.length).bytes(labelBytes);
        writer.u64(createdEpochSecond).u64(renewedEpochSecond).u64(usedEpochSecond);
        writer.u64(idleSeconds).u64(deadlineEpochSecond).bytes(fingerprint);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
