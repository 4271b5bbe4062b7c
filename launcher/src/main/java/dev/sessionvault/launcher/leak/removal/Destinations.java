package dev.sessionvault.launcher.leak.removal;

import static java.util.Objects.requireNonNull;

import dev.sessionvault.launcher.leak.Finding;
import dev.sessionvault.vault.AccountName;
import dev.sessionvault.vault.Entry;
import dev.sessionvault.vault.Expiry;
import dev.sessionvault.vault.NewEntry;
import dev.sessionvault.vault.Scope;
import dev.sessionvault.vault.ToolName;
import dev.sessionvault.vault.tool.Tool;
import dev.sessionvault.vault.tool.ToolTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides for every key which tool's it is, for which project, and as whose: by where it was, and as was said. */
public final class Destinations {
    /** Before the names under which keys are kept that no tool of the table takes; `sv run` knows no such tool. */
    public static final String KEPT = "kept.";

    private static final int MANY = 10_000;

    private final ToolTable table;
    private final DefaultScope scopes;
    private final Said said;
    private final Map<String, Entry> holders;
    private final Set<String> names = new HashSet<>();

    /**
     * What was said on the command line; {@code null} or empty where nothing was.
     *
     * @param expiry of keys that tools take
     */
    public record Said(
            @Nullable ToolName tool,
            @Nullable Scope scope,
            @Nullable AccountName account,
            Expiry expiry) {}

    /** Asked where several tools could have a key. */
    public interface Asking {
        /** @param usual the one that is taken if nobody answers, or {@code null} */
        @Nullable
        ToolName which(Finding finding, List<ToolName> tools, @Nullable ToolName usual);
    }

    /**
     * @param home its real path, or {@code null}
     * @param entries keys and logins of the vault: no key goes where one is
     * @param holders the keys among them by their fingerprints in the open
     */
    public Destinations(
            ToolTable table, @Nullable Path home, Said said, List<Entry> entries, Map<String, Entry> holders) {
        this.table = table;
        this.scopes = new DefaultScope(home);
        this.said = said;
        this.holders = holders;
        entries.forEach(entry -> names.add(name(entry.tool(), entry.scope(), entry.account())));
    }

    /** One for each key that is taken; equal keys have the same. */
    public Map<Taken, Destination> of(Plan plan, Asking asking) {
        Map<String, List<Taken>> keys = new LinkedHashMap<>();
        Map<Taken, Path> files = new HashMap<>();
        for (FilePlan file : plan.files()) {
            for (Taken taken : file.taken()) {
                files.put(taken, file.file());
                String key = taken.isLogin()
                        ? "login " + files.size()
                        : taken.finding().fingerprint();
                keys.computeIfAbsent(key, fresh -> new ArrayList<>()).add(taken);
            }
        }
        return of(List.copyOf(keys.values()), files, asking);
    }

    private Map<Taken, Destination> of(List<List<Taken>> keys, Map<Taken, Path> files, Asking asking) {
        List<NewEntry> unnamed = new ArrayList<>();
        Map<String, Integer> count = new HashMap<>();
        for (List<Taken> same : keys) {
            NewEntry entry = entry(same, files, asking);
            unnamed.add(entry);
            count.merge(name(entry.tool(), entry.scope(), AccountName.UNNAMED), 1, Integer::sum);
        }
        Map<Taken, Destination> destinations = new HashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            NewEntry entry = unnamed.get(i);
            Taken first = keys.get(i).get(0);
            Entry holder = first.isLogin() ? null : holders.get(first.finding().fingerprint());
            boolean alone = count.getOrDefault(name(entry.tool(), entry.scope(), AccountName.UNNAMED), 0) == 1;
            Destination destination = holder != null
                    ? new Destination(entry, holder)
                    : new Destination(named(entry, alone, first.finding(), requireNonNull(files.get(first))), null);
            keys.get(i).forEach(taken -> destinations.put(taken, destination));
        }
        return destinations;
    }

    private NewEntry entry(List<Taken> same, Map<Taken, Path> files, Asking asking) {
        Taken first = same.get(0);
        ToolName tool = first.isLogin() ? null : tool(first.finding(), asking);
        boolean kept = tool == null;
        Scope scope = first.isLogin() ? new Scope.Global() : scope(same, files);
        String what = first.finding().kind().id();
        ToolName name = tool == null ? new ToolName(KEPT + what) : tool;
        return new NewEntry(name, scope, AccountName.UNNAMED, "", kept ? Expiry.NEVER : said.expiry());
    }

    private @Nullable ToolName tool(Finding finding, Asking asking) {
        if (said.tool() != null) {
            return said.tool();
        }
        String usual = finding.kind().tool();
        ToolName likely = usual == null || table.find(ToolName.parse(usual)) == null ? null : ToolName.parse(usual);
        List<ToolName> could = table.tools().stream()
                .filter(tool -> tool.isKeyVariable(finding.name()))
                .map(Tool::name)
                .toList();
        boolean clear = could.isEmpty() || (could.size() == 1 && (likely == null || could.contains(likely)));
        return clear ? (could.isEmpty() ? likely : could.get(0)) : asking.which(finding, could, likely);
    }

    /** The one that all its files agree about, else everywhere. */
    private Scope scope(List<Taken> same, Map<Taken, Path> files) {
        if (said.scope() != null) {
            return said.scope();
        }
        List<Scope> all = same.stream()
                .map(taken -> scopes.of(requireNonNull(files.get(taken))))
                .distinct()
                .toList();
        return all.size() == 1 ? all.get(0) : new Scope.Global();
    }

    /** Of several keys for one place none is the one that counts; what is there already is never replaced. */
    private NewEntry named(NewEntry entry, boolean alone, Finding finding, Path file) {
        AccountName wanted = said.account();
        boolean plain = alone && !entry.tool().value().startsWith(KEPT);
        AccountName first = wanted != null ? wanted : plain ? AccountName.UNNAMED : byPlace(finding, file);
        AccountName base = first.isUnnamed() ? new AccountName("imported") : first;
        AccountName account = first;
        for (int i = 2; !names.add(name(entry.tool(), entry.scope(), account)) && i < MANY; i++) {
            account = first.isUnnamed() && i == 2 ? base : new AccountName(base.value() + "-" + i);
        }
        return new NewEntry(entry.tool(), entry.scope(), account, entry.label(), entry.expiry());
    }

    private static AccountName byPlace(Finding finding, Path file) {
        String name = finding.name().matches("[A-Za-z_][A-Za-z0-9_]{0,39}")
                        && finding.kind().tool() == null
                ? finding.name()
                : place(file);
        return AccountName.isValid(name) && !name.isEmpty() ? new AccountName(name) : new AccountName("imported");
    }

    /** {@code bashrc}, {@code crush}, {@code auth.opencode}: enough to know it by. */
    private static String place(Path file) {
        String name = String.valueOf(file.getFileName()).replaceAll("^[.#]+|[~#]+$", "");
        String stem = name.replaceAll("\\.(?:json|toml|ya?ml|env|xml)$", "");
        String clean = stem.replaceAll("[^A-Za-z0-9._-]+", "-");
        return clean.substring(0, Math.min(40, clean.length()));
    }

    private static String name(ToolName tool, Scope scope, AccountName account) {
        return tool.value() + "\n" + (scope instanceof Scope.Project project ? project.path() : "") + "\n"
                + account.value();
    }
}
