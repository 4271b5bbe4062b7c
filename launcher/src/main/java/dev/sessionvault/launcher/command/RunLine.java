package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.root.HostSystem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The verbs that hand out a key, parsed by hand: {@code sv run} starts many times a day, and loading picocli would take
 * longer than all the rest of it. Options come before or after the tool's name; the first word after that name that is
 * none of them, or {@code --}, begins what belongs to the tool.
 */
final class RunLine {
    final String verb;
    String tool = "";

    @Nullable
    String account;

    @Nullable
    String shell;

    @Nullable
    String format;

    final List<String> keep = new ArrayList<>();
    /** The engine and the image, if the tool is to run in a container. */
    final List<String> in = new ArrayList<>();

    final List<String> containerArguments = new ArrayList<>();
    boolean dryRun;
    boolean clean;
    int passphraseFd = Passphrase.NOT_GIVEN;
    int pinFd = Passphrase.NOT_GIVEN;
    int slot = Unlock.PRIMARY;
    /** What belongs to the tool; as text, so only to be counted. */
    List<String> rest = new ArrayList<>();

    RunLine(String verb) {
        this.verb = verb;
    }

    /** What the arguments say, or {@code null} if they are for picocli: another verb, a call for help, or a mistake. */
    static @Nullable RunLine parse(String[] arguments) {
        return new RunLineParser(arguments).parse();
    }

    int perform(Machine machine) throws LauncherException {
        if (HostSystem.current() == HostSystem.WINDOWS) {
            return performOnWindows(machine);
        }
        switch (verb) {
            case "run":
            case "exec":
                return new Start(machine, this).perform();
            case "env":
                return new Environment(machine, this).perform();
            default:
                return new BareKey(machine, this).perform();
        }
    }

    private int performOnWindows(Machine machine) throws LauncherException {
        if (verb.equals("run") || verb.equals("exec")) {
            return new WindowsStart(machine, this).perform();
        }
        throw Failure.usage("read the command line: " + verb + ": not on Windows", "sv run " + tool);
    }

    boolean isRun() {
        return verb.equals("run");
    }
}
