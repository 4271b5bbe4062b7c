package dev.sessionvault.vault.format.v1;

import dev.sessionvault.crypto.Aead;
import dev.sessionvault.crypto.ForgedException;
import dev.sessionvault.secret.SecretBytes;

/**
 * The sealed list of all records, cut into pages: FORMAT.md "Manifest". Closing it wipes its key.
 *
 * <p>Guarantee: a page that opens was written for this snapshot. So one page proves what is, and what is not, in one
 * place of the vault, however large the vault is.
 */
public final class Manifest implements AutoCloseable {
    private static final String SECTION = "manifest";
    private static final int KIND = 1;

    /** About this many records a page, so that looking in a few places stays cheap. */
    private static final int PAGE_RECORDS = 16;

    private final byte[] vaultId;
    private final long generation;
    private final int pageCount;
    private final SecretBytes key;

    /** The manifest of the snapshot that this preamble begins; the preamble is verified. */
    public Manifest(KeySchedule keys, Preamble preamble) {
        this.vaultId = preamble.vaultId();
        this.generation = preamble.generation();
        this.pageCount = preamble.pageCount();
        try (ByteWriter info = new ByteWriter()) {
            info.ascii("sv/v1/manifest").u64(generation);
            this.key = keys.derive(preamble.manifestSalt(), info.toBytes());
        }
    }

    /** The smallest power of two with which an average page is not overfull. */
    static int pageCount(int recordCount) {
        int pages = 1;
        while ((long) pages * PAGE_RECORDS < recordCount) {
            pages *= 2;
        }
        return pages;
    }

    public int pageCount() {
        return pageCount;
    }

    /** The page that lists the records of a place. */
    public int pageOf(byte[] prefix) {
        return RecordKey.page(prefix, pageCount);
    }

    /** Under which key a page stands in the table. */
    public static byte[] pageKey(int page) {
        try (ByteWriter writer = new ByteWriter()) {
            return writer.u8(KIND).u32(page).toBytes();
        }
    }

    /** The sealed page. */
    public byte[] seal(int page, ManifestPage content) {
        return Aead.seal(key, nonce(page), associatedData(page), content.encode());
    }

    /** @throws FormatException if this is not what was sealed as this page of this snapshot */
    public ManifestPage open(int page, byte[] sealed) throws FormatException {
        try {
            return ManifestPage.parse(Aead.open(key, nonce(page), associatedData(page), sealed), page, pageCount);
        } catch (ForgedException e) {
            throw FormatException.damaged(SECTION, "seal of page " + page + " does not match");
        }
    }

    @Override
    public void close() {
        key.close();
    }

    /** One key a snapshot, one nonce a page. */
    private static byte[] nonce(int page) {
        try (ByteWriter writer = new ByteWriter()) {
            return writer.zeros(Aead.NONCE_BYTES - 4).u32(page).toBytes();
        }
    }

    private byte[] associatedData(int page) {
        try (ByteWriter writer = new ByteWriter()) {
            return writer.bytes(vaultId)
                    .u64(generation)
                    .u32(page)
                    .u32(pageCount)
                    .u16(VaultFile.VERSION)
                    .toBytes();
        }
    }
}
