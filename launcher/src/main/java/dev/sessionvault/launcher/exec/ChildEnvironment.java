package dev.sessionvault.launcher.exec;

import dev.sessionvault.vault.tool.Dropped;
import dev.sessionvault.vault.tool.Scrubbed;
import dev.sessionvault.vault.tool.Scrubbing;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tool's environment but for the key, which enters it in native memory only. */
public final class ChildEnvironment {
    private final Scrubbing scrubbing;
    private final Scrubbed scrubbed;
    private final Companions companions;
    private final List<byte[]> entries;

    private ChildEnvironment(Scrubbing scrubbing, Scrubbed scrubbed, Companions companions, List<byte[]> entries) {
        this.scrubbing = scrubbing;
        this.scrubbed = scrubbed;
        this.companions = companions;
        this.entries = Collections.unmodifiableList(entries);
    }

    /** The caller's environment, scrubbed, and the tool's companions, but for those that the user asked to keep. */
    public static ChildEnvironment of(List<byte[]> caller, Scrubbing scrubbing) {
        return of(caller, scrubbing, Companions.of(scrubbing.tool(), caller));
    }

    /** The same for the program that starts the tool in a container. */
    public static ChildEnvironment ofEngine(List<byte[]> caller, Scrubbing scrubbing) {
        return of(caller, scrubbing, Companions.ofImage(scrubbing.tool()));
    }

    /** The same for a tool that is lent a login: it has no key, and nothing that goes with one. */
    public static ChildEnvironment ofLogin(List<byte[]> caller, Scrubbing scrubbing) {
        return of(caller, scrubbing, Companions.none());
    }

    /** The same, with this variable. */
    public ChildEnvironment with(String name, String value) {
        List<byte[]> changed = new ArrayList<>(entries);
        set(changed, name, value);
        return new ChildEnvironment(scrubbing, scrubbed, companions, changed);
    }

    /** What a variable of it is, if it is there. */
    public @Nullable String value(String name) {
        byte[] value = Octets.value(entries, name);
        return value == null ? null : new String(value, StandardCharsets.UTF_8);
    }

    private static ChildEnvironment of(List<byte[]> caller, Scrubbing scrubbing, Companions companions) {
        Scrubbed scrubbed = scrubbing.apply(caller);
        List<byte[]> entries = new ArrayList<>(scrubbed.kept());
        for (Map.Entry<String, String> companion : companions.set().entrySet()) {
            if (!scrubbing.keeps(companion.getKey()) || Octets.value(entries, companion.getKey()) == null) {
                set(entries, companion.getKey(), companion.getValue());
            }
        }
        return new ChildEnvironment(scrubbing, scrubbed, companions, entries);
    }

    /** In the place of the first of that name, if there is one, and once. */
    private static void set(List<byte[]> entries, String name, String value) {
        byte[] start = Octets.of(name.concat("="));
        byte[] entry = Octets.of(name.concat("=").concat(value));
        int place = entries.size();
        for (int i = entries.size() - 1; i >= 0; i--) {
            if (Octets.startsWith(entries.get(i), start)) {
                entries.remove(i);
                place = i;
            }
        }
        entries.add(Math.min(place, entries.size()), entry);
    }

    /** {@code NAME=VALUE} as bytes, in the caller's order, without the key. */
    public List<byte[]> entries() {
        return entries;
    }

    /** The variable that the key goes into. */
    public String variable() {
        return scrubbing.variable();
    }

    /** Names of the caller's variables that stay, printable. */
    public List<String> kept() {
        return scrubbed.keptNames();
    }

    public List<Dropped> dropped() {
        return scrubbed.dropped();
    }

    /** Names of the companions that are set. */
    public List<String> companions() {
        return new ArrayList<>(companions.set().keySet());
    }

    /** Companions that are not set since the program they need is not installed: name to program. */
    public Map<String, String> lacking() {
        return companions.lacking();
    }

    /** Names of variables that stay and change where the key goes, such as a base URL. */
    public List<String> cautions() {
        List<String> names = new ArrayList<>();
        for (String caution : scrubbing.tool().cautions()) {
            if (scrubbed.keptNames().contains(caution)) {
                names.add(caution);
            }
        }
        return names;
    }
}
