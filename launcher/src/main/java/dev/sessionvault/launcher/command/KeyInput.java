package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.posix.OpenFile;
import dev.sessionvault.launcher.terminal.Question;
import dev.sessionvault.launcher.terminal.UnansweredException;
import dev.sessionvault.launcher.windows.StandardFile;
import dev.sessionvault.root.HostSystem;
import dev.sessionvault.secret.SecretAccess;
import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.vault.tool.KeyShape;
import dev.sessionvault.vault.tool.Tool;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A key on its way into the vault: one line, typed unseen or from standard input, that looks like the tool's. */
final class KeyInput {
    private static final int MAX_BYTES = 16 * 1024;
    private static final int STDIN = 0;

    private final Machine machine;
    private final Tool tool;

    KeyInput(Machine machine, Tool tool) {
        this.machine = machine;
        this.tool = tool;
    }

    /** The key that is given, which looks like the tool's or is to be stored all the same. */
    SecretBytes read(boolean stdin, boolean force) throws LauncherException {
        SecretBytes key = stdin ? fromStdin() : fromTerminal();
        try {
            requireShape(key, force);
            return key;
        } catch (LauncherException e) {
            key.close();
            throw e;
        }
    }

    private SecretBytes fromStdin() throws LauncherException {
        try (SecretBytes all = standardInput()) {
            return checked(OneLine.of(all));
        } catch (IOException e) {
            throw refused("standard input cannot be read", null);
        }
    }

    private static SecretBytes standardInput() throws IOException {
        return HostSystem.current() == HostSystem.WINDOWS
                ? StandardFile.readSecret(STDIN, MAX_BYTES + 1)
                : OpenFile.of(STDIN).readSecret(MAX_BYTES + 1);
    }

    private SecretBytes fromTerminal() throws LauncherException {
        try {
            return checked(Question.hidden("key for " + tool.name().value()));
        } catch (UnansweredException e) {
            throw refused(String.valueOf(e.getMessage()), advice(e.reason()));
        }
    }

    private static @Nullable String advice(UnansweredException.Reason reason) {
        return switch (reason) {
            case NO_TERMINAL -> "pass it with --stdin";
            case LINES -> "a key is one line; nothing was stored";
            default -> null;
        };
    }

    private SecretBytes checked(SecretBytes key) throws LauncherException {
        String fault = key.read(SecretAccess.granted(), KeyInput::fault);
        if (!fault.isEmpty()) {
            key.close();
            throw refused(fault, "nothing was stored");
        }
        return key;
    }

    /** What is wrong with it; empty if nothing is. */
    private static String fault(byte[] key) {
        if (key.length == 0) {
            return "it is empty";
        }
        if (key.length > MAX_BYTES) {
            return "more than " + MAX_BYTES + " bytes";
        }
        for (byte b : key) {
            if (b == '\n' || b == '\r') {
                return "more than one line";
            }
            if (b == 0) {
                return "it contains a NUL byte";
            }
        }
        return "";
    }

    /** Another look than the tool's keys have: told, and asked about where that is possible. */
    private void requireShape(SecretBytes key, boolean force) throws LauncherException {
        KeyShape shape = tool.keyShape();
        if (shape == null || key.read(SecretAccess.granted(), shape::fits)) {
            return;
        }
        String told = "this does not look like a key of " + tool.name().value() + ": " + shape.describe();
        if (force) {
            machine.terminal().warning(told);
        } else if (!confirmed(told)) {
            throw refused("it does not look like one: " + shape.describe(), "if it is right all the same: --force");
        }
    }

    private boolean confirmed(String told) {
        try (Question question = Question.open()) {
            if (question == null) {
                return false;
            }
            machine.terminal().warning(told);
            return question.confirm("store it all the same?");
        } catch (IOException e) {
            return false;
        }
    }

    private LauncherException refused(String why, @Nullable String hint) {
        return new LauncherException(
                ExitCode.USAGE, "take the key: key for " + tool.name().value() + ": " + why, hint);
    }
}
