package dev.sessionvault.launcher.share.address;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The search for a host's address, which is given up on. The system's resolver has no limit that a program could set, and no
 * interrupt reaches it: it is asked by a thread of its own, and whoever asks for the same host meanwhile waits for the same
 * answer. So a resolver that hangs holds one thread for each host, however often it is asked.
 */
public final class Lookup implements AutoCloseable {
    private static final ConcurrentMap<String, CompletableFuture<InetAddress>> UNDER_WAY = new ConcurrentHashMap<>();

    private final CompletableFuture<InetAddress> answer;

    private Lookup(CompletableFuture<InetAddress> answer) {
        this.answer = answer;
    }

    /** How a host's address is found. */
    interface Resolver {
        InetAddress address(String host) throws UnknownHostException;
    }

    /** @param host a name or an address */
    public static Lookup of(String host) {
        return of(host, InetAddress::getByName);
    }

    static Lookup of(String host, Resolver resolver) {
        return new Lookup(
                UNDER_WAY.computeIfAbsent(host, name -> begin(name, resolver)).copy());
    }

    private static CompletableFuture<InetAddress> begin(String host, Resolver resolver) {
        CompletableFuture<InetAddress> answer = new CompletableFuture<>();
        Thread thread = new Thread(() -> ask(host, resolver, answer), "sv-lookup");
        thread.setDaemon(true);
        thread.start();
        return answer;
    }

    private static void ask(String host, Resolver resolver, CompletableFuture<InetAddress> answer) {
        try {
            InetAddress found = resolver.address(host);
            UNDER_WAY.remove(host, answer);
            answer.complete(found);
        } catch (UnknownHostException | RuntimeException e) {
            UNDER_WAY.remove(host, answer);
            answer.completeExceptionally(e);
        }
    }

    /**
     * @throws UnknownHostException if there is no such host
     * @throws SocketTimeoutException if nothing was heard of it by then
     * @throws IOException if somebody closed this
     */
    public InetAddress await(Duration limit) throws IOException {
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new SocketTimeoutException("the name was not found in time");
        } catch (ExecutionException e) {
            throw new UnknownHostException("the name is not known");
        } catch (CancellationException e) {
            throw new IOException("the search was given up", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    /** Whoever waits gets no answer. */
    @Override
    public void close() {
        answer.cancel(false);
    }
}
