package dev.sessionvault.root.tpm;

import dev.sessionvault.root.RootException;
import java.util.Arrays;

/** Reads the TPM's canonical form, and nothing beyond its end: what does not parse is refused as damaged. */
final class Reader {
    private final String what;
    private final byte[] bytes;
    private int at;

    /** @param what the thing that is read, as a message names it */
    Reader(String what, byte[] bytes) {
        this.what = what;
        this.bytes = bytes;
    }

    int u8() throws RootException {
        require(1);
        return bytes[at++] & 0xff;
    }

    int u16() throws RootException {
        return u8() << 8 | u8();
    }

    int u32() throws RootException {
        return u16() << 16 | u16();
    }

    byte[] raw(int size) throws RootException {
        require(size);
        byte[] data = Arrays.copyOfRange(bytes, at, at + size);
        at += size;
        return data;
    }

    /** A TPM2B structure. */
    byte[] sized() throws RootException {
        return raw(u16());
    }

    void end() throws RootException {
        if (at != bytes.length) {
            throw Refusals.malformed(what);
        }
    }

    private void require(int size) throws RootException {
        if (size < 0 || size > bytes.length - at) {
            throw Refusals.malformed(what);
        }
    }
}
