package dev.sessionvault.launcher.share.log;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** The bytes of a receipt, before its signature: SHARE.md "The log and receipts". Strict: what decodes encodes alike. */
final class ReceiptCodec {
    static final long MAX_U32 = 0xffff_ffffL;
    static final int MAX_U16 = 0xffff;

    private static final int VERSION = 1;
    private static final int SESSION_BYTES = 16;
    private static final int DIGEST_BYTES = 32;
    private static final int MAX_WORD_BYTES = 64;
    private static final int FIXED_BYTES = 1 + SESSION_BYTES + 4 + 4 * DIGEST_BYTES + 4 * Long.BYTES + 2 + 3;
    private static final HexFormat HEX = HexFormat.of();

    private ReceiptCodec() {}

    /** What is no part of a receipt; empty if all is. */
    static String fault(String session, String verb, String outcome, String reason, String... digests) {
        if (!session.matches("[0-9a-f]{32}")) {
            return "the session is none";
        }
        if (!verb.matches("[A-Za-z][A-Za-z0-9._-]{0,63}")) {
            return "the verb is none";
        }
        if (!outcome.matches("[A-Z][A-Z_]{0,31}") || !reason.matches("(?:[A-Z][A-Z_]{0,31})?")) {
            return "the outcome is none";
        }
        return Arrays.stream(digests).allMatch(digest -> digest.matches("[0-9a-f]{64}")) ? "" : "a digest is none";
    }

    static byte[] encode(Receipt receipt) {
        ByteBuffer out = ByteBuffer.allocate(FIXED_BYTES + 3 * MAX_WORD_BYTES);
        out.put((byte) VERSION).put(HEX.parseHex(receipt.session())).putInt((int) receipt.call());
        word(out, receipt.verb());
        out.put(HEX.parseHex(receipt.givenDigest())).put(HEX.parseHex(receipt.argumentsDigest()));
        out.putLong(receipt.beganMillis()).putLong(receipt.endedMillis());
        word(out, receipt.outcome());
        out.putShort((short) receipt.code());
        word(out, receipt.reason());
        out.putLong(receipt.outBytes()).put(HEX.parseHex(receipt.outDigest()));
        out.putLong(receipt.errBytes()).put(HEX.parseHex(receipt.errDigest()));
        return Arrays.copyOf(out.array(), out.position());
    }

    private static void word(ByteBuffer out, String word) {
        out.put((byte) word.length()).put(word.getBytes(StandardCharsets.US_ASCII));
    }

    static Receipt decode(byte[] bytes) throws ReceiptException {
        try {
            ByteBuffer in = ByteBuffer.wrap(bytes);
            if (in.get() != VERSION) {
                throw new ReceiptException("the receipt has a version that is not known here");
            }
            Receipt receipt = receipt(in);
            if (in.hasRemaining()) {
                throw new ReceiptException("the receipt has bytes left over");
            }
            return receipt;
        } catch (BufferUnderflowException e) {
            throw new ReceiptException("the receipt is cut short");
        } catch (IllegalArgumentException e) {
            throw new ReceiptException("the receipt has a field out of bounds");
        }
    }

    private static Receipt receipt(ByteBuffer in) {
        String session = hex(in, SESSION_BYTES);
        long call = Integer.toUnsignedLong(in.getInt());
        String verb = word(in);
        String given = hex(in, DIGEST_BYTES);
        String arguments = hex(in, DIGEST_BYTES);
        long began = in.getLong();
        long ended = in.getLong();
        String outcome = word(in);
        int code = Short.toUnsignedInt(in.getShort());
        String reason = word(in);
        long out = in.getLong();
        String outDigest = hex(in, DIGEST_BYTES);
        long err = in.getLong();
        String errDigest = hex(in, DIGEST_BYTES);
        return new Receipt(
                session, call, verb, given, arguments, began, ended, outcome, code, reason, out, outDigest, err,
                errDigest);
    }

    private static String hex(ByteBuffer in, int size) {
        byte[] bytes = new byte[size];
        in.get(bytes);
        return HEX.formatHex(bytes);
    }

    private static String word(ByteBuffer in) {
        byte[] bytes = new byte[Byte.toUnsignedInt(in.get())];
        in.get(bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
