package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.posix.OpenFile;
import dev.sessionvault.launcher.windows.StandardFile;
import dev.sessionvault.root.HostSystem;
import dev.sessionvault.secret.SecretBytes;
import java.io.IOException;

/** A descriptor that the caller opened for a secret: {@code --passphrase-fd 3 3< file}. */
final class Descriptor {
    private Descriptor() {}

    static SecretBytes read(String what, int number, int limitBytes) throws LauncherException {
        OpenFile file = inherited("read", what, number);
        SecretBytes secret;
        try {
            secret = HostSystem.current() == HostSystem.WINDOWS
                    ? StandardFile.readSecret(number, limitBytes)
                    : file.readSecret(limitBytes);
        } catch (IOException e) {
            throw failed("read", what, number, "it cannot be read");
        }
        if (secret.size() > limitBytes) {
            secret.close();
            throw failed("read", what, number, "more than " + limitBytes + " bytes");
        }
        return secret;
    }

    static void write(String what, int number, byte[] bytes) throws LauncherException {
        try {
            OpenFile file = inherited("write", what, number);
            if (HostSystem.current() == HostSystem.WINDOWS) {
                StandardFile.write(number, bytes);
            } else {
                file.write(bytes);
            }
        } catch (IOException e) {
            throw failed("write", what, number, "it cannot be written");
        }
    }

    private static OpenFile inherited(String verb, String what, int number) throws LauncherException {
        if (!OpenFile.isInherited(number)) {
            throw failed(verb, what, number, "it is not open");
        }
        return OpenFile.of(number);
    }

    private static LauncherException failed(String verb, String what, int number, String why) {
        return new LauncherException(
                ExitCode.USAGE,
                verb + " the " + what + ": descriptor " + number + ": " + why,
                "open it for sv: " + number + (verb.equals("read") ? "< " : "> ") + "file");
    }
}
