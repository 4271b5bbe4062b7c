package dev.sessionvault.launcher.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Programs started where the kernel's keyring is not as it is here. */
final class Session {
    /** In a session of its own, with a keyring that is new and empty: KEYCTL_JOIN_SESSION_KEYRING. */
    private static final String JOIN = """
            import ctypes, os, sys
            keyctl = {'x86_64': 250, 'aarch64': 219}[os.uname().machine]
            assert ctypes.CDLL(None).syscall(keyctl, 1, 0) > 0
            os.execv(sys.argv[1], sys.argv[1:])
            """;

    /** Under a filter as containers have it, by which add_key and keyctl fail: seccomp(2). */
    private static final String FORBID = """
            import ctypes, os, struct, sys
            add, keyctl = {'x86_64': (248, 250), 'aarch64': (217, 219)}[os.uname().machine]
            steps = [(0x20, 0, 0, 0), (0x15, 2, 0, add), (0x15, 1, 0, keyctl), (6, 0, 0, 0x7fff0000), (6, 0, 0, 0x50001)]
            program = ctypes.create_string_buffer(b''.join(struct.pack('HBBI', *step) for step in steps))
            header = ctypes.create_string_buffer(struct.pack('HxxxxxxP', len(steps), ctypes.addressof(program)))
            libc = ctypes.CDLL(None)
            assert libc.prctl(38, 1, 0, 0, 0) == 0 and libc.prctl(22, 2, header) == 0
            os.execv(sys.argv[1], sys.argv[1:])
            """;

    private Session() {}

    static List<String> joined(Path program, String... arguments) {
        return command(JOIN, program, arguments);
    }

    static List<String> filtered(Path program, String... arguments) {
        return command(FORBID, program, arguments);
    }

    private static List<String> command(String script, Path program, String... arguments) {
        List<String> command = new ArrayList<>(List.of("setsid", "--wait", "python3", "-c", script));
        command.add(program.toString());
        command.addAll(List.of(arguments));
        return command;
    }
}
