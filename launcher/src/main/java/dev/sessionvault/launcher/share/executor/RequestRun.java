package dev.sessionvault.launcher.share.executor;

import dev.sessionvault.launcher.share.address.Lookup;
import dev.sessionvault.launcher.share.verb.Invocation;
import dev.sessionvault.launcher.share.verb.KeyUse;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A request. Over a socket of our own, since the JDK's client takes headers as text only, and a key that has become one
 * stays in memory.
 */
final class RequestRun implements Running {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final int CHUNK_BYTES = 8192;

    private final Invocation.Request request;
    private final Target target;
    private final RequestBytes bytes;
    private final Meter meter;
    private final Tls tls;
    private final Socket bare = new Socket();
    private final Lookup lookup;
    private final Alarms.Alarm alarm;
    private final AtomicReference<@Nullable Stop> stopped = new AtomicReference<>();

    private RequestRun(
            Invocation.Request request, Target target, RequestBytes bytes, int seconds, Meter meter, Tls tls) {
        this.request = request;
        this.target = target;
        this.bytes = bytes;
        this.meter = meter;
        this.tls = tls;
        this.lookup = Lookup.of(target.host());
        this.alarm = Alarms.in(seconds, () -> stop(Stop.TIME_LIMIT));
    }

    static Running start(
            Invocation.Request request, int seconds, @Nullable KeyUse use, byte[] key, Meter meter, Tls tls) {
        try {
            Target target = Target.parse(request.url());
            return new RequestRun(request, target, new RequestBytes(request, target, use, key), seconds, meter, tls);
        } catch (IOException e) {
            meter.wipe();
            return new NotRunning(Finish.notStarted(String.valueOf(e.getMessage())));
        }
    }

    @Override
    public void stop(Stop why) {
        if (stopped.compareAndSet(null, why)) {
            try {
                bare.close();
            } catch (IOException e) {
                // whoever waits for it learns of it all the same
            }
            lookup.close();
        }
    }

    @Override
    public Finish finish() {
        Finish finish;
        try (bare;
                lookup) {
            bare.connect(new InetSocketAddress(lookup.await(CONNECT), target.port()), (int) CONNECT.toMillis());
            finish = exchange(target.tls() ? tls.secure(bare, target.host(), target.port()) : bare);
        } catch (UnknownHostException e) {
            finish = Finish.noAnswer("the server cannot be found");
        } catch (SocketTimeoutException e) {
            finish = Finish.noAnswer("the server does not answer");
        } catch (IOException e) {
            finish = Finish.noAnswer(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            stop(Stop.LOST);
            finish = Finish.stopped(Stop.LOST);
        } finally {
            alarm.cancel();
            bytes.wipe();
            meter.wipe();
        }
        Stop why = stopped.get();
        return why == null ? finish : Finish.stopped(why);
    }

    private Finish exchange(Socket socket) throws IOException, InterruptedException {
        bytes.writeTo(socket.getOutputStream());
        Answer answer = Answer.read(
                new BufferedInputStream(socket.getInputStream()),
                !request.method().equals("HEAD"));
        byte[] chunk = new byte[CHUNK_BYTES];
        for (int count = answer.read(chunk); count > 0; count = answer.read(chunk)) {
            if (!deliver(Arrays.copyOf(chunk, count))) {
                stop(Stop.OUTPUT_LIMIT);
            }
        }
        Arrays.fill(chunk, (byte) 0);
        meter.end();
        return request.isDone(answer.status())
                ? Finish.ended(Finish.Kind.ANSWERED, answer.status())
                : new Finish(Finish.Kind.FAILED, 0, "STATUS", "the server answered " + answer.status());
    }

    private boolean deliver(byte[] chunk) throws InterruptedException {
        try {
            return meter.write(Sink.STDOUT, chunk);
        } catch (IOException e) {
            stop(Stop.LOST);
            return true;
        }
    }
}
