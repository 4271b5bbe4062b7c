package dev.sessionvault.vault;

import dev.sessionvault.vault.VaultException.Reason;
import dev.sessionvault.vault.format.v1.FormatException;
import dev.sessionvault.vault.format.v1.VaultFile;
import dev.sessionvault.vault.store.Row;
import dev.sessionvault.vault.store.StoreException;
import dev.sessionvault.vault.store.Table;
import dev.sessionvault.vault.store.TableWriter;
import dev.sessionvault.vault.store.VaultDirectory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** What somebody can do to a vault who may write the file and has no key. The checksum is always put right. */
final class Forgery {
    private final byte[] preamble;
    private final List<Row> rows;
    private final int claimedRows;

    private Forgery(byte[] preamble, List<Row> rows) {
        this.preamble = preamble;
        this.rows = rows;
        this.claimedRows = rows.size();
    }

    static Forgery of(byte[] file) throws FormatException, StoreException {
        VaultFile parsed = VaultFile.parse(file);
        List<Row> rows = Table.open(file, parsed.tablePos(), parsed.tableEnd()).rows();
        return new Forgery(Arrays.copyOf(file, parsed.tablePos()), new ArrayList<>(rows));
    }

    /** The file, whose table claims to have as many rows as before: only the preamble's count has a MAC. */
    byte[] bytes() {
        byte[] file = VaultFile.encode(preamble, TableWriter.encode(rows));
        return patch(file, preamble.length + 16, 0, 0, 0, 0, 0, 0, claimedRows >> 8, claimedRows);
    }

    /** The file, whose table counts its rows right. */
    byte[] bytesCounted() {
        return VaultFile.encode(preamble, TableWriter.encode(rows));
    }

    /** The positions of the records among the rows. */
    List<Integer> records() {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).key()[0] == 2) {
                found.add(i);
            }
        }
        return found;
    }

    Row row(int index) {
        return rows.get(index);
    }

    Forgery value(int index, byte[] value) {
        rows.set(index, new Row(rows.get(index).key(), value));
        return this;
    }

    /** Another value, that claims the generation of the one it replaces. */
    Forgery relabel(int index, byte[] value) {
        byte[] claiming = value.clone();
        System.arraycopy(rows.get(index).value(), 0, claiming, 0, Long.BYTES);
        return value(index, claiming);
    }

    Forgery drop(int index) {
        rows.remove(index);
        return this;
    }

    Forgery insert(Row row) {
        rows.add(row);
        rows.sort((one, other) -> Arrays.compareUnsigned(one.key(), other.key()));
        return this;
    }

    Forgery swapValues(int one, int other) {
        byte[] value = rows.get(one).value();
        return value(one, rows.get(other).value()).value(other, value);
    }

    /** The file with other bytes at a position, and a checksum that matches. */
    static byte[] patch(byte[] file, int position, int... values) {
        byte[] patched = file.clone();
        for (int i = 0; i < values.length; i++) {
            patched[position + i] = (byte) values[i];
        }
        return checksummed(patched);
    }

    static byte[] checksummed(byte[] file) {
        byte[] sound = file.clone();
        CRC32 crc = new CRC32();
        crc.update(sound, 0, Math.max(0, sound.length - 4));
        for (int i = 0; i < Math.min(4, sound.length); i++) {
            sound[sound.length - 1 - i] = (byte) (crc.getValue() >>> 8 * i);
        }
        return sound;
    }

    /** Why the vault of these bytes cannot be listed, or {@code null} if it can. */
    static @Nullable VaultException listing(byte[] file) {
        try (Vault vault = open(file)) {
            vault.entries();
            return null;
        } catch (VaultException e) {
            return e;
        }
    }

    static Vault open(byte[] file) throws VaultException {
        SealedVault sealed = SealedVault.parse(new VaultDirectory(Path.of("/nowhere")), file);
        return sealed.open(sealed.slots().get(0), TestVault.slotKey(), TestVault.anyJournal())
                .withClock(TestVault.at(TestVault.NOW));
    }

    /** Reason and section and why, as in the vectors' index. */
    static String verdict(byte[] file) {
        VaultException thrown = listing(file);
        if (thrown == null) {
            return "GOOD";
        }
        return thrown.reason() + " " + String.valueOf(thrown.getMessage()).replace("/nowhere/vault.db: ", "");
    }

    static @Nullable Reason reason(byte[] file) {
        VaultException thrown = listing(file);
        return thrown == null ? null : thrown.reason();
    }
}
