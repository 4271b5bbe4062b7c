package dev.sessionvault.relay.server;

import java.io.ByteArrayInputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.logging.LogManager;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program {@code sv-relay}. */
@Command(
        name = "sv-relay",
        description = "Pairs two strangers, and forwards what it cannot read.",
        subcommands = {ServeCommand.class, TokenCommand.class},
        mixinStandardHelpOptions = true,
        version = "sv-relay 0.1.0")
public final class Main {
    static final int USAGE = 2;
    static final int RELAY = 8;

    private Main() {}

    public static void main(String[] arguments) {
        silenceLibraries();
        System.exit(run(
                arguments,
                new PrintWriter(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8),
                new PrintWriter(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8)));
    }

    static int run(String[] arguments, PrintWriter out, PrintWriter err) {
        return new CommandLine(new Main())
                .setOut(out)
                .setErr(err)
                .setExecutionExceptionHandler((e, line, parsed) -> report(e, err))
                .setParameterExceptionHandler((e, unused) -> {
                    err.println("sv-relay: error: " + e.getMessage());
                    err.println("sv-relay: hint: " + e.getCommandLine().getCommandName() + " --help");
                    return USAGE;
                })
                .execute(arguments);
    }

    private static int report(Exception e, PrintWriter err) {
        if (e instanceof RelayException || e instanceof IllegalArgumentException) {
            err.println("sv-relay: error: " + e.getMessage());
            return e instanceof RelayException ? RELAY : USAGE;
        }
        err.println("sv-relay: error: our bug: " + e.getClass().getName());
        return 1;
    }

    /** What libraries say may name addresses; what matters of it is counted. */
    private static void silenceLibraries() {
        try {
            byte[] quiet = ".level=OFF\n".getBytes(StandardCharsets.ISO_8859_1);
            LogManager.getLogManager().readConfiguration(new ByteArrayInputStream(quiet));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
