package dev.sessionvault.launcher.share.executor;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Replaces a key in what passes, in each spelling that programs commonly print: as it is, with any of its characters
 * escaped as in URLs or JSON, in hexadecimal, in Base64 at each of the three places where it can stand in a longer text; over the
 * borders of chunks and the line breaks of encoders.
 *
 * <p>It hides a key from an accident. A program that means to tell it can: backwards, compressed, letter by letter.
 */
final class Mask {
    private static final byte[] INSTEAD = "[masked]".getBytes(StandardCharsets.US_ASCII);

    /** Shorter pieces of Base64 and hexadecimal stand in innocent text. */
    private static final int MIN_ENCODED_BYTES = 6;

    private final List<Spelling> spellings = new ArrayList<>();
    private byte[] held = new byte[0];

    Mask(byte[] key) {
        if (key.length > 0) {
            spellings.add(new PlainSpelling(key));
            spellings.add(new EscapedSpelling(key));
        }
        if (key.length >= MIN_ENCODED_BYTES) {
            spellings.add(new HexSpelling(key));
            for (int before = 0; before < 3; before++) {
                spellings.add(new Base64Spelling(key, before));
            }
        }
    }

    /** What can be told of all that has come so far and was not told yet. */
    byte[] pass(byte[] bytes) {
        byte[] text = Arrays.copyOf(held, held.length + bytes.length);
        System.arraycopy(bytes, 0, text, held.length, bytes.length);
        return tell(text, false);
    }

    byte[] end() {
        return tell(held.clone(), true);
    }

    private byte[] tell(byte[] text, boolean last) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length);
        int at = 0;
        while (at < text.length) {
            int length = match(text, at, last);
            if (length == Spelling.MORE) {
                break;
            }
            if (length > 0) {
                out.writeBytes(INSTEAD);
                at += length;
            } else {
                out.write(text[at++]);
            }
        }
        Arrays.fill(held, (byte) 0);
        held = Arrays.copyOfRange(text, at, text.length);
        Arrays.fill(text, (byte) 0);
        return out.toByteArray();
    }

    /** The longest that is there; MORE if one of them may yet turn out to be, unless nothing more comes. */
    private int match(byte[] text, int at, boolean last) {
        int longest = Spelling.NONE;
        for (Spelling spelling : spellings) {
            int length = spelling.match(text, at);
            if (length == Spelling.MORE && !last) {
                return Spelling.MORE;
            }
            longest = Math.max(longest, length);
        }
        return longest;
    }

    void wipe() {
        spellings.forEach(Spelling::wipe);
        Arrays.fill(held, (byte) 0);
    }
}
