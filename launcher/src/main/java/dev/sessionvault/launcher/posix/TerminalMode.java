package dev.sessionvault.launcher.posix;

import com.sun.jna.Memory;

/** Linux's {@code struct termios}, as far as a hidden line needs it: the same layout in glibc and musl. */
final class TerminalMode {
    static final int CTRL_C = 0x03;
    static final int CTRL_D = 0x04;
    static final int BACKSPACE = 0x08;
    static final int CTRL_U = 0x15;
    static final int CTRL_Z = 0x1a;
    static final int CTRL_BACKSLASH = 0x1c;
    static final int DELETE = 0x7f;

    private static final int LOCAL_FLAGS = 12;
    private static final int CONTROL_CHARACTERS = 17;
    private static final int VTIME = 5;
    private static final int VMIN = 6;
    private static final int ISIG = 0x1;
    private static final int ICANON = 0x2;
    private static final int ECHO = 0x8;
    private static final int ECHONL = 0x40;
    private static final int IEXTEN = 0x8000;

    private TerminalMode() {}

    /** No echo, no signals, every key at once; the rest as it was. */
    static Memory hidden(Memory before) {
        Memory hidden = new Memory(before.size());
        hidden.write(0, before.getByteArray(0, (int) before.size()), 0, (int) before.size());
        hidden.setInt(LOCAL_FLAGS, before.getInt(LOCAL_FLAGS) & ~(ISIG | ICANON | ECHO | ECHONL | IEXTEN));
        hidden.setByte(CONTROL_CHARACTERS + VMIN, (byte) 1);
        hidden.setByte(CONTROL_CHARACTERS + VTIME, (byte) 0);
        return hidden;
    }
}
