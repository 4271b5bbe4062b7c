package dev.sessionvault.launcher.share.text;

import dev.sessionvault.launcher.share.text.TextException.Fault;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * Bytes as one word that says what it is and whether it arrived whole: a prefix, and in base 32 the bytes and a checksum
 * (SHARE.md, "Keys"). Texts are bytes here, since the word may be a secret; each caller wipes what it hands in and gets.
 */
public final class CheckedText {
    /** Of SHA-256. One mistake in 16 million is not noticed; whoever wants to deceive is stopped elsewhere. */
    static final int CHECKSUM_BYTES = 3;

    private CheckedText() {}

    /** @param prefix ASCII, as {@code svk1-} */
    public static byte[] write(String prefix, byte[] bytes) {
        byte[] whole = Arrays.copyOf(bytes, bytes.length + CHECKSUM_BYTES);
        byte[] sum = checksum(prefix, bytes);
        System.arraycopy(sum, 0, whole, bytes.length, CHECKSUM_BYTES);
        byte[] encoded = Base32.encode(whole);
        byte[] text = Arrays.copyOf(ascii(prefix), prefix.length() + encoded.length);
        System.arraycopy(encoded, 0, text, prefix.length(), encoded.length);
        Arrays.fill(whole, (byte) 0);
        Arrays.fill(encoded, (byte) 0);
        return text;
    }

    /** How many characters {@link #write} makes of so many bytes. */
    public static int length(String prefix, int sizeBytes) {
        return prefix.length() + ((sizeBytes + CHECKSUM_BYTES) * Byte.SIZE + Base32.BITS - 1) / Base32.BITS;
    }

    /**
     * The first five bytes of a word that may be cut off, unchecked; they are for saying what is wrong with it.
     *
     * @throws TextException if it is shorter than that, or one of its first characters is none of a word's
     */
    public static byte[] head(String prefix, byte[] text) throws TextException {
        int size = prefix.length() + Base32.GROUP_CHARACTERS;
        if (!beginsWith(text, ascii(prefix)) || text.length < size) {
            throw new TextException(Fault.FORM, "it is cut short");
        }
        return Base32.decode(Arrays.copyOf(text, size), prefix.length());
    }

    /** @throws TextException if it is no word that {@link #write} makes with this prefix */
    public static byte[] read(String prefix, byte[] text) throws TextException {
        if (!beginsWith(text, ascii(prefix))) {
            throw new TextException(Fault.PREFIX, "it does not begin with " + prefix);
        }
        byte[] whole = Base32.decode(text, prefix.length());
        try {
            return checked(prefix, whole);
        } finally {
            Arrays.fill(whole, (byte) 0);
        }
    }

    private static byte[] checked(String prefix, byte[] whole) throws TextException {
        int size = whole.length - CHECKSUM_BYTES;
        if (size < 0) {
            throw new TextException(Fault.FORM, "it is cut short");
        }
        byte[] bytes = Arrays.copyOf(whole, size);
        byte[] sum = checksum(prefix, bytes);
        if (!Arrays.equals(sum, 0, CHECKSUM_BYTES, whole, size, whole.length)) {
            Arrays.fill(bytes, (byte) 0);
            throw new TextException(Fault.CHECKSUM, "a character of it is wrong: its checksum does not fit");
        }
        return bytes;
    }

    private static byte[] checksum(String prefix, byte[] bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(ascii(prefix));
            return digest.digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    private static boolean beginsWith(byte[] text, byte[] prefix) {
        return text.length >= prefix.length && Arrays.equals(text, 0, prefix.length, prefix, 0, prefix.length);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
