package dev.sessionvault.launcher.share.executor;

import dev.sessionvault.launcher.posix.ChildProcess;
import dev.sessionvault.launcher.posix.NativeVariable;
import dev.sessionvault.launcher.posix.PosixException;
import dev.sessionvault.launcher.posix.ProcessTable;
import dev.sessionvault.launcher.share.verb.Invocation;
import dev.sessionvault.launcher.share.verb.KeyUse;
import dev.sessionvault.launcher.share.verb.Limits;
import dev.sessionvault.secret.SecretAccess;
import dev.sessionvault.secret.SecretBytes;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Starts calls that may run. */
public final class Executor {
    private final Map<String, String> environment;
    private final Tls tls;

    /**
     * @param environment of every program, before what its verb adds; it holds no secret
     * @param tls for requests
     */
    public Executor(Map<String, String> environment, Tls tls) {
        this.environment = Map.copyOf(environment);
        this.tls = tls;
        ProcessTable.adoptOrphans();
    }

    /**
     * Starts it. What cannot be started is a {@link Running} that has already failed.
     *
     * @param mark no other call's; the program has it as {@code SV_CALL}
     * @param use where the key goes, if there is one
     * @param key for this call only; stays the caller's, who may wipe it when this returns
     */
    public Running start(
            String mark,
            Invocation invocation,
            Limits limits,
            @Nullable KeyUse use,
            @Nullable SecretBytes key,
            Sink sink) {
        if (key == null || use == null) {
            return start(mark, invocation, limits, null, new byte[0], sink);
        }
        return key.read(SecretAccess.granted(), bytes -> start(mark, invocation, limits, use, bytes, sink));
    }

    private Running start(
            String mark, Invocation invocation, Limits limits, @Nullable KeyUse use, byte[] key, Sink sink) {
        Meter meter = new Meter(sink, limits.outputBytes(), use == null ? null : key);
        if (invocation instanceof Invocation.Request request) {
            return RequestRun.start(request, limits.seconds(), use, key, meter, tls);
        }
        return start(mark, (Invocation.Start) invocation, limits.seconds(), use, key, meter);
    }

    private Running start(
            String mark, Invocation.Start start, int seconds, @Nullable KeyUse use, byte[] key, Meter meter) {
        if (!new File(start.directory()).isDirectory()) {
            meter.wipe();
            return new NotRunning(Finish.notStarted("its directory is not there"));
        }
        Map<String, String> variables = new TreeMap<>(environment);
        variables.putAll(start.environment());
        variables.put(Family.MARK, mark);
        Command command = new Command(start.argv(), variables);
        try (NativeVariable variable = use == null ? null : NativeVariable.of(use.place(), key)) {
            // Nobody sweeps for orphans between its start and its being known.
            synchronized (Family.class) {
                ChildProcess child = ChildProcess.start(
                        command.program(),
                        command.words(),
                        command.variables(),
                        variable,
                        start.directory().getBytes(StandardCharsets.UTF_8));
                return new ProgramRun(child, new Family(child.pid(), mark), meter, seconds);
            }
        } catch (PosixException e) {
            meter.wipe();
            return new NotRunning(Finish.notStarted(String.valueOf(e.getMessage())));
        }
    }
}
