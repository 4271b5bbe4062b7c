package dev.sessionvault.vault.tool;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which of the caller's variables a tool may see. Works on bytes: an environment need not be UTF-8, may name a variable
 * twice, and may hold entries that are no variable at all.
 */
public final class Scrubbing {
    private static final String MASKED = "(looks like a key)";

    private final Tool tool;
    private final String variable;
    private final Set<String> keyVariables;
    private final List<String> keep;
    private final boolean clean;

    private Scrubbing(Tool tool, String variable, Set<String> keyVariables, List<String> keep, boolean clean) {
        this.tool = tool;
        this.variable = variable;
        this.keyVariables = keyVariables;
        this.keep = keep;
        this.clean = clean;
    }

    /** For this tool, whose key will be in {@code variable}. */
    public static Scrubbing of(ToolTable table, Tool tool, String variable) {
        return new Scrubbing(tool, variable, table.keyVariables(), tool.keep(), false);
    }

    /** Also passes on these names, {@code NAME} or {@code PREFIX*}; a key of another tool only if named in full. */
    public Scrubbing keep(List<String> names) {
        List<String> all = new ArrayList<>(keep);
        all.addAll(names);
        return new Scrubbing(tool, variable, keyVariables, all, clean);
    }

    /** Passes on a short list of harmless names only, and those to be kept. */
    public Scrubbing clean() {
        return new Scrubbing(tool, variable, keyVariables, keep, true);
    }

    public Tool tool() {
        return tool;
    }

    /** The variable that will hold the key. */
    public String variable() {
        return variable;
    }

    /** Whether the user asked for this very name. */
    public boolean keeps(String name) {
        return keep.contains(name);
    }

    public Scrubbed apply(List<byte[]> environment) {
        List<byte[]> kept = new ArrayList<>(environment.size());
        List<String> names = new ArrayList<>(environment.size());
        List<Dropped> dropped = new ArrayList<>();
        for (byte[] entry : environment) {
            String name = Ascii.text(entry, 0, nameEnd(entry));
            Withheld why = judge(name, entry);
            if (why == null) {
                kept.add(entry);
                names.add(Ascii.printable(name));
            } else {
                dropped.add(new Dropped(printable(name), why));
            }
        }
        return new Scrubbed(
                Collections.unmodifiableList(kept),
                Collections.unmodifiableList(names),
                Collections.unmodifiableList(dropped));
    }

    private static int nameEnd(byte[] entry) {
        int end = 0;
        while (end < entry.length && entry[end] != '=') {
            end++;
        }
        return end;
    }

    private @Nullable Withheld judge(String name, byte[] entry) {
        if (name.equals(variable)) {
            return Withheld.STALE;
        }
        if (keeps(name)) {
            return null;
        }
        Withheld listed = judgeByTable(name);
        if (listed != null) {
            return listed;
        }
        return isKeptByPrefix(name) ? null : judgeByLook(name, entry);
    }

    private @Nullable Withheld judgeByTable(String name) {
        if (tool.isKeyVariable(name)) {
            return Withheld.STALE;
        }
        if (keyVariables.contains(name)) {
            return Withheld.OTHER_TOOL;
        }
        return tool.conflicts().contains(name) ? Withheld.CONFLICT : null;
    }

    private boolean isKeptByPrefix(String name) {
        for (String pattern : keep) {
            int stem = pattern.length() - 1;
            if (pattern.endsWith("*") && name.regionMatches(0, pattern, 0, stem)) {
                return true;
            }
        }
        return false;
    }

    /** The whole entry is looked through: a key may stand where a name should, or with no name at all. */
    private @Nullable Withheld judgeByLook(String name, byte[] entry) {
        if (SecretNames.saysSecret(name)) {
            return Withheld.NAME;
        }
        if (ValueScan.findsKey(entry, 0)) {
            return Withheld.VALUE;
        }
        return clean && !CleanNames.isListed(name) ? Withheld.UNLISTED : null;
    }

    private static String printable(String name) {
        return ValueScan.findsKey(Ascii.bytes(name), 0) ? MASKED : Ascii.printable(name);
    }
}
