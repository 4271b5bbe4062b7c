package dev.sessionvault.launcher.command.share;

import dev.sessionvault.launcher.command.StartScript;
import dev.sessionvault.launcher.command.SvCommand;
import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.share.control.Login;
import dev.sessionvault.launcher.share.control.Plan;
import dev.sessionvault.launcher.share.control.Sockets;
import dev.sessionvault.launcher.share.key.IdentityKey;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Starts the process in which a session lives, and tells it everything by a pipe. */
final class SessionStart {
    /** What the session's process may inherit: where things are, and how the vault's root is reached. */
    private static final List<String> INHERITED = List.of(
            "HOME",
            "USER",
            "LOGNAME",
            "TZ",
            "SV_HOME",
            "XDG_CONFIG_HOME",
            "XDG_DATA_HOME",
            "XDG_STATE_HOME",
            "XDG_RUNTIME_DIR",
            "DBUS_SESSION_BUS_ADDRESS",
            "TPM2TOOLS_TCTI",
            "TSS2_LOG");

    private static final List<String> PROXIES =
            List.of("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy", "NO_PROXY", "no_proxy");

    private final SvCommand sv;

    SessionStart(SvCommand sv) {
        this.sv = sv;
    }

    Map<String, String> texts(IdentityKey owner) {
        Map<String, String> environment = sv.machine().environment();
        Map<String, String> texts = new HashMap<>();
        for (String name : new String[] {"HOME", "USER", "LOGNAME", "SSH_AUTH_SOCK"}) {
            texts.put(name, environment.getOrDefault(name, ""));
        }
        Sockets sockets = LiveSessions.sockets(sv.machine());
        Login login = Login.current(environment);
        texts.put("owner", owner.toString());
        texts.put("log", sv.machine().directories().log().getAbsolutePath());
        texts.put("sockets", sockets.path());
        texts.put("loginKind", login.kind());
        texts.put("login", login.value());
        return texts;
    }

    /** These may hold a password. */
    Map<String, String> proxies() {
        return only(PROXIES);
    }

    private Map<String, String> only(List<String> names) {
        Map<String, String> some = new HashMap<>();
        for (String name : names) {
            String value = sv.machine().environment().get(name);
            if (value != null) {
                some.put(name, value);
            }
        }
        return some;
    }

    /** Returns when a recipient can come. */
    void start(Plan plan) throws LauncherException {
        List<String> command = new ArrayList<>(List.of(StartScript.path(), "share", "session"));
        if (sv.isSlotGiven()) {
            command.addAll(List.of("--slot", String.valueOf(sv.slotNumber())));
        }
        ProcessBuilder builder = new ProcessBuilder(command).directory(new File("/"));
        builder.environment().clear();
        builder.environment().putAll(only(INHERITED));
        builder.environment().put("PATH", "/usr/local/bin:/usr/bin:/bin");
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        try {
            Process process = builder.start();
            plan.write(process.getOutputStream());
            answer(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw failed("its process cannot be started", null);
        }
    }

    private static void answer(String said) throws LauncherException {
        String[] lines = said.split("\n", -1);
        if (lines[0].equals("ready")) {
            return;
        }
        if (lines.length < 4 || !lines[0].equals("failed")) {
            throw failed("its process ended before it began", null);
        }
        throw new LauncherException(code(lines[1]), lines[2], lines[3].isEmpty() ? null : lines[3]);
    }

    private static ExitCode code(String name) {
        for (ExitCode code : ExitCode.values()) {
            if (code.name().equals(name)) {
                return code;
            }
        }
        return ExitCode.PEER;
    }

    private static LauncherException failed(String why, @Nullable String hint) {
        return new LauncherException(ExitCode.PEER, "open a session: " + why, hint);
    }
}
