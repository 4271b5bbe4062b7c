package dev.sessionvault.launcher.leak.search;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Threads that search files, several files a time: handing over one costs as much as reading it. When they have enough
 * to do, whoever brings more does it instead, so that neither the list of files nor memory grows.
 */
final class Workers implements AutoCloseable {
    private static final int BATCH = 32;
    private static final int WAITING_BATCHES = 64;

    private final Tally tally;
    private final ThreadPoolExecutor threads;
    private final ArrayBlockingQueue<FileSearch> searches;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private List<Job> batch = new ArrayList<>(BATCH);

    Workers(Tally tally, int count) {
        this.tally = tally;
        threads = new ThreadPoolExecutor(
                count,
                count,
                1,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(WAITING_BATCHES),
                Workers::daemon,
                new ThreadPoolExecutor.CallerRunsPolicy());
        searches = new ArrayBlockingQueue<>(count + 1);
        for (int i = 0; i <= count; i++) {
            searches.add(new FileSearch(tally));
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "sv-search");
        thread.setDaemon(true);
        return thread;
    }

    void add(Job job) {
        List<Job> full;
        synchronized (this) {
            batch.add(job);
            if (batch.size() < BATCH) {
                return;
            }
            full = batch;
            batch = new ArrayList<>(BATCH);
        }
        threads.execute(() -> search(full));
    }

    private void search(List<Job> jobs) {
        FileSearch search = null;
        try {
            search = searches.take();
            for (Job job : jobs) {
                search.search(job);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failure.compareAndSet(null, e);
        } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
        } finally {
            if (search != null) {
                searches.add(search);
            }
        }
    }

    /** @throws IllegalStateException if a search broke off: what it would have found is not known */
    @Override
    public void close() {
        search(batch);
        threads.shutdown();
        try {
            while (!threads.awaitTermination(1, TimeUnit.SECONDS)) {
                tally.searched(0, 0);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        searches.forEach(FileSearch::close);
        Throwable broken = failure.get();
        if (broken != null) {
            throw new IllegalStateException("a search broke off", broken);
        }
    }
}
