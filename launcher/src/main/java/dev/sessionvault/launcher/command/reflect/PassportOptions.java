package dev.sessionvault.launcher.command.reflect;

import dev.sessionvault.launcher.command.Machine;
import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.reflect.Guest;
import dev.sessionvault.launcher.reflect.HandleInput;
import dev.sessionvault.launcher.reflect.LentSession;
import dev.sessionvault.launcher.reflect.OwnerTrust;
import dev.sessionvault.launcher.reflect.RecipientFiles;
import dev.sessionvault.launcher.share.key.Fingerprint;
import dev.sessionvault.launcher.share.key.KnownOwners;
import dev.sessionvault.launcher.terminal.Question;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which handle, and whom to trust with it. */
final class PassportOptions {
    @Option(
            names = "--passport",
            paramLabel = "HANDLE",
            description = "The handle; - reads it from standard input. Other programs of yours see what stands here.")
    @Nullable
    String passport;

    @Option(
            names = "--passport-file",
            paramLabel = "FILE",
            description = "Read the handle from this file. With neither, it is taken from SV_PASSPORT.")
    @Nullable
    String passportFile;

    @Option(
            names = "--pin",
            paramLabel = "WORDS",
            description = "The owner's six words, as they told you: instead of being asked.")
    @Nullable
    String pin;

    @Option(
            names = "--owner",
            paramLabel = "NAME",
            description = "What you call the owner: another key under the same name is refused.")
    String owner = "";

    @Option(names = "--relay-ca", paramLabel = "FILE", description = "Certificates that alone may vouch for the relay.")
    @Nullable
    Path relayCa;

    LentSession open(Machine machine) throws LauncherException {
        RecipientFiles files = RecipientFiles.of(machine.environment());
        OwnerTrust trust =
                new OwnerTrust(new KnownOwners(files.configuration()), owner, pin, PassportOptions::confirms);
        Guest guest = new Guest(files, trust, relayCa, machine.environment(), machine.clock());
        byte[] handle = new HandleInput(passport, passportFile, machine.environment())
                .read(new FileInputStream(FileDescriptor.in));
        try {
            return guest.open(handle);
        } finally {
            Arrays.fill(handle, (byte) 0);
        }
    }

    /** A person at the terminal has to say that these are the words which the owner has told on another way. */
    private static boolean confirms(Fingerprint fingerprint) throws LauncherException {
        try (Question question = Question.open()) {
            return question != null && question.confirm("is " + fingerprint + " what the owner has told you?");
        } catch (IOException e) {
            throw new LauncherException(ExitCode.DENIED, "trust the owner: the terminal cannot be read", null);
        }
    }
}
