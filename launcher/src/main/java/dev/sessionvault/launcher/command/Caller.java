package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exec.FoundAs;
import dev.sessionvault.launcher.exec.Program;
import dev.sessionvault.launcher.posix.CommandLine;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The caller's environment, byte for byte. The shell that runs the start script hands none on as it is, so the script
 * puts all of it, encoded, into variables that it numbers from 1; without the script this process's own is the caller's.
 */
final class Caller {
    private static final String PART = "SV_ENVIRONMENT_";
    private static final String STARTED_AS = "SV_STARTED_AS";

    private final List<byte[]> environment;
    private final byte @Nullable [] startedAs;

    private Caller(List<byte[]> environment, byte @Nullable [] startedAs) {
        this.environment = environment;
        this.startedAs = startedAs;
    }

    static Caller ofProcess() {
        List<byte[]> own = CommandLine.environment();
        boolean byScript = System.getProperty("sv.launcher") != null;
        return byScript ? byScript(own) : new Caller(own, null);
    }

    /** @param own what the script left this process */
    static Caller byScript(List<byte[]> own) {
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        int number = 1;
        byte[] part = value(own, PART.concat(Integer.toString(number)));
        while (part != null) {
            encoded.write(part, 0, part.length);
            number++;
            part = value(own, PART.concat(Integer.toString(number)));
        }
        byte[] strings = Base64.getDecoder().decode(encoded.toByteArray());
        return new Caller(CommandLine.strings(strings), value(own, STARTED_AS));
    }

    private static byte @Nullable [] value(List<byte[]> environment, String name) {
        byte[] start = name.concat("=").getBytes(StandardCharsets.US_ASCII);
        for (byte[] entry : environment) {
            if (entry.length >= start.length && Arrays.equals(entry, 0, start.length, start, 0, start.length)) {
                return Arrays.copyOfRange(entry, start.length, entry.length);
            }
        }
        return null;
    }

    List<byte[]> environment() {
        return environment;
    }

    /** As the program would find it, had the caller started it and not sv. */
    List<byte[]> environmentFor(Program program) {
        return startedAs == null ? environment : FoundAs.replace(startedAs, program, environment);
    }
}
