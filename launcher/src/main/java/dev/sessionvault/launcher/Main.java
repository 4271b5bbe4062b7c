package dev.sessionvault.launcher;

import dev.sessionvault.launcher.command.Commands;
import dev.sessionvault.launcher.command.Roots;
import dev.sessionvault.launcher.windows.OwnArguments;
import dev.sessionvault.root.HostSystem;

/** The program {@code sv}. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Runtime.getRuntime().halt(Commands.run(own(arguments), Roots.ofThisMachine()));
    }

    private static String[] own(String[] arguments) {
        return HostSystem.current() == HostSystem.WINDOWS
                ? OwnArguments.after(Main.class.getName(), arguments)
                : arguments;
    }
}
