package dev.sessionvault.launcher;

import dev.sessionvault.launcher.command.Commands;
import dev.sessionvault.launcher.command.Roots;

/** The program {@code sv}. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Runtime.getRuntime().halt(Commands.run(arguments, Roots.ofThisMachine()));
    }
}
