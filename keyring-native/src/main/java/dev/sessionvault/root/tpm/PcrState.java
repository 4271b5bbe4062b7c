package dev.sessionvault.root.tpm;

import dev.sessionvault.root.RootException;
import java.util.Arrays;

/**
 * Platform configuration registers of the SHA-256 bank and their values. The values are no secret: any process that may
 * use the TPM reads them.
 */
final class PcrState {
    /** The registers above are set back by a program's command or a late launch; a key bound to those is bound to nothing. */
    private static final int COUNT = 16;

    private static final int BANK_BYTES = 3; // sizeofSelect, as every PC's TPM has it
    private static final int BITS = 8;
    private static final int MAX_DIGITS = 2;

    private final int mask;
    private final byte[] values;

    private PcrState(int mask, byte[] values) {
        this.mask = mask;
        this.values = values;
    }

    /**
     * The registers of a list such as {@code 7,11}: bit n for register n.
     *
     * @throws IllegalArgumentException if it is none
     */
    static int mask(String list) {
        int mask = 0;
        for (int from = 0, comma; from <= list.length(); from = comma + 1) {
            comma = list.indexOf(',', from) < 0 ? list.length() : list.indexOf(',', from);
            mask |= 1 << number(list.substring(from, comma));
        }
        return mask;
    }

    private static int number(String digits) {
        int number = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            number = digit < 0 || digit > 9 || i == MAX_DIGITS ? COUNT : number * 10 + digit;
        }
        if (digits.isEmpty() || number >= COUNT) {
            throw new IllegalArgumentException("not a register from 0 to " + (COUNT - 1));
        }
        return number;
    }

    /** The reverse of {@link #mask}, in ascending order. */
    static String list(int mask) {
        StringBuilder list = new StringBuilder();
        for (int number = 0; number < COUNT; number++) {
            if ((mask >> number & 1) != 0) {
                list.append(list.length() == 0 ? "" : ",").append(number);
            }
        }
        return list.toString();
    }

    /** TPM2_PCR_Read (Part 3, 22.4), which gives the first few values each time. */
    static PcrState read(Tpm tpm, int mask) throws RootException {
        Writer values = new Writer();
        for (int left = mask; left != 0; ) {
            Reader in = tpm.run(Tpm.NO_SESSIONS, CommandCode.PCR_READ, selection(left));
            in.u32(); // pcrUpdateCounter
            int given = firstOf(left, in);
            for (int i = Integer.bitCount(given); i > 0; i--) {
                values.raw(value(in));
            }
            in.end();
            left &= ~given;
        }
        return new PcrState(mask, values.toBytes());
    }

    /** Which registers a response is about: the first of those that are left, at least one. */
    private static int firstOf(int left, Reader in) throws RootException {
        boolean isBank = in.u32() == 1 && in.u16() == StorageKey.ALG_SHA256 && in.u8() == BANK_BYTES;
        int given = isBank ? in.u8() | in.u8() << BITS : 0;
        int rest = left & ~given;
        boolean isFirst = rest == 0 || Integer.highestOneBit(given) < Integer.lowestOneBit(rest);
        if (given == 0 || (given & ~left) != 0 || !isFirst || in.u8() != 0 || in.u32() != Integer.bitCount(given)) {
            throw Refusals.noPcrs(list(left));
        }
        return given;
    }

    private static byte[] value(Reader in) throws RootException {
        byte[] value = in.sized();
        if (value.length != TpmCrypto.DIGEST_BYTES) {
            throw Refusals.malformed("response to TPM2_PCR_Read");
        }
        return value;
    }

    static PcrState decode(Reader in, String what) throws RootException {
        int mask = in.u16();
        if (mask == 0) {
            throw Refusals.malformed(what);
        }
        return new PcrState(mask, in.raw(Integer.bitCount(mask) * TpmCrypto.DIGEST_BYTES));
    }

    void encode(Writer out) {
        out.u16(mask).raw(values);
    }

    int mask() {
        return mask;
    }

    /** TPML_PCR_SELECTION (Part 2, 10.9.7). */
    byte[] selection() {
        return selection(mask);
    }

    private static byte[] selection(int mask) {
        return new Writer()
                .u32(1)
                .u16(StorageKey.ALG_SHA256)
                .u8(BANK_BYTES)
                .u8(mask)
                .u8(mask >>> BITS)
                .u8(0)
                .toBytes();
    }

    /** Of all values, in ascending order of their registers. */
    byte[] digest() {
        return TpmCrypto.sha256(values);
    }

    /** The registers that have another value there; empty if none has. */
    String changedIn(PcrState other) {
        int changed = 0;
        int at = 0;
        for (int number = 0; number < COUNT; number++) {
            if ((mask >> number & 1) != 0) {
                int end = at + TpmCrypto.DIGEST_BYTES;
                changed |= Arrays.equals(values, at, end, other.values, at, end) ? 0 : 1 << number;
                at = end;
            }
        }
        return list(changed);
    }
}
