package dev.sessionvault.launcher.reflect.mcp;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.reflect.Guest;
import dev.sessionvault.launcher.reflect.HandleInput;
import dev.sessionvault.launcher.reflect.LentSession;
import dev.sessionvault.launcher.reflect.OwnerTrust;
import dev.sessionvault.launcher.reflect.RecipientFiles;
import dev.sessionvault.launcher.share.key.KnownOwners;
import dev.sessionvault.launcher.terminal.Terminal;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;

/** The program {@code sv reflect}: an MCP server on standard input and output. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Terminal terminal = Terminal.ofProcess();
        Runtime.getRuntime().halt(reported(arguments, terminal));
    }

    /** As in sv itself: an unexpected exception is named by its class only. */
    private static int reported(String[] arguments, Terminal terminal) {
        try {
            serve(Line.parse(arguments), System.getenv());
            return ExitCode.DONE.number();
        } catch (LauncherException e) {
            terminal.error(e);
            return e.code().number();
        } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError e) {
            terminal.error("internal: " + e.getClass().getName());
            terminal.hint("this is a bug of sv: please report it, without the handle");
            return ExitCode.BUG.number();
        }
    }

    private static void serve(Line line, Map<String, String> environment) throws LauncherException {
        RecipientFiles files = RecipientFiles.of(environment);
        // The client's program owns the terminal, if there is one: nobody can be asked.
        OwnerTrust trust =
                new OwnerTrust(new KnownOwners(files.configuration()), line.owner(), line.pin(), fingerprint -> false);
        Guest guest = new Guest(files, trust, line.relayCa(), environment, InstantSource.system());
        byte[] handle = new HandleInput(line.passport(), line.passportFile(), environment).read(null);
        try (LentSession session = guest.open(handle)) {
            new ToolServer(session, new FileInputStream(FileDescriptor.in), new FileOutputStream(FileDescriptor.out))
                    .serve();
        } finally {
            Arrays.fill(handle, (byte) 0);
        }
    }
}
