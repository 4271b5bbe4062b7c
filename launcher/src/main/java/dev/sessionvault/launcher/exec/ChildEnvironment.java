package dev.sessionvault.launcher.exec;

import dev.sessionvault.vault.tool.Dropped;
import dev.sessionvault.vault.tool.Scrubbing;
import java.util.List;

/** The tool's environment but for the key, which enters it in native memory only. */
public final class ChildEnvironment {
    private final List<byte[]> entries;
    private final String variable;

    private ChildEnvironment(List<byte[]> entries, String variable) {
        this.entries = entries;
        this.variable = variable;
    }

    /** The caller's environment, scrubbed, and the tool's companions. */
    public static ChildEnvironment of(List<byte[]> caller, Scrubbing scrubbing) {
        return new ChildEnvironment(caller, scrubbing.variable());
    }

    /** {@code NAME=VALUE} as bytes, in the caller's order, without the key. */
    public List<byte[]> entries() {
        return entries;
    }

    /** The variable that the key goes into. */
    public String variable() {
        return variable;
    }

    /** Names of the caller's variables that stay, printable. */
    public List<String> kept() {
        throw new UnsupportedOperationException();
    }

    public List<Dropped> dropped() {
        throw new UnsupportedOperationException();
    }

    /** Names of variables that stay and change where the key goes, such as a base URL. */
    public List<String> cautions() {
        throw new UnsupportedOperationException();
    }
}
