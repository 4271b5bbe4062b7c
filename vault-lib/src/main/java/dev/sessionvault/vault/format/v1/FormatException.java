package dev.sessionvault.vault.format.v1;

/** Bytes are not what FORMAT.md says. The message is {@code <section>: <why>} and names no content. */
public final class FormatException extends Exception {
    private final boolean newer;

    private FormatException(String message, boolean newer) {
        super(message);
        this.newer = newer;
    }

    public static FormatException damaged(String section, String why) {
        return new FormatException(section + ": " + why, false);
    }

    static FormatException newer(int version) {
        return new FormatException("format version " + version + ": want " + VaultFile.VERSION + " or older", true);
    }

    /** Whether a newer version of us wrote them, rather than nobody. */
    public boolean isNewer() {
        return newer;
    }
}
