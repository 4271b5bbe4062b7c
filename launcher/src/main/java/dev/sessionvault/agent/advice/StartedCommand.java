package dev.sessionvault.agent.advice;

import dev.sessionvault.agent.boot.Answers;

/** Before {@code ProcessImpl.start}, below {@code ProcessBuilder} and {@code Runtime.exec}: what is started. */
public final class StartedCommand {
    private StartedCommand() {}

    /** Instead of this command. */
    public static String[] answer(String[] command) {
        Answers answers = Answers.current();
        return answers == null ? command : answers.command(command);
    }
}
