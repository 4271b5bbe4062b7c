package dev.sessionvault.launcher.health;

import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.shell.ShellWord;
import dev.sessionvault.vault.Check;
import dev.sessionvault.vault.Entry;
import dev.sessionvault.vault.KeyForm;
import dev.sessionvault.vault.Scope;
import dev.sessionvault.vault.ToolName;
import dev.sessionvault.vault.tool.KeyShape;
import dev.sessionvault.vault.tool.Tool;
import dev.sessionvault.vault.tool.ToolTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The keys of the vault: in time, in use, in their place, and each one tool's. */
final class StoredKeys implements Examination {
    private static final long DAY_SECONDS = 86_400;
    private static final long UNUSED_DAYS = 90;

    /** The last part of its time in which a key's end is near. */
    private static final int LAST_PART = 10;

    @Override
    public String id() {
        return "keys";
    }

    @Override
    public String title() {
        return "keys";
    }

    @Override
    public void examine(Patient patient, Chart chart) throws LauncherException, UnseenException {
        List<Entry> entries = patient.holdings.ask(vault -> vault.entries());
        chart.summary(entries.size() + (entries.size() == 1 ? " key" : " keys"));
        for (Entry entry : entries) {
            lookAtTime(entry, patient.now(), chart);
            lookAtPlace(entry, chart);
        }
        ToolTable table = patient.table();
        for (Entry entry : patient.holdings.ask(vault -> Check.misfits(vault, name -> form(table, name)))) {
            Tool tool = table.find(entry.tool());
            KeyShape shape = tool == null ? null : tool.keyShape();
            String want = shape == null ? "" : ": want one that " + shape.describe();
            chart.warning(
                    "form",
                    named(entry) + ": not of the form of " + entry.tool().value() + "'s keys" + want,
                    typed(entry, "rotate"));
        }
        lookForShared(entries, chart);
    }

    private static @Nullable KeyForm form(ToolTable table, ToolName name) {
        Tool tool = table.find(name);
        KeyShape shape = tool == null ? null : tool.keyShape();
        return shape == null ? null : new KeyForm(shape.prefixes(), shape.minimumBytes());
    }

    private static void lookAtTime(Entry entry, long now, Chart chart) {
        String renew = typed(entry, "renew");
        long deadline = entry.expiry().deadlineEpochSecond();
        long idle = entry.expiry().idleSeconds();
        long last = Math.max(entry.usedEpochSecond(), entry.renewedEpochSecond());
        boolean near = deadline != 0 && deadline - now <= (deadline - entry.renewedEpochSecond()) / LAST_PART;
        if (deadline != 0 && deadline <= now) {
            chart.warning("expired", named(entry) + ": its deadline has passed", renew);
        } else if (near) {
            chart.warning("deadline", named(entry) + ": its deadline is in " + span(deadline - now), renew);
        } else if (idle != 0 && last + idle <= now) {
            chart.note("idle", named(entry) + ": not used for " + span(idle) + ", and so expired", renew);
        }
        boolean never = entry.usedEpochSecond() <= entry.createdEpochSecond();
        if (now - last >= UNUSED_DAYS * DAY_SECONDS) {
            chart.note(
                    "unused",
                    named(entry) + (never ? ": never used in " : ": not used for ") + span(now - last),
                    "sv remove " + entry.id().brief());
        }
    }

    private static String span(long seconds) {
        long hours = seconds / 3600;
        return hours >= 48 ? hours / 24 + " days" : hours >= 1 ? hours + " h" : seconds / 60 + " min";
    }

    private static void lookAtPlace(Entry entry, Chart chart) {
        if (entry.scope() instanceof Scope.Project project && !Files.isDirectory(Path.of(project.path()))) {
            chart.warning(
                    "gone",
                    named(entry) + ": its directory is not there any more",
                    "sv remove " + entry.id().brief());
        }
    }

    private static void lookForShared(List<Entry> entries, Chart chart) {
        Map<String, List<Entry>> same = new TreeMap<>();
        entries.forEach(entry -> same.computeIfAbsent(entry.fingerprint(), fingerprint -> new ArrayList<>())
                .add(entry));
        for (List<Entry> sharing : same.values()) {
            long tools = sharing.stream()
                    .map(entry -> entry.tool().value())
                    .distinct()
                    .count();
            if (tools > 1) {
                String names = String.join(
                        " and ", sharing.stream().map(StoredKeys::named).toList());
                chart.warning(
                        "shared",
                        names + ": the same key; who revokes it for one takes it from the other",
                        typed(sharing.get(0), "rotate"));
            }
        }
    }

    /** A command for it, where its key is the one that is meant. */
    private static String typed(Entry entry, String verb) {
        String there =
                entry.scope() instanceof Scope.Project project ? "cd " + ShellWord.of(project.path()) + " && " : "";
        String account = entry.account().isUnnamed()
                ? ""
                : " --account " + entry.account().value();
        return there + "sv " + verb + " " + entry.tool().value() + account;
    }

    /** As {@code sv list} shows it. */
    private static String named(Entry entry) {
        String place = entry.scope() instanceof Scope.Project project ? project.path() : "(everywhere)";
        String account =
                entry.account().isUnnamed() ? "" : " of " + entry.account().value();
        return entry.id().brief() + " " + entry.tool().value() + account + " " + place;
    }
}
