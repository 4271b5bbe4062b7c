package dev.sessionvault.launcher.windows;

import com.sun.jna.Callback;

/**
 * What the console tells its processes. Ctrl-C and Ctrl-Break reach the tool by themselves, since it shares our console;
 * we outlive them, to return the code that it ends with.
 */
final class ConsoleEvents {
    private static final int CTRL_BREAK = 1;

    /** Kept from the collector: Windows calls it until this process ends. */
    private static final Handler HANDLER = event -> event <= CTRL_BREAK ? 1 : 0;

    private ConsoleEvents() {}

    /** As the C declaration has it: {@code BOOL WINAPI HandlerRoutine(DWORD)}. */
    interface Handler extends Callback {
        int invoke(int event);
    }

    static void leaveToTheTool() throws WindowsException {
        Kernel32.require("SetConsoleCtrlHandler", HANDLER, 1);
    }
}
