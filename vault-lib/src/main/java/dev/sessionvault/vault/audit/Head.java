package dev.sessionvault.vault.audit;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Which lines there must be: FORMAT.md "Head". */
final class Head {
    private static final String MAGIC = "svlog1 ";
    private static final int ID_POS = MAGIC.length();
    private static final int FIRST_POS = ID_POS + 32 + 1;
    private static final int LAST_POS = FIRST_POS + Hexadecimal.LONG_DIGITS + 1;
    private static final int SEAL_POS = LAST_POS + Hexadecimal.LONG_DIGITS + 1;
    private static final int MAC_POS = SEAL_POS + 64 + 1;
    static final int SIZE_BYTES = MAC_POS + 64 + 1;

    private final long first;
    private final long last;
    private final String seal;

    Head(long first, long last, String seal) {
        this.first = first;
        this.last = last;
        this.seal = seal;
    }

    /** The head that these bytes are, or {@code null} if nobody with the key wrote them. */
    static @Nullable Head parse(Seals seals, byte[] bytes) {
        if (bytes.length != SIZE_BYTES) {
            return null;
        }
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        Head head = new Head(
                Hexadecimal.number(text, FIRST_POS),
                Hexadecimal.number(text, LAST_POS),
                text.substring(SEAL_POS, MAC_POS - 1));
        boolean sound = head.first > 0 && head.last >= 0 && Seals.same(head.text(seals), text);
        return sound ? head : null;
    }

    /** The id of another vault, if that is what the head says; {@code null} otherwise. */
    static @Nullable String otherVault(Seals seals, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (bytes.length != SIZE_BYTES || !text.startsWith(MAGIC)) {
            return null;
        }
        String id = text.substring(ID_POS, FIRST_POS - 1);
        for (int i = 0; i < id.length(); i++) {
            if ("0123456789abcdef".indexOf(id.charAt(i)) < 0) {
                return null;
            }
        }
        return id.equals(seals.vaultId()) ? null : id;
    }

    long first() {
        return first;
    }

    long last() {
        return last;
    }

    String seal() {
        return seal;
    }

    byte[] encode(Seals seals) {
        return text(seals).getBytes(StandardCharsets.US_ASCII);
    }

    private String text(Seals seals) {
        StringBuilder text = new StringBuilder(SIZE_BYTES).append(MAGIC).append(seals.vaultId());
        text.append(' ').append(Hexadecimal.of(first)).append(' ').append(Hexadecimal.of(last));
        text.append(' ').append(seal).append(' ');
        String mac = seals.mac(text.toString().getBytes(StandardCharsets.US_ASCII));
        return text.append(mac).append('\n').toString();
    }
}
