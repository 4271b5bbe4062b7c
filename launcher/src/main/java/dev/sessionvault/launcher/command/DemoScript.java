package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.terminal.Terminal;

/** Tells the steps of a demo, and checks each. */
final class DemoScript {
    private final Terminal terminal;

    DemoScript(Terminal terminal) {
        this.terminal = terminal;
    }

    /** The program that plays, as it was started. */
    static String program() throws LauncherException {
        String program = System.getProperty("sv.launcher");
        if (program == null) {
            throw failed("start sv: this runtime was not started by bin/sv");
        }
        return new java.io.File(program).getAbsolutePath();
    }

    void step(String what) {
        terminal.print("");
        terminal.print("$ " + what);
    }

    void tell(String what) {
        terminal.print(what);
    }

    void show(String text) {
        terminal.printText(text.isEmpty() ? "" : "  " + text.strip().replace("\n", "\n  ") + "\n");
    }

    /** @return what it printed */
    String expect(DemoShell.Answer answer, int code, String text) throws LauncherException {
        if (answer.code() != code || !answer.text().contains(text)) {
            show(answer.text());
            throw failed("check the step: it ended with " + answer.code() + ": want " + code + " and: " + text);
        }
        return answer.text();
    }

    static LauncherException failed(String why) {
        return new LauncherException(ExitCode.BUG, "play the demo: " + why, null);
    }
}
