package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.vault.tool.Scrubbing;
import dev.sessionvault.vault.tool.Tool;
import dev.sessionvault.vault.tool.ToolTable;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code sv agent [TOOL] [--wrap]}: what the Java agent must know of its own environment beside the key, by the same
 * rules as {@code sv run}: AGENT.md. No vault is opened. No person types it, and a program waits for the answer, so its
 * arguments are read by hand. Records end with a NUL, since a variable's name may hold any other byte.
 */
final class AgentFacts {
    private static final String VERB = "agent";

    private final Machine machine;
    private final StringBuilder answer = new StringBuilder();
    private final Set<String> hidden = new LinkedHashSet<>();
    private @Nullable String tool;
    private boolean wrap;

    AgentFacts(Machine machine) {
        this.machine = machine;
    }

    static boolean areAskedFor(String[] arguments) {
        return arguments.length > 0 && arguments[0].equals(VERB);
    }

    int perform(String[] arguments) throws LauncherException {
        for (int i = 1; i < arguments.length; i++) {
            take(arguments[i]);
        }
        List<byte[]> environment = Caller.ofProcess().environment();
        if (tool == null) {
            hideFromAll(environment);
        } else {
            hideFrom(KeyFor.here(machine, tool, null), environment);
        }
        for (String name : hidden) {
            record("hide", name);
        }
        if (wrap) {
            tellPrograms();
        }
        machine.terminal().printText(answer.append("end\0").toString());
        return ExitCode.DONE.number();
    }

    private void take(String word) throws LauncherException {
        if (word.equals("--wrap")) {
            wrap = true;
        } else if (tool == null && !word.startsWith("-")) {
            tool = word;
        } else {
            throw Failure.usage("read the command line: agent: " + Named.quoted(word), "sv-agent.jar calls it");
        }
    }

    private void hideFrom(KeyFor wanted, List<byte[]> environment) {
        record("variable", wanted.tool.variable());
        hide(wanted.table, wanted.tool, environment);
        hidden.remove(wanted.tool.variable());
    }

    /** The program is no tool itself: what any of them would not get. */
    private void hideFromAll(List<byte[]> environment) throws LauncherException {
        ToolTable table = KeyFor.table(machine);
        for (Tool each : table.tools()) {
            hide(table, each, environment);
        }
    }

    private void hide(ToolTable table, Tool of, List<byte[]> environment) {
        Set<byte[]> kept = Collections.newSetFromMap(new IdentityHashMap<>());
        kept.addAll(Scrubbing.of(table, of, of.variable()).apply(environment).kept());
        for (byte[] entry : environment) {
            String text = new String(entry, StandardCharsets.UTF_8);
            if (!kept.contains(entry) && text.indexOf('=') > 0) {
                hidden.add(text.substring(0, text.indexOf('=')));
            }
        }
    }

    private void tellPrograms() throws LauncherException {
        for (Tool each : KeyFor.table(machine).tools()) {
            for (String program : each.programs()) {
                record("tool", each.name().value() + "=" + program);
            }
        }
    }

    private void record(String kind, String value) {
        answer.append(kind).append('=').append(value).append('\0');
    }
}
