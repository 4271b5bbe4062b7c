package dev.sessionvault.agent.install;

import java.io.File;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All of the agent's work, in this order: ask {@code sv}; while it thinks, redefine the JDK's methods, which say what
 * they always said until there are answers; take the key; give the answers. Then the application's {@code main}.
 */
public final class Installation {
    /** How an error begins; sv's own words follow. */
    private static final String PURPOSE = "start this program";

    private static final File NOTHING = new File("/dev/null");

    private final Options options;
    private final SvProgram sv;

    private Installation(Options options, SvProgram sv) {
        this.options = options;
        this.sv = sv;
    }

    /** Called by name from the agent's entry, which is the caller's class. */
    public static void install(@Nullable String text, Instrumentation instrumentation)
            throws ReflectiveOperationException, IOException, UnmodifiableClassException {
        try {
            requirePosix();
            requireFirst();
            Options options = Options.parse(text);
            Class<?> entry = Class.forName("dev.sessionvault.agent.Premain", false, ClassLoader.getSystemClassLoader());
            new Installation(options, SvProgram.of(options, entry)).perform(instrumentation);
        } catch (Refusal refusal) {
            StandardError.say("error", String.valueOf(refusal.getMessage()), refusal.hint());
            Runtime.getRuntime().halt(refusal.code());
        }
    }

    private static void requirePosix() throws Refusal {
        if (File.separatorChar != '/') {
            throw new Refusal(Refusal.OUR_BUG, "start the Java agent: not on this system", null);
        }
    }

    private static void requireFirst() throws Refusal {
        try {
            Class.forName("dev.sessionvault.agent.boot.Answers", false, null);
        } catch (ClassNotFoundException e) {
            return;
        }
        throw new Refusal(
                Refusal.USAGE,
                "start the Java agent: it is there already",
                "name it once: JAVA_TOOL_OPTIONS may name it too");
    }

    private void perform(Instrumentation instrumentation)
            throws Refusal, ReflectiveOperationException, IOException, UnmodifiableClassException {
        String tool = options.tool;
        Question key = tool == null ? null : askForKey(tool);
        Question facts = askForFacts(tool);
        List<Insertion> insertions = Insertions.of(options);
        BootZone.define(instrumentation, insertions);
        instrumentation.redefineClasses(Redefinition.of(insertions));
        Answering.give(options, sv, facts, key);
    }

    private Question askForKey(String tool) throws Refusal {
        List<String> command = sv.command("helper", tool);
        if (options.account != null) {
            command.addAll(List.of("--account", options.account));
        }
        String fd = options.passphraseFd;
        if (fd == null) {
            return Question.ask(PURPOSE, command, NOTHING);
        }
        command.addAll(List.of("--passphrase-fd", "0"));
        return Question.ask(PURPOSE, command, new File("/proc/self/fd/" + fd));
    }

    private Question askForFacts(@Nullable String tool) throws Refusal {
        List<String> command = sv.command("agent");
        if (tool != null) {
            command.add(tool);
        }
        if (options.wrap) {
            command.add("--wrap");
        }
        return Question.ask(PURPOSE, command, NOTHING);
    }
}
