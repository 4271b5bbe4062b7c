package dev.sessionvault.vault;

import dev.sessionvault.secret.SecretAccess;
import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.vault.format.v1.FormatException;
import dev.sessionvault.vault.format.v1.KeySchedule;
import dev.sessionvault.vault.format.v1.Preamble;
import dev.sessionvault.vault.format.v1.VaultFile;
import dev.sessionvault.vault.store.Row;
import dev.sessionvault.vault.store.StoreException;
import dev.sessionvault.vault.store.VaultDirectory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Looks at everything there is of an open vault: every byte of every snapshot, every stamp, every permission. */
public final class Check {
    private final Custody custody;
    private final List<Checked> files = new ArrayList<>();
    private long newerGeneration = Long.MAX_VALUE;

    private Check(Vault vault) {
        this.custody = vault.custody();
    }

    /** The vault's file, the snapshots that are kept, and what else is not as it must be. */
    public static List<Checked> files(Vault vault) {
        Check check = new Check(vault);
        VaultDirectory directory = check.custody.directory();
        check.snapshot(directory.vault(), check.custody.file());
        if (!directory.isCopy()) {
            directory.kept().files().forEach(check::kept);
            directory.faults().forEach(check::fault);
        }
        return List.copyOf(check.files);
    }

    private void kept(Path file) {
        try {
            byte[] bytes = custody.directory().kept().read(file, VaultFile.MAX_BYTES);
            VaultFile parsed = VaultFile.parse(bytes);
            byte[] ours = custody.contents().preamble().vaultId();
            if (Arrays.equals(parsed.preamble().vaultId(), ours)) {
                snapshot(file, parsed);
            } else {
                add(file, Checked.State.OTHER_VAULT, parsed.preamble(), "");
            }
        } catch (StoreException e) {
            fault(file, e.getMessage());
        } catch (FormatException e) {
            fault(file, e.getMessage());
        }
    }

    private void snapshot(Path file, VaultFile parsed) {
        KeySchedule keys = custody.keys();
        Stamps none = new Stamps(
                VaultDirectory.ofCopy(file).used(), keys, parsed.preamble().vaultId());
        try (Contents contents = Contents.open(file, parsed, keys)) {
            Inventory.of(file, parsed, contents, none);
            requireOlder(file, parsed.preamble());
        } catch (VaultException e) {
            fault(file, e.getMessage());
        }
    }

    /** Who puts an older snapshot in the place of the vault leaves newer ones behind it. */
    private void requireOlder(Path file, Preamble preamble) {
        if (preamble.generation() < newerGeneration) {
            newerGeneration = preamble.generation();
            add(file, Checked.State.VERIFIED, preamble, "");
        } else {
            String why = "generation " + preamble.generation() + " is behind generation " + newerGeneration
                    + ": the vault was set back";
            add(file, Checked.State.DAMAGED, preamble, why);
        }
    }

    private void add(Path file, Checked.State state, Preamble preamble, String why) {
        String name = String.valueOf(file.getFileName());
        files.add(new Checked(name, state, preamble.generation(), preamble.recordCount(), why));
    }

    private void fault(StoreException e) {
        files.add(new Checked("", Checked.State.DAMAGED, 0, 0, String.valueOf(e.getMessage())));
    }

    private void fault(Path file, @Nullable String message) {
        String why = String.valueOf(message);
        String path = file + ": ";
        String brief = why.startsWith(path) ? why.substring(path.length()) : why;
        files.add(new Checked(String.valueOf(file.getFileName()), Checked.State.DAMAGED, 0, 0, brief));
    }

    /** How many entries of the vault have a stamp that counts, and how many one that does not. */
    public static Stamped stamps(Vault vault) throws VaultException {
        Custody custody = vault.custody();
        int good = 0;
        int empty = 0;
        for (Row row : custody.contents().records()) {
            Stored stored = opened(custody, row);
            boolean counts = custody.stamps().counts(stored);
            good += counts ? 1 : 0;
            empty += custody.stamps().isThere(stored) && !counts ? 1 : 0;
        }
        return new Stamped(good, empty);
    }

    /**
     * Clears away the stamps that do not count: without them their entries are as old as with them.
     *
     * @return how many there were
     */
    public static int dropVoidStamps(Vault vault) throws VaultException {
        Custody custody = vault.custody();
        Set<String> good = new HashSet<>();
        int count = 0;
        for (Row row : custody.contents().records()) {
            Stored stored = opened(custody, row);
            if (custody.stamps().counts(stored)) {
                good.add(stored.entry().id().value());
            } else if (custody.stamps().isThere(stored)) {
                count++;
            }
        }
        custody.stamps().retain(good);
        return count;
    }

    private static Stored opened(Custody custody, Row row) throws VaultException {
        try {
            return custody.contents().open(row);
        } catch (FormatException e) {
            throw Failures.inside(custody.directory().vault(), e);
        }
    }

    /**
     * The entries whose keys have not the form that their tools' keys have. No key leaves the vault for that.
     *
     * @param forms what is known of a tool's keys, or {@code null} if nothing is
     */
    public static List<Entry> misfits(Vault vault, Function<ToolName, @Nullable KeyForm> forms) throws VaultException {
        Custody custody = vault.custody();
        List<Entry> misfits = new ArrayList<>();
        for (Row row : custody.contents().records()) {
            Stored stored = opened(custody, row);
            KeyForm form = stored.isKey() ? forms.apply(stored.entry().tool()) : null;
            if (form != null && !fits(custody, stored, form)) {
                misfits.add(stored.entry());
            }
        }
        return misfits;
    }

    private static boolean fits(Custody custody, Stored stored, KeyForm form) throws VaultException {
        try (SecretBytes key = custody.contents().openKey(stored)) {
            return key.read(SecretAccess.granted(), form::fits);
        }
    }

    /**
     * The stamps of use.
     *
     * @param good those that count
     * @param empty those that are not what was written: their entries count as unused for longer than they were
     */
    public record Stamped(int good, int empty) {}
}
