package dev.sessionvault.launcher.share.control;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The login in which a session was opened: systemd's, if it has one; else that of the terminal, for as long as the
 * process lives that leads its session; else none, and then there is nothing to log out of.
 *
 * @param kind {@code systemd}, {@code terminal} or {@code none}
 * @param value which
 */
public record Login(String kind, String value) {
    private static final Path SESSIONS = Path.of("/run/systemd/sessions");
    private static final int SESSION_FIELD = 3;
    private static final int TERMINAL_FIELD = 4;
    private static final int START_FIELD = 19;

    /** This process's. */
    public static Login current(Map<String, String> environment) {
        String id = environment.getOrDefault("XDG_SESSION_ID", "");
        if (id.matches("[A-Za-z0-9_-]{1,32}") && Files.exists(SESSIONS.resolve(id))) {
            return new Login("systemd", id);
        }
        String[] self = fields("self");
        boolean terminal = self.length > TERMINAL_FIELD && !self[TERMINAL_FIELD].equals("0");
        return terminal ? leader(self[SESSION_FIELD]) : new Login("none", "");
    }

    private static Login leader(String pid) {
        String[] leader = fields(pid);
        return leader.length > START_FIELD
                ? new Login("terminal", pid + "." + leader[START_FIELD])
                : new Login("none", "");
    }

    /** Whether somebody has logged out of it. */
    public boolean isOver() {
        return switch (kind) {
            case "systemd" -> isOver(SESSIONS.resolve(value));
            case "terminal" ->
                !leader(value.substring(0, value.indexOf('.'))).value.equals(value);
            default -> false;
        };
    }

    private static boolean isOver(Path file) {
        try {
            return Files.readAllLines(file).contains("STATE=closing");
        } catch (IOException e) {
            return Files.notExists(file);
        }
    }

    /** Of {@code /proc/PID/stat}, those behind the name: state, parent, group, session, terminal, … */
    private static String[] fields(String pid) {
        try {
            String text = Files.readString(Path.of("/proc", pid, "stat"), java.nio.charset.StandardCharsets.ISO_8859_1);
            return text.substring(text.lastIndexOf(')') + 1).trim().split(" ");
        } catch (IOException e) {
            return new String[0];
        }
    }
}
