package dev.sessionvault.launcher.share.log;

import dev.sessionvault.vault.audit.Finding;
import java.util.List;

/**
 * The recipient's file, held against what it must be.
 *
 * @param entries the receipts that their session's key signed, oldest first
 * @param passports how many passports there are
 */
public record ReceiptVerdict(List<Entry> entries, int passports, List<Finding> findings) {
    public ReceiptVerdict {
        entries = List.copyOf(entries);
        findings = List.copyOf(findings);
    }

    public boolean isSound() {
        return findings.isEmpty();
    }

    /**
     * A receipt in its place.
     *
     * @param line which line of the file
     * @param owner the owner's identity, as the passport before it alleges
     */
    public record Entry(int line, String owner, Receipt receipt) {}
}
